import { Button, Label, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarCancel20Regular, Dismiss20Regular, Send20Filled } from '@fluentui/react-icons';
import { useEffect, useId, useMemo, useRef } from 'react';
import { ComposeBars } from '../mail/ComposeBars.tsx';
import type { ComposeSession } from '../mail/compose-session.ts';
import { PaneButton } from '../mail/PaneButton.tsx';
import { labelWidth, RecipientInput } from '../mail/RecipientInput.tsx';
import type { TaskPaneState } from '../mail/use-task-pane.ts';
import { useStore } from '../store.ts';
import { useStrings } from '../strings.ts';
import { useWorld } from '../world.ts';
import { cancelMeeting, closeMeeting, sendMeeting } from './actions.ts';

const useStyles = makeStyles({
  form: { height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 },
  toolbar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  fields: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '36px',
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':focus-within': { borderBottomColor: tokens.colorBrandStroke1 },
  },
  label: { width: labelWidth, flexShrink: 0, color: tokens.colorNeutralForeground3 },
  plain: {
    flexGrow: 1,
    minWidth: 0,
    border: 'none',
    outlineStyle: 'none',
    padding: 0,
    font: 'inherit',
    color: 'inherit',
    colorScheme: 'inherit',
    backgroundColor: 'transparent',
  },
  body: {
    flexGrow: 1,
    minHeight: '96px',
    resize: 'none',
    paddingBlock: tokens.spacingVerticalM,
    lineHeight: tokens.lineHeightBase300,
  },
});

/** What a field for day and time shows: this browser's time. */
const localTime = (instant: string): string => {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

interface MeetingFormProps {
  session: ComposeSession;
  pane: TaskPaneState;
  onSent: () => void;
}

const MeetingToolbar = ({
  session,
  pane,
  onSend,
}: Omit<MeetingFormProps, 'onSent'> & { onSend: () => void }) => {
  const styles = useStyles();
  const { calendar, compose } = useStrings();
  const world = useWorld();
  const { status } = useStore(session);
  const busy = status !== 'editing';
  const send = session.kind === 'newMeeting' ? compose.send : calendar.sendUpdate;
  return (
    <div className={styles.toolbar}>
      <Button
        appearance="primary"
        icon={<Send20Filled />}
        disabledFocusable={busy}
        onClick={onSend}
      >
        {busy ? compose.sending : send}
      </Button>
      {session.kind === 'ownMeeting' && (
        <Button
          appearance="subtle"
          icon={<CalendarCancel20Regular />}
          aria-label={calendar.cancelMeeting}
          title={calendar.cancelMeeting}
          disabled={busy}
          onClick={() => cancelMeeting(world, session)}
        />
      )}
      <PaneButton pane={pane} disabled={busy} />
      <Button
        appearance="subtle"
        icon={<Dismiss20Regular />}
        aria-label={compose.close}
        title={compose.close}
        disabled={busy}
        onClick={() => closeMeeting(world, session)}
      />
    </div>
  );
};

type TextField = 'subject' | 'startsAt' | 'endsAt' | 'location';

const MeetingRow = ({ session, field }: { session: ComposeSession; field: TextField }) => {
  const styles = useStyles();
  const { calendar, fields } = useStrings();
  const state = useStore(session);
  const id = useId();
  const isTime = field === 'startsAt' || field === 'endsAt';
  const value = field === 'subject' ? state.subject : state.when[field];
  const change = (text: string) =>
    session.set((now) => {
      if (field === 'subject') return { ...now, subject: text };
      if (!isTime) return { ...now, when: { ...now.when, [field]: text } };
      const instant = new Date(text);
      if (Number.isNaN(instant.getTime())) return now;
      return { ...now, when: { ...now.when, [field]: instant.toISOString() } };
    });
  return (
    <div className={styles.row}>
      <Label htmlFor={id} size="small" className={styles.label}>
        {field === 'subject' ? fields.subject : calendar[field]}
      </Label>
      <input
        id={id}
        className={styles.plain}
        type={isTime ? 'datetime-local' : 'text'}
        disabled={state.status !== 'editing'}
        value={isTime ? localTime(value) : value}
        onChange={({ target }) => change(target.value)}
      />
    </div>
  );
};

/** A meeting that is begun or changed by its organizer. */
export const MeetingForm = ({ session, pane, onSent }: MeetingFormProps) => {
  const styles = useStyles();
  const { calendar, fields } = useStrings();
  const world = useWorld();
  const state = useStore(session);
  const { company } = world;
  const known = useMemo(() => [...company.contacts, ...company.salespeople], [company]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const send = async () => {
    if (await sendMeeting(world, session)) onSent();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={calendar.meeting}
      onSubmit={(event) => event.preventDefault()}
    >
      <MeetingToolbar session={session} pane={pane} onSend={() => void send()} />
      <ComposeBars session={session} />
      <div className={styles.fields}>
        {(['to', 'cc'] as const).map((field) => (
          <RecipientInput
            key={field}
            label={field === 'to' ? calendar.required : calendar.optional}
            recipients={state[field]}
            known={known}
            disabled={state.status !== 'editing'}
            onChange={(recipients) =>
              session.set((now) => ({ ...now, [field]: recipients, problem: null }))
            }
          />
        ))}
        {(['subject', 'startsAt', 'endsAt', 'location'] as const).map((field) => (
          <MeetingRow key={field} session={session} field={field} />
        ))}
        <textarea
          aria-label={fields.body}
          className={mergeClasses(styles.plain, styles.body)}
          disabled={state.status !== 'editing'}
          value={state.body}
          onChange={({ target }) => session.set((now) => ({ ...now, body: target.value }))}
        />
      </div>
    </form>
  );
};
