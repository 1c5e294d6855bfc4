import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActionKey } from '../../ui/api-client.ts';
import { dayIn } from '../../ui/dates.ts';
import { errorSentence } from '../../ui/error-sentence.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { useSalespeople } from '../../ui/lookups.ts';
import { useClient, useMe } from '../../ui/session.tsx';
import { useActionKey } from '../../ui/use-action-key.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { type Submit, useSubmit } from '../../ui/use-submit.ts';
import { LeaveSummary } from './LeaveSummary.tsx';
import { SalespersonSelect } from './SalespersonSelect.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  what: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

interface Draft {
  code: string | null;
  leavingDate: string;
  successorCode: string | null;
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** What the server would do; asked again whenever the form changes. */
function useDryRun({ code, leavingDate, successorCode }: Draft) {
  const client = useClient();
  return useQuery({
    queryKey: ['leave', code, leavingDate, successorCode],
    enabled: code !== null && isDay(leavingDate),
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) =>
      client.call('letSalespersonLeave', {
        params: { code: code ?? '' },
        body: { leavingDate, successorCode, dryRun: true },
        actionKey: newActionKey(),
        signal,
      }),
  });
}

function useNames() {
  const salespeople = useSalespeople();
  return (code: string | null) =>
    code === null ? null : (salespeople.data?.find((one) => one.code === code)?.name ?? code);
}

/** Somebody leaves: one form, what it will do, one button. */
export function LeaveDialog({ code, onClose }: { code: string | null; onClose(): void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { timeZone } = useMe();
  const nameOf = useNames();
  const [draft, setDraft] = useState<Draft>({
    code,
    leavingDate: dayIn(new Date(), timeZone),
    successorCode: null,
  });
  const dryRun = useDryRun(draft);
  const { submit, leave } = useLeave(draft, nameOf(draft.code) ?? '', onClose);
  const leaver = nameOf(draft.code);
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('people.leave.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            <FormProblem submit={submit} shown={['leavingDate', 'successorCode']} />
            <LeaveFields
              draft={draft}
              submit={submit}
              onChange={(changes) => setDraft((old) => ({ ...old, ...changes }))}
            />
            {leaver !== null && (
              <div className={styles.what} aria-live="polite">
                <Subtitle2 as="h3">{t('people.leave.what')}</Subtitle2>
                {dryRun.isPending && <Spinner size="tiny" label={t('list.loading')} />}
                {dryRun.error && (
                  <MessageBar intent="error">
                    <MessageBarBody>{errorSentence(dryRun.error, t)}</MessageBarBody>
                  </MessageBar>
                )}
                {dryRun.data && (
                  <LeaveSummary
                    result={dryRun.data}
                    leaver={leaver}
                    successor={nameOf(draft.successorCode)}
                  />
                )}
              </div>
            )}
          </DialogContent>
          <DialogActions fluid>
            <Button
              appearance="primary"
              disabled={submit.busy || dryRun.data === undefined}
              onClick={leave}
            >
              {leaver === null
                ? t('people.leave.title')
                : t('people.leave.action', { name: leaver })}
            </Button>
            <Button onClick={onClose}>{t('actions.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function useLeave({ code, ...body }: Draft, name: string, onClose: () => void) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const leave = () =>
    void submit.run(async () => {
      if (code === null) return;
      await client.call('letSalespersonLeave', {
        params: { code },
        body,
        actionKey: actionKey({ code, ...body }),
      });
      notify.done(t('people.leave.done', { name }));
      void queries.invalidateQueries({ queryKey: ['salespeople'] });
      void queries.resetQueries({ queryKey: ['people'] });
      onClose();
    });
  return { submit, leave };
}

interface LeaveFieldsProps {
  draft: Draft;
  submit: Submit;
  onChange(changes: Partial<Draft>): void;
}

function LeaveFields({ draft, submit, onChange }: LeaveFieldsProps) {
  const { t } = useTranslation();
  const { timeZone } = useMe();
  return (
    <>
      <Field label={t('people.leave.who')} required>
        <SalespersonSelect
          value={draft.code}
          nobody={t('people.leave.chooseWho')}
          onChoose={(code) =>
            onChange(code === draft.successorCode ? { code, successorCode: null } : { code })
          }
        />
      </Field>
      <Field
        label={t('people.leave.date')}
        required
        hint={t('people.leave.dateHint')}
        validationMessage={submit.messageFor('leavingDate')}
      >
        <Input
          type="date"
          max={dayIn(new Date(), timeZone)}
          value={draft.leavingDate}
          onChange={(_, { value }) => onChange({ leavingDate: value })}
        />
      </Field>
      <Field
        label={t('people.leave.successor')}
        validationMessage={submit.messageFor('successorCode')}
      >
        <SalespersonSelect
          value={draft.successorCode}
          nobody={t('people.leave.nobodyYet')}
          except={draft.code}
          onChoose={(successorCode) => onChange({ successorCode })}
        />
      </Field>
    </>
  );
}
