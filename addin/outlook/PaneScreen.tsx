import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/list/ListStates.tsx';
import { useMe, usePermissions } from '../ui/session.tsx';
import { useChanges } from '../ui/use-changes.ts';
import { Foot } from './Foot.tsx';
import { LogCall } from './LogCall.tsx';
import type { MailItem } from './mail-item.ts';
import { usePane } from './pane-context.tsx';
import { Reading } from './Reading.tsx';
import { useKeptReports } from './use-kept-reports.ts';
import { useMailItem } from './use-mail-item.ts';

const Composing = lazy(async () => ({ default: (await import('./Composing.tsx')).Composing }));
const Appointment = lazy(async () => ({
  default: (await import('./Appointment.tsx')).Appointment,
}));
const AddContactPage = lazy(async () => ({
  default: (await import('./AddContactPage.tsx')).AddContactPage,
}));

const useStyles = makeStyles({ grow: { flexGrow: 1 }, bar: { flexShrink: 0 } });

const follows = ['mail', 'draft', 'appointment', 'contact-entries', 'waiting', 'capture-summary'];

/** What belongs to the item Outlook shows. */
export function PaneScreen() {
  const styles = useStyles();
  const item = useMailItem();
  const { view, show } = usePane();
  const queries = useQueryClient();
  useKeptReports();
  useChanges(['interactionLogEntry', 'contact', 'captureDecision', 'setup'], () => {
    for (const part of follows) {
      void queries.invalidateQueries({ queryKey: [part], predicate: isAboutServer });
    }
  });
  if (view.name === 'addContact') return <AddContactPage person={view.person} item={item} />;
  return (
    <>
      <NotLinked />
      <Item item={item} />
      <span className={styles.grow} />
      {item?.kind !== 'composing' && <Foot />}
      {view.name === 'logCall' && <LogCall onClose={() => show({ name: 'mail' })} />}
    </>
  );
}

/** What Outlook told of an item does not change with the log. */
const isAboutServer = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  !queryKey.some((part) => part === 'marks' || part === 'people' || part === 'doNotLog');

function Item({ item }: { item: MailItem | null }) {
  const { t } = useTranslation();
  if (item?.kind === 'reading') return <Reading key={item.key} mail={item} />;
  if (item?.kind === 'composing') return <Composing key={item.key} draft={item} />;
  if (item?.kind === 'appointment') return <Appointment key={item.key} item={item} />;
  if (item?.kind === 'other') {
    return <EmptyState title={t('pane.otherItem')} hint={t('pane.otherItemHint')} />;
  }
  return <EmptyState title={t('pane.noItem')} hint={t('pane.noItemHint')} />;
}

/** Without a salesperson a mail belongs to nobody; without the role nothing is logged. */
function NotLinked() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { salespersonCode } = useMe();
  const { write, administer } = usePermissions();
  const text = !write ? 'pane.readerOnly' : salespersonCode === null ? 'pane.notLinked' : null;
  if (text === null) return null;
  return (
    <MessageBar
      className={styles.bar}
      intent={write && !administer ? 'warning' : 'info'}
      layout="multiline"
    >
      <MessageBarBody>{t(text)}</MessageBarBody>
    </MessageBar>
  );
}
