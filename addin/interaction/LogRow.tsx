import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { useFormats } from '../ui/dates.ts';
import { ChannelIcon } from './ChannelIcon.tsx';
import { cancelerName } from './canceler-name.ts';
import { channelOf } from './channel.ts';
import { Paperclip } from './Paperclip.tsx';

export const rowHeight = { wide: 44, compact: 64 };

const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** Every row is a grid of its own: a track as wide as its text would not line up with the next. */
const time = '68px';

const useStyles = makeStyles({
  wide: {
    display: 'grid',
    gridTemplateColumns: `20px minmax(0, 5fr) minmax(0, 4fr) 56px minmax(0, 3fr) ${time}`,
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalL}`,
    '@container (max-width: 820px)': {
      gridTemplateColumns: `20px minmax(0, 5fr) minmax(0, 4fr) 40px ${time}`,
    },
  },
  withoutContact: {
    gridTemplateColumns: `20px minmax(0, 5fr) 56px minmax(0, 3fr) ${time}`,
    '@container (max-width: 820px)': {
      gridTemplateColumns: `20px minmax(0, 5fr) 40px ${time}`,
    },
  },
  template: { ...cut, '@container (max-width: 820px)': { display: 'none' } },
  compact: {
    display: 'grid',
    gridTemplateColumns: `20px minmax(0, 1fr) ${time}`,
    gridTemplateRows: 'auto auto',
    alignContent: 'center',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalM}`,
  },
  icon: { display: 'flex' },
  iconTall: { display: 'flex', gridRow: '1 / span 2' },
  cut,
  /** Says the status whole and cuts the text before it, which the panel shows again. */
  what: { display: 'flex', alignItems: 'baseline', minWidth: 0 },
  text: { ...cut, flexShrink: 999, minWidth: '48px' },
  second: { color: tokens.colorNeutralForeground2 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  time: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    whiteSpace: 'nowrap',
  },
  canceled: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  status: {
    ...cut,
    marginInlineStart: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  end: { textAlign: 'right' },
  attention: { color: tokens.colorStatusDangerForeground3 },
});

export interface LogRowProps {
  entry: InteractionLogEntry;
  compact: boolean;
  /** Under the contact's own page its name says nothing. */
  withContact: boolean;
}

export function useLogRowClass(compact: boolean, withContact: boolean): string {
  const styles = useStyles();
  if (compact) return styles.compact;
  return mergeClasses(styles.wide, !withContact && styles.withoutContact);
}

function Status({ entry }: { entry: InteractionLogEntry }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { dayOf } = useFormats().inSentence;
  if (entry.canceled && entry.canceledAt) {
    const values = { by: cancelerName(entry.canceledBy, t), when: dayOf(entry.canceledAt) };
    return <span className={styles.status}>{t('log.canceledBy', values)}</span>;
  }
  if (entry.deliveryStatus === 'error') {
    return (
      <span className={mergeClasses(styles.status, styles.attention)}>
        {t('log.delivery.error')}
      </span>
    );
  }
  if (entry.deliveryStatus === 'inProgress') {
    return <span className={styles.status}>{t('log.delivery.inProgress')}</span>;
  }
  return entry.attemptFailed ? (
    <span className={styles.status}>{t('log.attemptFailed')}</span>
  ) : null;
}

function Time({ entry }: { entry: InteractionLogEntry }) {
  const formats = useFormats();
  const at = entry.timeOfInteraction;
  if (at === null) return null;
  return (
    <time dateTime={at} title={formats.exact(at)}>
      {formats.time(at)}
    </time>
  );
}

function contactLine(entry: InteractionLogEntry): string {
  const company = entry.contactCompanyName;
  return [entry.contactName, company === entry.contactName ? null : company]
    .filter(Boolean)
    .join(' · ');
}

export function LogRow({ entry, compact, withContact }: LogRowProps) {
  return compact ? (
    <CompactRow entry={entry} withContact={withContact} />
  ) : (
    <WideRow entry={entry} withContact={withContact} />
  );
}

type OneRowProps = Omit<LogRowProps, 'compact'>;

function WideRow({ entry, withContact }: OneRowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const struck = entry.canceled && styles.canceled;
  return (
    <>
      <td className={styles.icon}>
        <ChannelIcon channel={channelOf(entry)} />
      </td>
      <td className={styles.what} title={entry.description}>
        <span className={mergeClasses(styles.text, struck)}>{entry.description}</span>
        <Paperclip entry={entry} />
        <Status entry={entry} />
      </td>
      {withContact && (
        <td className={mergeClasses(styles.cut, styles.second, struck)}>
          {contactLine(entry) || t('log.noContact')}
        </td>
      )}
      <td className={styles.second} title={entry.salespersonName ?? undefined}>
        {entry.salespersonCode}
      </td>
      <td className={mergeClasses(styles.template, styles.second)}>
        {entry.interactionTemplateDescription ?? entry.interactionTemplateCode}
      </td>
      <td className={styles.time}>
        <Time entry={entry} />
      </td>
    </>
  );
}

function CompactRow({ entry }: OneRowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const struck = entry.canceled && styles.canceled;
  return (
    <>
      <td className={styles.iconTall}>
        <ChannelIcon channel={channelOf(entry)} />
      </td>
      <td className={mergeClasses(styles.cut, struck)}>{entry.description}</td>
      <td className={styles.time}>
        <Time entry={entry} />
      </td>
      <td className={mergeClasses(styles.what, styles.second, styles.small)}>
        <span className={styles.text}>{contactLine(entry) || t('log.noContact')}</span>
        <Paperclip entry={entry} />
        <Status entry={entry} />
      </td>
      <td className={mergeClasses(styles.second, styles.small, styles.end)}>
        {entry.salespersonCode}
      </td>
    </>
  );
}
