import {
  Combobox,
  Field,
  Input,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ContactPicker } from '../contact/ContactPicker.tsx';
import { useSalespeople } from '../ui/lookups.ts';
import type { Submit } from '../ui/use-submit.ts';
import type { CallDraft, CallProblem } from './call-draft.ts';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  narrow: { minWidth: 0, height: '32px' },
});

interface LogCallFieldsProps {
  draft: CallDraft;
  /** As it is shown, typed or proposed. */
  number: string;
  /** The contact's own. */
  numbers: readonly string[];
  needsSalesperson: boolean;
  problems: ReadonlySet<CallProblem>;
  submit: Submit;
  onChange(changes: Partial<CallDraft>): void;
}

export function LogCallFields(props: LogCallFieldsProps) {
  const { draft, needsSalesperson, problems, submit, onChange } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const messageOf = (problem: CallProblem, ...paths: string[]) =>
    problems.has(problem)
      ? t(`call.wrong.${problem}`)
      : paths.map((path) => submit.messageFor(path)).find(Boolean);
  return (
    <>
      <Field label={t('call.contact')} validationMessage={messageOf('whom', 'contactNo')}>
        <ContactPicker
          label={t('call.contact')}
          value={draft.contact}
          onChange={(contact) => onChange({ contact })}
        />
      </Field>
      <NumberField {...props} />
      <Field label={t('call.direction')}>
        <RadioGroup
          layout="horizontal"
          value={draft.direction}
          onChange={(_, { value }) =>
            onChange({ direction: value === 'inbound' ? 'inbound' : 'outbound' })
          }
        >
          <Radio value="outbound" label={t('call.outbound')} />
          <Radio value="inbound" label={t('call.inbound')} />
        </RadioGroup>
      </Field>
      <div className={styles.pair}>
        <Field
          label={t('call.minutes')}
          hint={t('call.minutesHint')}
          validationMessage={messageOf('minutes', 'talkSeconds')}
        >
          <Input
            className={styles.narrow}
            inputMode="numeric"
            value={draft.minutes}
            maxLength={5}
            onChange={(_, { value }) => onChange({ minutes: value })}
          />
        </Field>
        <Field label={t('call.startedAt')} validationMessage={messageOf('startedAt', 'startedAt')}>
          <Input
            className={styles.narrow}
            type="datetime-local"
            value={draft.startedAt}
            onChange={(_, { value }) => onChange({ startedAt: value })}
          />
        </Field>
      </div>
      {needsSalesperson && (
        <SalespersonField draft={draft} message={messageOf('salesperson')} onChange={onChange} />
      )}
      <Field label={t('call.note')}>
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

function NumberField({ draft, number, numbers, submit, onChange }: LogCallFieldsProps) {
  const { t } = useTranslation();
  return (
    <Field
      label={t('call.number')}
      hint={draft.contact ? undefined : t('call.numberHint')}
      validationMessage={submit.messageFor('number')}
    >
      {numbers.length > 1 ? (
        <Combobox
          freeform
          inputMode="tel"
          value={number}
          selectedOptions={[number]}
          onChange={(event) => onChange({ number: event.target.value })}
          onOptionSelect={(_, { optionValue }) => onChange({ number: optionValue ?? '' })}
        >
          {numbers.map((one) => (
            <Option key={one} value={one}>
              {one}
            </Option>
          ))}
        </Combobox>
      ) : (
        <Input
          type="tel"
          value={number}
          maxLength={50}
          onChange={(_, { value }) => onChange({ number: value })}
        />
      )}
    </Field>
  );
}

interface SalespersonFieldProps {
  draft: CallDraft;
  message: string | undefined;
  onChange(changes: Partial<CallDraft>): void;
}

function SalespersonField({ draft, message, onChange }: SalespersonFieldProps) {
  const { t } = useTranslation();
  const salespeople = (useSalespeople().data ?? []).filter((one) => !one.blocked);
  return (
    <Field label={t('call.salesperson')} validationMessage={message}>
      <Select
        value={draft.salespersonCode}
        onChange={(_, { value }) => onChange({ salespersonCode: value })}
      >
        <option value="" />
        {salespeople.map(({ code, name }) => (
          <option key={code} value={code}>
            {`${name} (${code})`}
          </option>
        ))}
      </Select>
    </Field>
  );
}
