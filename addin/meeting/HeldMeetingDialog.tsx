import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldMeeting } from '../../server/contract/held-meeting.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { useInteractionTemplates } from '../ui/lookups.ts';
import { guessTemplate } from './guess-template.ts';
import { HeldMeetingFields } from './HeldMeetingFields.tsx';
import { bodyOf, type HeldDraft, type HeldFacts, newHeldDraft, problemsOf } from './held-draft.ts';
import { useLogHeldMeeting } from './use-log-held-meeting.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

const shownFields = [
  'contactNos',
  'interactionTemplateCode',
  'startsAt',
  'durationMinutes',
  'description',
  'comment',
];

export interface HeldMeetingDialogProps extends HeldFacts {
  /** The appointment it was; without one it is a meeting that nobody planned. */
  meeting?: HeldMeeting['meeting'];
  location: string;
  onClose(): void;
}

/** Templates of meetings; where nobody has grouped any so, all that can be used. */
function useMeetingTemplates() {
  const usable = (useInteractionTemplates().data ?? []).filter(({ blocked }) => !blocked);
  const ofMeetings = usable.filter(
    ({ interactionGroupCode }) => interactionGroupCode === 'MEETING',
  );
  return ofMeetings.length > 0 ? ofMeetings : usable;
}

/** Logs that a meeting was held, with everybody who is ticked. */
export function HeldMeetingDialog(props: HeldMeetingDialogProps) {
  const { people, meeting, location, onClose } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const templates = useMeetingTemplates();
  const [first] = useState(() => newHeldDraft(props));
  const [draft, setDraft] = useState<HeldDraft>(first);
  const [sent, setSent] = useState(false);
  const { submit, log } = useLogHeldMeeting(onClose);
  const guess = guessTemplate(
    location,
    people.map(({ contact }) => contact),
    templates.map(({ code }) => code),
  );
  const templateCode = draft.templateCode ?? guess;
  const problems = problemsOf(draft, templateCode);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (problems.size > 0 || submit.busy || templateCode === null) return;
    void log({ ...bodyOf(draft, templateCode), ...(meeting && { meeting }) });
  };
  return (
    <Dialog
      open
      modalType="modal"
      onOpenChange={(_, { open, type }) => {
        // A click beside the form must not lose what was typed.
        if (!open && (type !== 'backdropClick' || draft === first)) onClose();
      }}
    >
      <DialogSurface>
        <form onSubmit={onSubmit} noValidate>
          <DialogBody>
            <DialogTitle>{t('meeting.heldTitle')}</DialogTitle>
            <DialogContent className={styles.content}>
              <FormProblem submit={submit} shown={shownFields} />
              <HeldMeetingFields
                draft={draft}
                people={people}
                templates={templates}
                templateCode={templateCode}
                guessedFrom={draft.templateCode === null && guess !== null ? location : ''}
                problems={sent ? problems : new Set()}
                submit={submit}
                onChange={(changes) => setDraft((old) => ({ ...old, ...changes }))}
              />
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" type="submit" disabledFocusable={submit.busy}>
                {t(submit.busy ? 'meeting.submitting' : 'meeting.submit', {
                  count: draft.contactNos.length,
                })}
              </Button>
              <Button onClick={onClose}>{t('actions.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
