import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { ErrorState } from '../ui/list/ListStates.tsx';
import { usePermissions } from '../ui/session.tsx';
import { behindMail, contactOf } from './behind-mail.ts';
import { ContactCard } from './ContactCard.tsx';
import { CounterpartList } from './CounterpartList.tsx';
import { LastInteractions } from './LastInteractions.tsx';
import { LogState } from './LogState.tsx';
import type { ReadMail } from './mail-item.ts';
import { NotInContacts } from './NotInContacts.tsx';
import { PaneSkeleton } from './PaneSkeleton.tsx';
import { useMatches } from './use-read-mail.ts';
import { useWaiting } from './use-waiting.ts';

const WaitingList = lazy(async () => ({
  default: (await import('./WaitingList.tsx')).WaitingList,
}));

const useStyles = makeStyles({
  nobody: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
  },
});

/** The contact behind a mail, whether it is logged, and what went before. */
export function Reading({ mail }: { mail: ReadMail }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { write } = usePermissions();
  const matches = useMatches(mail);
  const [chosen, setChosen] = useState<string | null>(null);
  const behind = behindMail(mail, matches.data ?? []);
  const { contacts, strangers } = behind;
  const shown = contacts.find(({ person }) => person.address === chosen) ?? contacts[0];
  const waiting = useWaiting(mail, shown);
  if (matches.isPending) return <PaneSkeleton />;
  // What was known before a refresh without network stays.
  if (!matches.data) {
    return <ErrorState error={matches.error} onRetry={() => void matches.refetch()} />;
  }
  const contact = shown && contactOf(shown);
  // The candidates stand in what waits, with a button each.
  const choosesHere = contact === null && waiting.ofMail.length > 0;
  return (
    <>
      {contacts.length > 1 && (
        <CounterpartList
          counterparts={contacts}
          shown={shown?.person.address ?? ''}
          onShow={setChosen}
        />
      )}
      {shown && !choosesHere && <ContactCard key={shown.person.address} counterpart={shown} />}
      {contacts.length === 0 && strangers.length === 0 && !write && (
        <p className={styles.nobody}>{t('pane.onlyUs')}</p>
      )}
      <NotInContacts
        strangers={strangers}
        alone={contacts.length === 0}
        sentByUs={behind.sentByUs}
      />
      <LogState mail={mail} />
      <Waiting interactions={waiting.ofMail} title={t('postponed.chooseContact')} />
      {contact && <LastInteractions contactNo={contact.no} />}
      <Waiting interactions={waiting.ofContact} title={t('pane.otherWaiting')} />
    </>
  );
}

interface WaitingProps {
  interactions: readonly PostponedInteraction[];
  title: string;
}

function Waiting(props: WaitingProps) {
  if (props.interactions.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <WaitingList {...props} />
    </Suspense>
  );
}
