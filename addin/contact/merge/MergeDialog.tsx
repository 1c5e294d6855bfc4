import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeField, MergeResult, MergeSide } from '../../../server/contract/contact-merge.ts';
import type { ContactType } from '../../../server/contract/enumerations.ts';
import { newActionKey } from '../../ui/api-client.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { ErrorState } from '../../ui/list/ListStates.tsx';
import { useClient } from '../../ui/session.tsx';
import { useActionKey } from '../../ui/use-action-key.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { ContactPicker, type PickedContact } from '../ContactPicker.tsx';
import { MergePreview } from './MergePreview.tsx';
import { useContactsChanged, useUndoMerge } from './use-merge.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto minmax(0, 1fr)',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 639px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '32px',
    justifyContent: 'center',
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Keep = Partial<Record<MergeField, MergeSide>>;

/** What merging the two would do now, by the newest version of the one that goes. */
function usePlan(from: PickedContact, into: PickedContact | null) {
  const client = useClient();
  return useQuery({
    queryKey: ['contact-merge', from.no, into?.no],
    enabled: into !== null,
    gcTime: 0,
    retry: false,
    queryFn: async ({ signal }) => {
      const { no, version } = await client.call('getContact', { params: { no: from.no }, signal });
      const body = { into: into?.no ?? '', dryRun: true };
      const actionKey = newActionKey();
      return client.call('mergeContact', { params: { no }, body, version, actionKey, signal });
    },
  });
}

interface MergeDialogProps {
  type: ContactType;
  from: PickedContact;
  into: PickedContact | null;
  onClose(): void;
  onMerged(result: MergeResult): void;
}

export function MergeDialog({ type, onClose, onMerged, ...first }: MergeDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const notify = useNotify();
  const undo = useUndoMerge();
  const changed = useContactsChanged();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const [sides, setSides] = useState({ from: first.from, into: first.into });
  const [keep, setKeep] = useState<Keep>({});
  const plan = usePlan(sides.from, sides.into);
  const { data } = plan;

  const choose = (into: PickedContact | null) => {
    setKeep({});
    submit.reset();
    setSides({ ...sides, into });
  };
  const swap = () => {
    if (sides.into === null) return;
    setKeep({});
    submit.reset();
    setSides({ from: sides.into, into: sides.from });
  };
  const merge = () =>
    submit.run(async () => {
      if (!data) return;
      const { merged, into } = data;
      const body = { into: into.no, intoVersion: into.version, keep };
      const result = await client.call('mergeContact', {
        params: { no: merged.no },
        body,
        version: merged.version,
        actionKey: actionKey([merged.no, body], merged.version),
      });
      const done = t('contactLife.merge.done', { merged: merged.name, into: into.name });
      const made = result.merge;
      notify.done(done, made ? () => void undo(made) : undefined);
      changed();
      onMerged(result);
    });

  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('contactLife.merge.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            <FormProblem submit={submit} shown={[]} onReload={() => void plan.refetch()} />
            <div className={styles.sides}>
              <Side label={t('contactLife.merge.goes')} contact={sides.from} />
              <Button
                appearance="subtle"
                icon={<ArrowSwapRegular />}
                disabled={sides.into === null}
                aria-label={t('contactLife.merge.swap')}
                title={t('contactLife.merge.swap')}
                onClick={swap}
              />
              {first.into ? (
                <Side label={t('contactLife.merge.stays')} contact={sides.into ?? first.into} />
              ) : (
                <Field label={t('contactLife.merge.stays')}>
                  <ContactPicker
                    label={t('contactLife.merge.pick')}
                    type={type}
                    value={sides.into}
                    onChange={choose}
                  />
                </Field>
              )}
            </div>
            {plan.isFetching && !data && (
              <Spinner size="tiny" label={t('contactLife.merge.loading')} />
            )}
            {plan.error && !data && (
              <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
            )}
            {data && (
              <MergePreview
                plan={data}
                keep={keep}
                onKeep={(field, side) => setKeep({ ...keep, [field]: side })}
              />
            )}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabled={!data || submit.busy}
              onClick={() => void merge()}
            >
              {t(submit.busy ? 'contactLife.merge.merging' : 'contactLife.merge.do')}
            </Button>
            <Button onClick={onClose}>{t('actions.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Side({ label, contact }: { label: string; contact: PickedContact }) {
  const styles = useStyles();
  return (
    <div className={styles.side}>
      <Text size={200} className={styles.quiet}>
        {label}
      </Text>
      <Text weight="semibold">{contact.name}</Text>
      <Text size={200} className={styles.quiet}>
        {contact.no}
      </Text>
    </div>
  );
}
