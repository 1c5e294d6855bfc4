import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import type {
  InteractionTemplateSetup,
  InteractionTemplateSetupKey,
} from '../../server/contract/interaction-template-setup.ts';
import { ChangedMeanwhile } from '../ui/ChangedMeanwhile.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import { ErrorState, ListSkeleton, NothingMatches } from '../ui/list/ListStates.tsx';
import { useInteractionTemplates } from '../ui/lookups.ts';
import { SaveBar } from '../ui/SaveBar.tsx';
import { SearchInput } from '../ui/SearchInput.tsx';
import { SectionFrame } from '../ui/SectionFrame.tsx';
import { useClient } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useChanges } from '../ui/use-changes.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { useSharedDraft } from '../ui/use-shared-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { RuleApplications } from '../what-if/RuleApplications.tsx';
import { TryIt } from '../what-if/TryIt.tsx';
import { type Backwards, useApplyChange, useBackwards } from '../what-if/use-backwards.ts';
import type { Change } from '../what-if/use-what-if.ts';
import { WhatIf } from '../what-if/WhatIf.tsx';
import { SetupSentence } from './SetupSentence.tsx';
import { areDocuments, keysOf, setupGroups, setupKeys, usualTemplate } from './setup-keys.ts';

const queryKey = ['interaction-template-setup'];

type Draft = Record<InteractionTemplateSetupKey, string | null>;

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column' },
  title: { paddingTop: tokens.spacingVerticalM },
  tools: { display: 'flex' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const draftOf = (setup: InteractionTemplateSetup): Draft =>
  Object.fromEntries(setupKeys.map((key) => [key, setup[key]])) as Draft;

/** The keys that are not as they are saved. */
const changeOf = (draft: Draft, setup: InteractionTemplateSetup): Change => ({
  interactionTemplateSetup: Object.fromEntries(
    setupKeys.filter((key) => draft[key] !== setup[key]).map((key) => [key, draft[key]]),
  ),
});

export function WhatIsLogged() {
  const { t } = useTranslation();
  const client = useClient();
  const setup = useQuery({
    queryKey,
    queryFn: ({ signal }) => client.call('getInteractionTemplateSetup', { signal }),
  });
  const templates = useInteractionTemplates();
  useChanges(['setup'], () => void setup.refetch());
  const error = setup.error ?? templates.error;
  const retry = () => {
    void setup.refetch();
    void templates.refetch();
  };
  return (
    <SectionFrame title={t('setup.whatIsLogged')}>
      {(setup.isPending || templates.isPending) && !error && (
        <ListSkeleton rowHeight={64} rows={8} />
      )}
      {error && <ErrorState error={error} onRetry={retry} />}
      {setup.data && templates.data && <Sentences setup={setup.data} templates={templates.data} />}
    </SectionFrame>
  );
}

interface SentencesProps {
  setup: InteractionTemplateSetup;
  templates: InteractionTemplate[];
}

function useSave(setup: InteractionTemplateSetup) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const applyChange = useApplyChange();
  const save = (body: Draft, change: Change, backwards: Backwards) =>
    submit.run(async () => {
      const { version } = setup;
      if (backwards.on) {
        await applyChange(change, backwards, version);
        backwards.set({ on: false, name: '' });
        await queries.invalidateQueries();
        return;
      }
      const saved = await client.call('putInteractionTemplateSetup', {
        body,
        version,
        actionKey: actionKey(body, version),
      });
      queries.setQueryData(queryKey, saved);
      notify.done(t('setup.saved'));
    });
  const reload = () => void queries.invalidateQueries({ queryKey });
  return { submit, save, reload };
}

function Sentences({ setup, templates }: SentencesProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { draft, change, changed, changedMeanwhile, undo } = useSharedDraft(draftOf(setup));
  const { submit, save, reload } = useSave(setup);
  const [search, setSearch] = useState('');
  const found = (key: InteractionTemplateSetupKey): boolean => {
    const template = templates.find(({ code }) => code === draft[key]);
    const text = `${t(`setup.sentences.${key}`)} ${template?.description ?? ''} ${draft[key] ?? ''}`;
    return text.toLowerCase().includes(search.toLowerCase());
  };
  const backwards = useBackwards();
  const proposed = changeOf(draft, setup);
  const templateFor = (key: InteractionTemplateSetupKey): string | null => {
    const codes = templates.filter(({ blocked }) => !blocked).map(({ code }) => code);
    const wanted = [setup[key], usualTemplate(key)].find((code) => code && codes.includes(code));
    return wanted ?? codes[0] ?? null;
  };
  const shown = setupGroups
    .map((group) => ({ group, keys: keysOf(group).filter((key) => found(key)) }))
    .filter(({ keys }) => keys.length > 0);
  // Near what is changed, and under it: nothing moves away from the pointer.
  const touched = shown.find(({ keys }) => keys.some((key) => draft[key] !== setup[key]))?.group;
  const count = setupKeys.filter((key) => draft[key] !== null).length;
  return (
    <>
      <Text className={styles.quiet}>{t('logged.hint', { count, total: setupKeys.length })}</Text>
      <div className={styles.tools}>
        <SearchInput label={t('logged.search')} value={search} onChange={setSearch} />
      </div>
      <ChangedMeanwhile shown={changedMeanwhile} onTakeTheirs={undo} />
      {shown.length === 0 && <NothingMatches onClear={() => setSearch('')} />}
      {shown.map(({ group, keys }) => (
        <div key={group} className={styles.group}>
          <Subtitle2 as="h3" className={styles.title}>
            {t(`setup.groups.${group}`)}
          </Subtitle2>
          {areDocuments(group) && (
            <Text size={200} className={styles.quiet}>
              {t('logged.documents')}
            </Text>
          )}
          {keys.map((key) => (
            <SetupSentence
              key={key}
              name={key}
              code={draft[key]}
              templates={templates}
              problem={submit.messageFor(key)}
              onChange={(code) => change({ [key]: code })}
              onSwitch={(on) => change({ [key]: on ? templateFor(key) : null })}
            />
          ))}
          {group === touched && <WhatIf change={proposed} backwards={backwards} />}
        </div>
      ))}
      {changed && touched === undefined && <WhatIf change={proposed} backwards={backwards} />}
      <FormProblem submit={submit} shown={setupKeys} onReload={reload} />
      <TryIt change={changed ? proposed : null} />
      <RuleApplications />
      <SaveBar
        changed={changed}
        busy={submit.busy || (backwards.on && backwards.name.trim() === '')}
        onSave={() => void save(draft, proposed, backwards)}
        onUndo={undo}
      />
    </>
  );
}
