import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import type { Submit } from '../ui/use-submit.ts';
import type { HeldDraft, HeldPerson, HeldProblem } from './held-draft.ts';

const useStyles = makeStyles({
  people: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: '40vh',
    minInlineSize: 0,
    overflowY: 'auto',
    border: 'none',
    margin: 0,
    padding: 0,
  },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  narrow: { minWidth: 0, height: '32px' },
});

/** More than so many are chosen from a list. */
const mostRadios = 4;

interface HeldMeetingFieldsProps {
  draft: HeldDraft;
  people: readonly HeldPerson[];
  templates: readonly InteractionTemplate[];
  templateCode: string | null;
  /** The place that the template was guessed from; blank where it was chosen. */
  guessedFrom: string;
  problems: ReadonlySet<HeldProblem>;
  submit: Submit;
  onChange(changes: Partial<HeldDraft>): void;
}

export function HeldMeetingFields(props: HeldMeetingFieldsProps) {
  const { draft, problems, submit, onChange } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const messageOf = (problem: HeldProblem, path: string) =>
    problems.has(problem) ? t(`meeting.wrong.${problem}`) : submit.messageFor(path);
  return (
    <>
      <PeopleField {...props} message={messageOf('people', 'contactNos')} />
      <TemplateField {...props} message={messageOf('template', 'interactionTemplateCode')} />
      <div className={styles.pair}>
        <Field label={t('meeting.startsAt')} validationMessage={messageOf('startsAt', 'startsAt')}>
          <Input
            className={styles.narrow}
            type="datetime-local"
            value={draft.startsAt}
            onChange={(_, { value }) => onChange({ startsAt: value })}
          />
        </Field>
        <Field
          label={t('meeting.minutes')}
          hint={t('meeting.minutesHint')}
          validationMessage={messageOf('minutes', 'durationMinutes')}
        >
          <Input
            className={styles.narrow}
            inputMode="numeric"
            maxLength={6}
            value={draft.minutes}
            onChange={(_, { value }) => onChange({ minutes: value })}
          />
        </Field>
      </div>
      <Field
        label={t('meeting.description')}
        hint={t('meeting.descriptionHint')}
        validationMessage={submit.messageFor('description')}
      >
        <Input
          value={draft.description}
          maxLength={1000}
          onChange={(_, { value }) => onChange({ description: value })}
        />
      </Field>
      <Field label={t('meeting.note')} validationMessage={submit.messageFor('comment')}>
        <Textarea
          value={draft.note}
          maxLength={2000}
          rows={3}
          resize="vertical"
          onChange={(_, { value }) => onChange({ note: value })}
        />
      </Field>
    </>
  );
}

type FieldProps = HeldMeetingFieldsProps & { message: string | undefined };

function PeopleField({ draft, people, message, onChange }: FieldProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const toggle = (no: string, chosen: boolean) =>
    onChange({
      contactNos: chosen ? [...draft.contactNos, no] : draft.contactNos.filter((one) => one !== no),
    });
  return (
    <Field label={t('meeting.who')} validationMessage={message}>
      <fieldset className={styles.people} aria-label={t('meeting.who')}>
        {people.map(({ contact }) => (
          <Checkbox
            key={contact.no}
            disabled={contact.privacyBlocked}
            checked={draft.contactNos.includes(contact.no)}
            label={
              contact.companyName && contact.companyName !== contact.name
                ? `${contact.name} · ${contact.companyName}`
                : contact.name
            }
            onChange={(_, { checked }) => toggle(contact.no, checked === true)}
          />
        ))}
      </fieldset>
    </Field>
  );
}

function TemplateField({ templates, templateCode, guessedFrom, message, onChange }: FieldProps) {
  const { t } = useTranslation();
  const hint = guessedFrom === '' ? undefined : t('meeting.guessed', { place: guessedFrom });
  return (
    <Field label={t('meeting.template')} hint={hint} validationMessage={message}>
      {templates.length > mostRadios ? (
        <Select
          value={templateCode ?? ''}
          onChange={(_, { value }) => onChange({ templateCode: value === '' ? null : value })}
        >
          <option value="" />
          {templates.map(({ code, description }) => (
            <option key={code} value={code}>
              {description}
            </option>
          ))}
        </Select>
      ) : (
        <RadioGroup
          value={templateCode ?? ''}
          onChange={(_, { value }) => onChange({ templateCode: value })}
        >
          {templates.map(({ code, description }) => (
            <Radio key={code} value={code} label={description} />
          ))}
        </RadioGroup>
      )}
    </Field>
  );
}
