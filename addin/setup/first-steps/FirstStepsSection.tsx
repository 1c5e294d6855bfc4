import { makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConfirmableKey, SetupChecklist } from '../../../server/contract/setup-checklist.ts';
import { newActionKey } from '../../ui/api-client.ts';
import { ErrorState, ListSkeleton } from '../../ui/list/ListStates.tsx';
import { SectionFrame } from '../../ui/SectionFrame.tsx';
import { useClient } from '../../ui/session.tsx';
import { useChanges } from '../../ui/use-changes.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { ChecklistLine } from './ChecklistLine.tsx';
import { NotSeen } from './NotSeen.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  progress: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  figures: { fontVariantNumeric: 'tabular-nums' },
});

/** What is set up, what is missing and where to do it; then who has not been seen. */
export function FirstStepsSection() {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const notify = useNotify();
  const checklist = useQuery({
    queryKey: ['setup-checklist'],
    queryFn: ({ signal }) => client.call('getSetupChecklist', { signal }),
    gcTime: 0,
  });
  const { refetch } = checklist;
  useChanges(['setup', 'contact'], () => void refetch());
  const confirm = async (key: ConfirmableKey) => {
    try {
      await client.call('confirmChecklistItem', { params: { key }, actionKey: newActionKey() });
      notify.done(t('checklist.confirmed'));
      await refetch();
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <SectionFrame title={t('setup.firstSteps')} hint={t('checklist.hint')}>
      {checklist.isPending && <ListSkeleton rowHeight={56} rows={10} />}
      {checklist.error && <ErrorState error={checklist.error} onRetry={() => void refetch()} />}
      {checklist.data && (
        <>
          <Progress items={checklist.data.items} />
          <ul className={styles.list} aria-label={t('checklist.listLabel')}>
            {checklist.data.items.map((item) => (
              <ChecklistLine key={item.key} item={item} onConfirm={(key) => void confirm(key)} />
            ))}
          </ul>
          <NotSeen {...checklist.data} />
        </>
      )}
    </SectionFrame>
  );
}

function Progress({ items }: Pick<SetupChecklist, 'items'>) {
  const styles = useStyles();
  const { t } = useTranslation();
  const total = items.length;
  const done = items.filter(({ state }) => state === 'done').length;
  const text = done === total ? t('checklist.allDone') : t('checklist.progress', { done, total });
  return (
    <div className={styles.progress}>
      <Text className={styles.figures}>{text}</Text>
      <ProgressBar
        value={done}
        max={total}
        thickness="large"
        color={done === total ? 'success' : 'brand'}
        aria-label={text}
      />
    </div>
  );
}
