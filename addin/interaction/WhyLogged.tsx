import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CaptureDecision } from '../../server/contract/capture-decision.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { setupKeys } from '../template/setup-keys.ts';
import { decisionSentence } from '../ui/decision-sentence.ts';
import { useClient } from '../ui/session.tsx';

const useStyles = makeStyles({
  why: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  others: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** All decisions about one message are few enough for one page. */
const limit = 100;

function withoutDecision({ origin, emailMessageId }: InteractionLogEntry, t: TFunction): string {
  if (emailMessageId !== null) return t('entry.whyForgotten');
  if (origin === 'manual') return t('entry.whyManual');
  return t('entry.whyOrigin', { origin: t(`origins.${origin}`) });
}

/** Every participant of the message or the meeting; of a call, the entry's own decision. */
function aboutOf({ emailMessageId, meetingNo, entryNo }: InteractionLogEntry) {
  if (emailMessageId !== null) return { emailMessageId };
  return meetingNo === null ? { entryNo } : { meetingNo };
}

export function WhyLogged({ entry }: { entry: InteractionLogEntry }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const { emailMessageId, meetingNo, entryNo } = entry;
  const ofCall = entry.origin === 'call';
  const ofMeeting = meetingNo !== null;
  const about = aboutOf(entry);
  const decisions = useQuery({
    queryKey: ['capture-decisions-of', about],
    queryFn: ({ signal }) =>
      client.call('listCaptureDecisions', { query: { ...about, limit }, signal }),
    enabled: emailMessageId !== null || ofMeeting || ofCall,
  });
  const kept = decisions.data?.items ?? [];
  const own = kept.find((decision) => decision.entryNo === entryNo);
  const others = kept.filter((decision) => decision !== own);
  const contact = entry.contactName ?? t('entry.contact');
  return (
    <section className={styles.why} aria-label={t('entry.whyTitle')}>
      <Subtitle2 as="h3">{t('entry.whyTitle')}</Subtitle2>
      {own && (
        <Text>{decisionSentence({ ...own, contactName: contact, ofCall, ofMeeting }, t)}</Text>
      )}
      {!own && entry.matchedBy && (
        <Text>{t(`${ofCall ? 'call' : 'entry'}.matched.${entry.matchedBy}`, { contact })}</Text>
      )}
      {!own && !entry.matchedBy && <Text>{withoutDecision(entry, t)}</Text>}
      <Rule entry={entry} own={own} />
      {others.length > 0 && <Others decisions={others} />}
    </section>
  );
}

/** A line of the set-up reads as its sentence; another rule as it was kept. */
function ruleText(rule: string | undefined, t: TFunction): string {
  const name = rule?.replace(/^interactionTemplateSetup\./, '') ?? 'emails';
  const key = setupKeys.find((known) => known === name);
  return key ? t(`setup.sentences.${key}`) : name;
}

function Rule({ entry, own }: { entry: InteractionLogEntry; own: CaptureDecision | undefined }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const rule = ruleText(own?.rule, t);
  if (!own && entry.emailMessageId === null) return null;
  const template = entry.interactionTemplateDescription;
  return (
    <Text size={200} className={styles.quiet}>
      {t('entry.whyRule', {
        rule: template ? `${rule} → ${t('setup.logWith')} ${template}` : rule,
      })}
    </Text>
  );
}

function Others({ decisions }: { decisions: readonly CaptureDecision[] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <>
      <Text weight="semibold" size={200}>
        {t('entry.whyOthers')}
      </Text>
      <ul className={styles.others}>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <Text size={200} className={styles.quiet}>
              {decision.address ?? t('decisions.hidden')}:{' '}
              {decisionSentence({ ...decision, ofMeeting: decision.meeting !== null }, t)}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}
