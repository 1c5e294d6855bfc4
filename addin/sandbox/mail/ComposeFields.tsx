import { Badge, Label, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useMemo, useRef } from 'react';
import { tellRecipientsChanged } from '../outlook-host/compose-events.ts';
import { useStore } from '../store.ts';
import { useStrings } from '../strings.ts';
import { useWorld } from '../world.ts';
import {
  type ComposeSession,
  type RecipientField,
  recipientFields,
  resolvedIn,
} from './compose-session.ts';
import { labelWidth, RecipientInput } from './RecipientInput.tsx';
import type { Recipient } from './recipient.ts';

const useStyles = makeStyles({
  fields: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
  },
  subjectRow: {
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
    backgroundColor: 'transparent',
  },
  body: {
    minHeight: '96px',
    resize: 'none',
    paddingBlock: tokens.spacingVerticalM,
    lineHeight: tokens.lineHeightBase300,
  },
});

const addressesOf = (recipients: readonly Recipient[]): string =>
  recipients
    .filter(({ resolved }) => resolved)
    .map(({ address }) => address)
    .join();

const RecipientFieldRow = ({
  session,
  field,
}: {
  session: ComposeSession;
  field: RecipientField;
}) => {
  const { fields } = useStrings();
  const world = useWorld();
  const state = useStore(session);
  const { company } = world;
  const known = useMemo(() => [...company.contacts, ...company.salespeople], [company]);
  const change = (recipients: Recipient[]) => {
    const before = resolvedIn(session.get(), field);
    session.set((now) => ({ ...now, [field]: recipients, problem: null }));
    const after = addressesOf(recipients);
    if (before.map(({ address }) => address).join() === after) return;
    void tellRecipientsChanged(world, session, field);
  };
  return (
    <RecipientInput
      label={fields[field]}
      recipients={state[field]}
      known={known}
      disabled={state.status !== 'editing'}
      onChange={change}
    />
  );
};

/** Whom the mail goes to, what about, and what it says. */
export const ComposeFields = ({ session }: { session: ComposeSession }) => {
  const styles = useStyles();
  const { compose, fields } = useStrings();
  const { weather } = useWorld();
  const { label } = useStore(weather);
  const { subject, body, status } = useStore(session);
  const subjectId = useId();
  const disabled = status !== 'editing';
  const fieldset = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = session.get().to.length === 0 ? 'input' : 'textarea';
    fieldset.current?.querySelector<HTMLElement>(first)?.focus();
  }, [session]);
  return (
    <div ref={fieldset} className={styles.fields}>
      {recipientFields.map((field) => (
        <RecipientFieldRow key={field} session={session} field={field} />
      ))}
      <div className={styles.subjectRow}>
        <Label htmlFor={subjectId} size="small" className={styles.label}>
          {fields.subject}
        </Label>
        <input
          id={subjectId}
          className={styles.plain}
          disabled={disabled}
          value={subject}
          onChange={({ target }) => session.set((now) => ({ ...now, subject: target.value }))}
        />
        {label === 'confidential' && (
          <Badge appearance="tint" color="important">
            {compose.label}
          </Badge>
        )}
      </div>
      <textarea
        aria-label={fields.body}
        className={mergeClasses(styles.plain, styles.body)}
        disabled={disabled}
        value={body}
        onChange={({ target }) => session.set((now) => ({ ...now, body: target.value }))}
      />
    </div>
  );
};
