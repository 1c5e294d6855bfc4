import { Checkbox, Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components';
import type { Submit } from './use-submit.ts';

/** A list is as wide as its longest line, were it not told otherwise. */
const useStyles = makeStyles({ select: { minWidth: 0, width: '100%' } });

/** What a field of a form needs: the draft, what is wrong with it, how it is changed. */
export interface DraftProps<Draft> {
  draft: Draft;
  submit: Submit;
  onChange(changes: Partial<Draft>): void;
}

type NamesOf<Draft, Type> = {
  [Name in keyof Draft]: Draft[Name] extends Type ? Name : never;
}[keyof Draft] &
  string;

interface OneFieldProps<Draft, Type> extends DraftProps<Draft> {
  name: NamesOf<Draft, Type>;
  label: string;
  hint?: string | undefined;
  required?: boolean;
}

const changeOf = <Draft,>(name: keyof Draft, value: unknown): Partial<Draft> =>
  ({ [name]: value }) as Partial<Draft>;

interface TextFieldProps<Draft> extends OneFieldProps<Draft, string> {
  inputMode?: 'text' | 'decimal' | 'numeric' | 'tel' | 'url';
  longest?: number;
}

export function TextField<Draft>(props: TextFieldProps<Draft>) {
  const { name, label, hint, required = false, draft, submit, onChange } = props;
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      validationMessage={submit.messageFor(name)}
    >
      <Input
        value={String(draft[name])}
        inputMode={props.inputMode}
        maxLength={props.longest}
        onChange={(_, { value }) => onChange(changeOf(name, value))}
      />
    </Field>
  );
}

export function LinesField<Draft>(props: OneFieldProps<Draft, string>) {
  const { name, label, hint, draft, submit, onChange } = props;
  return (
    <Field label={label} hint={hint} validationMessage={submit.messageFor(name)}>
      <Textarea
        value={String(draft[name])}
        resize="vertical"
        onChange={(_, { value }) => onChange(changeOf(name, value))}
      />
    </Field>
  );
}

interface ChoiceFieldProps<Draft> extends OneFieldProps<Draft, string> {
  options: readonly (readonly [value: string, text: string])[];
}

export function ChoiceField<Draft>(props: ChoiceFieldProps<Draft>) {
  const { name, label, hint, required = false, options, draft, submit, onChange } = props;
  const styles = useStyles();
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      validationMessage={submit.messageFor(name)}
    >
      <Select
        select={{ className: styles.select }}
        value={String(draft[name])}
        onChange={(_, { value }) => onChange(changeOf(name, value))}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function CheckField<Draft>(props: OneFieldProps<Draft, boolean>) {
  const { name, label, hint, draft, submit, onChange } = props;
  return (
    <Field hint={hint} validationMessage={submit.messageFor(name)}>
      <Checkbox
        label={label}
        checked={draft[name] === true}
        onChange={(_, { checked }) => onChange(changeOf(name, checked === true))}
      />
    </Field>
  );
}
