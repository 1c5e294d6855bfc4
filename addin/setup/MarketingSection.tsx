import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MarketingSetup } from '../../server/contract/marketing-setup.ts';
import { ChangedMeanwhile } from '../ui/ChangedMeanwhile.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import { ErrorState, ListSkeleton } from '../ui/list/ListStates.tsx';
import { SaveBar } from '../ui/SaveBar.tsx';
import { SectionFrame } from '../ui/SectionFrame.tsx';
import { useClient } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useChanges } from '../ui/use-changes.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { useSharedDraft } from '../ui/use-shared-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { MarketingFields } from './MarketingFields.tsx';
import {
  marketingBodyOf,
  marketingDraftOf,
  marketingFields,
  numbersLeft,
} from './marketing-draft.ts';

const queryKey = ['marketing-setup'];

const useStyles = makeStyles({ bar: { flexShrink: 0 } });

export function MarketingSection() {
  const { t } = useTranslation();
  const client = useClient();
  const setup = useQuery({
    queryKey,
    queryFn: ({ signal }) => client.call('getMarketingSetup', { signal }),
  });
  useChanges(['setup'], () => void setup.refetch());
  return (
    <SectionFrame title={t('setup.marketing')}>
      {setup.isPending && <ListSkeleton rowHeight={64} rows={6} />}
      {setup.error && <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />}
      {setup.data && <MarketingForm setup={setup.data} />}
    </SectionFrame>
  );
}

function MarketingForm({ setup }: { setup: MarketingSetup }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const { draft, change, changed, changedMeanwhile, undo } = useSharedDraft(
    marketingDraftOf(setup),
  );
  const save = () =>
    submit.run(async () => {
      const { version } = setup;
      const body = marketingBodyOf(draft);
      const saved = await client.call('changeMarketingSetup', {
        body,
        version,
        actionKey: actionKey(body, version),
      });
      queries.setQueryData(queryKey, saved);
      // Zone and currency decide how everything else is shown.
      void queries.invalidateQueries({ queryKey: ['me'] });
      notify.done(t('marketing.saved'));
    });
  return (
    <>
      <FormProblem
        submit={submit}
        shown={marketingFields}
        onReload={() => void queries.invalidateQueries({ queryKey })}
      />
      <ChangedMeanwhile shown={changedMeanwhile} onTakeTheirs={undo} />
      <NumbersLeft setup={setup} />
      <MarketingFields draft={draft} submit={submit} onChange={change} />
      <SaveBar changed={changed} busy={submit.busy} onSave={() => void save()} onUndo={undo} />
    </>
  );
}

/** Told before the last number is given, while there is still time to set a later one. */
function NumbersLeft({ setup }: { setup: MarketingSetup }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const count = numbersLeft(setup);
  if (count === null) return null;
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.bar}>
      <MessageBarBody>{t('marketing.numbersEnd', { count })}</MessageBarBody>
    </MessageBar>
  );
}
