import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostponedInteractionDetail } from '../../server/contract/postponed-interaction.ts';
import { missingField } from '../../server/domain/interaction-log-entry/check-draft.ts';
import { ApiError } from '../ui/api-error.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { ContentPart } from './ContentPart.tsx';
import {
  type FormSetup,
  type InteractionForm,
  type InteractionPreset,
  missingIn,
  newForm,
  resumedForm,
} from './interaction-form.ts';
import { LinksPart } from './LinksPart.tsx';
import { useDraftEnds } from './use-draft-ends.ts';
import { useFormSetup } from './use-form-setup.ts';
import { useInteractionForm } from './use-interaction-form.ts';
import { WhatPart } from './WhatPart.tsx';

const narrow = '@media (max-width: 480px)';

const useStyles = makeStyles({
  surface: {
    maxWidth: '640px',
    // In the task pane and on a phone it is a page.
    [narrow]: {
      minHeight: '100dvh',
      maxHeight: '100dvh',
      maxWidth: '100vw',
      margin: 0,
      borderRadius: 0,
      padding: tokens.spacingHorizontalL,
    },
  },
  body: { [narrow]: { maxHeight: `calc(100dvh - 2 * ${tokens.spacingHorizontalL})` } },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    paddingBottom: tokens.spacingVerticalM,
  },
  actions: { [narrow]: { flexDirection: 'row', '& > button': { flexGrow: 1 } } },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export type FormStart =
  | { kind: 'new'; preset: InteractionPreset }
  | { kind: 'resumed'; interaction: PostponedInteractionDetail }
  | { kind: 'again'; form: InteractionForm };

interface CreateInteractionDialogProps {
  start: FormStart;
  onClose(): void;
  onReopen(form: InteractionForm): void;
}

/** One calm form for an interaction, new or resumed. */
export function CreateInteractionDialog(props: CreateInteractionDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const setup = useFormSetup();
  if (setup !== null) return <Loaded {...props} setup={setup} />;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && props.onClose()}>
      <DialogSurface className={styles.surface} aria-label={t('create.title')}>
        <Spinner label={t('list.loading')} />
      </DialogSurface>
    </Dialog>
  );
}

const startOf = (start: FormStart, setup: FormSetup): InteractionForm => {
  if (start.kind === 'again') return { ...start.form, touched: true };
  return start.kind === 'resumed'
    ? resumedForm(start.interaction, setup)
    : newForm(start.preset, setup, Date.now());
};

const shownFields = [
  'contactNo',
  'interactionTemplateCode',
  'description',
  'salespersonCode',
  'interactionLanguageCode',
  'date',
  'timeOfInteraction',
  'comments',
  'attachmentIds',
  'cost',
  'durationMinutes',
  'contactVia',
  'campaignNo',
  'opportunityNo',
  'taskNo',
];

function Loaded({
  start,
  setup,
  onClose,
  onReopen,
}: CreateInteractionDialogProps & { setup: FormSetup }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [first] = useState(() => startOf(start, setup));
  const { form, files, acts } = useInteractionForm(first, setup);
  const ends = useDraftEnds({ form, onClose, onReopen });
  const { submit } = ends;
  const [asked, setAsked] = useState(false);
  const surface = useRef<HTMLDivElement>(null);
  const missing = missingIn(form);
  const messageOf = (path: string) => {
    const one = asked ? missing.find((name) => missingField[name] === path) : undefined;
    return one ? t(`create.wrong.${one}`) : submit.messageFor(path);
  };
  const finish = () => {
    if (submit.busy) return;
    setAsked(true);
    if (missing.length === 0) void ends.finish();
    // Where the first of them is asked for.
    else
      setTimeout(() => surface.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    finish();
  };
  const parts = { form, setup, acts, messageOf };
  const offline = submit.error instanceof ApiError && submit.error.code === 'offline';
  return (
    <Dialog
      open
      modalType="modal"
      onOpenChange={(_, { open }) => {
        if (!open && !submit.busy) void ends.close();
      }}
    >
      <DialogSurface ref={surface} className={styles.surface} onKeyDown={onKeyDown}>
        <DialogBody className={styles.body}>
          <DialogTitle
            action={
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t(form.touched ? 'create.closeAndKeep' : 'actions.close')}
                title={t(form.touched ? 'create.closeAndKeep' : 'actions.close')}
                onClick={() => void ends.close()}
              />
            }
          >
            {t(form.entry === null ? 'create.title' : 'create.resumeTitle')}
          </DialogTitle>
          <DialogContent className={styles.content}>
            <FormProblem submit={submit} shown={shownFields} />
            {offline && <Text className={styles.quiet}>{t('create.offline')}</Text>}
            <WhatPart {...parts} />
            <ContentPart {...parts} files={files} />
            <LinksPart {...parts} />
          </DialogContent>
          <DialogActions className={styles.actions}>
            <Button
              appearance="primary"
              disabledFocusable={submit.busy}
              title={t('create.finishKeys')}
              onClick={finish}
            >
              {t(submit.busy ? 'create.finishing' : 'create.finish')}
            </Button>
            <Button disabledFocusable={submit.busy} onClick={() => void ends.discard()}>
              {t('create.discard')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
