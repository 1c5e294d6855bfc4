import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  type FluentIcon,
  HourglassHalfRegular,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { CaptureDecision, CaptureOutcome } from '../../server/contract/capture-decision.ts';
import { ChannelIcon } from '../interaction/ChannelIcon.tsx';
import { channelOfCall } from '../interaction/channel.ts';
import { useFormats } from '../ui/dates.ts';
import { decisionSentence } from '../ui/decision-sentence.ts';
import { usePermissions } from '../ui/session.tsx';
import { wayOutOf } from './way-out.ts';

export const decisionRowHeight = { wide: 64, compact: 148 };

const icons: Record<CaptureOutcome, FluentIcon> = {
  logged: CheckmarkCircleRegular,
  postponed: HourglassHalfRegular,
  notLogged: SubtractCircleRegular,
};

const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const useStyles = makeStyles({
  row: {
    display: 'grid',
    // Every row is a grid of its own: tracks as wide as their text would not line up.
    gridTemplateColumns: '20px minmax(0, 1fr) minmax(0, 144px) 68px',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalL}`,
  },
  compact: {
    gridTemplateColumns: '20px minmax(0, 1fr) 68px',
    rowGap: tokens.spacingVerticalXS,
    padding: `0 ${tokens.spacingHorizontalM}`,
    alignContent: 'center',
  },
  icon: { display: 'flex', fontSize: '20px', color: tokens.colorNeutralForeground2 },
  what: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  whatCompact: { gridColumn: '2 / span 2' },
  sentence: cut,
  wrap: {
    display: '-webkit-box',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    WebkitLineClamp: '4',
    WebkitBoxOrient: 'vertical',
  },
  message: {
    ...cut,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  time: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
  },
  way: { textAlign: 'end' },
  below: { gridColumn: 2 },
});

interface DecisionRowProps {
  decision: CaptureDecision;
  compact: boolean;
}

export function useDecisionRowClass(compact: boolean): string {
  const styles = useStyles();
  return mergeClasses(styles.row, compact && styles.compact);
}

export function DecisionRow({ decision, compact }: DecisionRowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFormats();
  const { write, administer } = usePermissions();
  const way = wayOutOf(decision, write, administer);
  const Icon = icons[decision.outcome];
  const { call, meeting } = decision;
  const who = useWho(decision);
  const role = useRole(decision);
  const message = useMessageLine(decision);
  return (
    <>
      <td className={styles.icon}>
        <Icon
          title={t(`decisions.${decision.outcome}`)}
          aria-label={t(`decisions.${decision.outcome}`)}
        />
      </td>
      <td className={mergeClasses(styles.what, compact && styles.whatCompact)}>
        <span className={compact ? styles.wrap : styles.sentence}>
          <strong>{role ? `${who} (${role})` : who}</strong>{' '}
          {decisionSentence({ ...decision, ofCall: call !== null, ofMeeting: meeting !== null }, t)}
        </span>
        <span className={styles.message} title={message}>
          {call && <ChannelIcon channel={channelOfCall(call)} size="small" />}
          {meeting && <ChannelIcon channel="meeting" size="small" />}
          {message}
        </span>
      </td>
      <td className={compact ? styles.below : styles.way}>{way && <Way {...way} />}</td>
      <td className={styles.time}>
        <time dateTime={decision.sentAt} title={formats.exact(decision.sentAt)}>
          {formats.time(decision.sentAt)}
        </time>
      </td>
    </>
  );
}

/** An address or a number; of a call without one, the contact. Where privacy asks for it, nobody. */
function useWho({ address, name, call, contactName }: CaptureDecision): string {
  const { t } = useTranslation();
  if (call) return address ?? contactName ?? name ?? t('call.hidden');
  return address ?? t('decisions.hidden');
}

/** How somebody took part: an attendee is required or optional, where a mail has To and Cc. */
function useRole({ role, meeting }: CaptureDecision): string | null {
  const { t } = useTranslation();
  if (role === null) return null;
  return meeting === null || role === 'bcc'
    ? t(`decisions.roles.${role}`)
    : t(`meeting.roles.${role}`);
}

/** What it was about: a mail by its subject and sender, a call by its way and length, a meeting by its time. */
function useMessageLine(decision: CaptureDecision): string {
  const { call, meeting, subject, fromAddress } = decision;
  const { t } = useTranslation();
  const formats = useFormats();
  if (meeting !== null)
    return [
      subject ?? t('decisions.noSubject'),
      meeting.startsAt && formats.when(meeting.startsAt),
      meeting.location,
    ]
      .filter(Boolean)
      .join(' · ');
  if (call === null)
    return t('decisions.message', {
      subject: subject ?? t('decisions.noSubject'),
      from: fromAddress ?? '–',
    });
  const channel = channelOfCall(call);
  const length =
    call.talkSeconds > 0
      ? formats.duration(Math.ceil(call.talkSeconds / 60))
      : channel === 'callOut' && t('log.attemptFailed');
  const what = [t(`channel.${channel}`), length].filter(Boolean).join(', ');
  return call.comment === null ? what : `${what} · ${call.comment}`;
}

function Way({ text, hash }: NonNullable<ReturnType<typeof wayOutOf>>) {
  const { t } = useTranslation();
  return <Link href={hash}>{t(`decisions.${text}`)}</Link>;
}
