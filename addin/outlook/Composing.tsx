import { makeStyles, SkeletonItem, Switch, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { EmailPreview } from '../../server/contract/email.ts';
import { usePermissions } from '../ui/session.tsx';
import type { DraftPeople } from './draft-mail.ts';
import type { MailAddress } from './mail-address.ts';
import type { Draft } from './mail-item.ts';
import { FoldedStrangers } from './NotInContacts.tsx';
import { Refusals } from './Refusals.tsx';
import { SmallProblem } from './SmallProblem.tsx';
import { useDoNotLog, useDraftPeople, useDraftPreview } from './use-draft.ts';

const useStyles = makeStyles({
  composing: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  people: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  person: { display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground2 },
  strangers: { marginInline: `calc(-1 * ${tokens.spacingHorizontalL})` },
  off: {
    display: 'flex',
    flexDirection: 'column',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    paddingTop: tokens.spacingVerticalS,
  },
});

/** Whom the message will be logged to, and the switch against it. */
export function Composing({ draft }: { draft: Draft }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { write } = usePermissions();
  const people = useDraftPeople(draft);
  const doNotLog = useDoNotLog(draft);
  const { preview, nobody } = useDraftPreview(draft, people.data);
  const error = people.error ?? preview.error;
  const retry = people.error ? people.refetch : preview.refetch;
  return (
    <div className={styles.composing}>
      <section aria-label={t('pane.willBeLogged')} aria-live="polite">
        {doNotLog.value ? (
          <Text>{t('pane.willNotBeLogged')}</Text>
        ) : !write ? (
          <Text>{t('pane.readerSends')}</Text>
        ) : error ? (
          <SmallProblem error={error} onRetry={() => void retry()} />
        ) : people.data && nobody ? (
          <Text className={styles.quiet}>{t('pane.noRecipients')}</Text>
        ) : preview.data && people.data ? (
          <Plan preview={preview.data} people={people.data} />
        ) : (
          <SkeletonItem size={24} aria-label={t('list.loading')} />
        )}
      </section>
      <div className={styles.off}>
        <Switch
          checked={doNotLog.value}
          disabled={doNotLog.busy}
          label={t('pane.doNotLog')}
          onChange={(_, { checked }) => void doNotLog.set(checked)}
        />
        <Text size={200} className={styles.quiet}>
          {t('pane.doNotLogHint')}
        </Text>
        {doNotLog.error ? <SmallProblem error={doNotLog.error} /> : null}
      </div>
    </div>
  );
}

/** Names as the writer knows them, by address. */
const namesOf = (people: DraftPeople): Map<string, string | null> =>
  new Map(
    [...people.to, ...people.cc, ...people.bcc].map(({ address, name }) => [
      address.toLowerCase(),
      name ?? null,
    ]),
  );

function Plan({ preview, people }: { preview: EmailPreview; people: DraftPeople }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const names = namesOf(people);
  const logged = preview.decisions.filter(({ outcome }) => outcome === 'logged');
  const postponed = preview.decisions.filter(({ outcome }) => outcome === 'postponed');
  const strangers = preview.decisions.flatMap(({ reason, address }): MailAddress[] =>
    reason === 'notAContact' && address !== null
      ? [{ address, name: names.get(address) ?? null }]
      : [],
  );
  const others = preview.decisions.filter(({ reason }) => reason !== 'notAContact');
  const anybody = logged.length + postponed.length > 0;
  return (
    <>
      <Text as="h2" weight="semibold">
        {t(anybody ? 'pane.willBeLogged' : 'pane.toNobody')}
      </Text>
      {anybody && (
        <ul className={styles.people}>
          {[...logged, ...postponed].map((decision) => (
            <Person key={`${decision.contactNo} ${decision.address}`} decision={decision} />
          ))}
        </ul>
      )}
      {strangers.length > 0 && (
        <div className={styles.strangers}>
          <FoldedStrangers strangers={strangers} />
        </div>
      )}
      <Refusals decisions={others} toLog={[]} />
    </>
  );
}

function Person({ decision }: { decision: EmailPreview['decisions'][number] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { contactName, companyName, address, outcome } = decision;
  const name = contactName ?? address ?? '';
  return (
    <li className={styles.person}>
      <Text>{name}</Text>
      {companyName && companyName !== name && (
        <Text size={200} className={styles.quiet}>
          {companyName}
        </Text>
      )}
      {outcome === 'postponed' && (
        <Text size={200} className={styles.quiet}>
          {t('pane.chooseAfterSending')}
        </Text>
      )}
    </li>
  );
}
