import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../server/contract/capture-decision.ts';
import type { PickedContact } from '../contact/ContactPicker.tsx';
import { ApiError } from '../ui/api-error.ts';
import { decisionSentence } from '../ui/decision-sentence.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { useClient, useMe, usePermissions } from '../ui/session.tsx';
import { type CallDraft, newCallDraft, problemsOf, reportOf } from './call-draft.ts';
import { LogCallFields } from './LogCallFields.tsx';
import { useKeepCall } from './use-keep-call.ts';
import { useLogCall } from './use-log-call.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  bar: { flexShrink: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const shownFields = ['contactNo', 'number', 'startedAt', 'talkSeconds'];

interface LogCallDialogProps {
  /** Whom the call was with, where the form is opened beside a contact. */
  contact?: PickedContact | null;
  onClose(): void;
  /** After it has been logged, or waits for a choice; before it closes. */
  onLogged?(): void;
}

/** Numbers of the contact that was picked: the first is proposed. */
function useNumbersOf(contact: PickedContact | null): readonly string[] {
  const client = useClient();
  const no = contact?.no ?? '';
  const { data } = useQuery({
    queryKey: ['contact', no],
    queryFn: ({ signal }) => client.call('getContact', { params: { no }, signal }),
    enabled: contact !== null,
  });
  return contact && data?.no === contact.no ? data.phoneNumbers : [];
}

/** Logs a call that was made or received, with a contact or a number alone. */
export function LogCallDialog({ contact = null, onClose, onLogged }: LogCallDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { salespersonCode } = useMe();
  const { administer } = usePermissions();
  const [first] = useState(() => newCallDraft(contact, new Date()));
  const [draft, setDraft] = useState<CallDraft>(first);
  const [sent, setSent] = useState(false);
  const numbers = useNumbersOf(draft.contact);
  const number = draft.number ?? numbers[0] ?? '';
  const needsSalesperson = salespersonCode === null && administer;
  const { submit, refusal, log } = useLogCall(() => {
    onLogged?.();
    onClose();
  });
  const keep = useKeepCall();
  const closing = useRef(false);
  const close = async () => {
    if (closing.current) return;
    closing.current = true;
    if (draft !== first && !submit.busy) await keep(draft, number);
    onClose();
  };
  const problems = problemsOf(draft, { number, needsSalesperson, now: new Date() });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (problems.size === 0 && !submit.busy) void log(reportOf(draft, number));
  };
  const change = (changes: Partial<CallDraft>) => {
    const proposeAgain = changes.contact !== undefined && draft.number === '';
    setDraft((old) => ({ ...old, ...(proposeAgain && { number: null }), ...changes }));
  };
  return (
    <Dialog
      open
      modalType="modal"
      onOpenChange={(_, { open, type }) => {
        // A click beside the form is not meant to end it.
        if (!open && (type !== 'backdropClick' || draft === first)) void close();
      }}
    >
      <DialogSurface>
        <form onSubmit={onSubmit} noValidate>
          <DialogBody>
            <DialogTitle>{t('call.log')}</DialogTitle>
            <DialogContent className={styles.content}>
              <FormProblem submit={submit} shown={shownFields} />
              {submit.error instanceof ApiError && submit.error.code === 'offline' && (
                <Text className={styles.quiet}>{t('call.kept')}</Text>
              )}
              {refusal && <Refusal decision={refusal} withContact={draft.contact !== null} />}
              <LogCallFields
                draft={draft}
                number={number}
                numbers={numbers}
                needsSalesperson={needsSalesperson}
                problems={sent ? problems : new Set()}
                submit={submit}
                onChange={change}
              />
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" type="submit" disabledFocusable={submit.busy}>
                {t(submit.busy ? 'call.submitting' : 'call.submit')}
              </Button>
              <Button onClick={() => void close()}>{t('actions.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

function Refusal({ decision, withContact }: { decision: Decision; withContact: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { reason, contactNo } = decision;
  const chooses = !withContact && (reason === 'notAContact' || reason === 'unreadableNumber');
  return (
    <MessageBar className={styles.bar} intent="warning" layout="multiline" politeness="assertive">
      <MessageBarBody>
        {decisionSentence({ reason, contactNo, contactName: null, ofCall: true }, t)}{' '}
        {chooses && t('call.chooseContact')}
      </MessageBarBody>
    </MessageBar>
  );
}
