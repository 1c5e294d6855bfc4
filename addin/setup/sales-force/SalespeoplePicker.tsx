import { Dropdown, makeStyles, Option } from '@fluentui/react-components';
import { useSalespeople } from '../../ui/lookups.ts';

const useStyles = makeStyles({ choice: { minWidth: 0, width: '100%' } });

interface SalespeoplePickerProps {
  chosen: readonly string[];
  /** Who cannot be chosen. */
  except?: string | null;
  onChange(codes: string[]): void;
}

/** Several salespeople at once, by their names. */
export function SalespeoplePicker({ chosen, except, onChange, ...field }: SalespeoplePickerProps) {
  const styles = useStyles();
  const salespeople = useSalespeople().data ?? [];
  const nameOf = (code: string) => salespeople.find((one) => one.code === code)?.name ?? code;
  const offered = salespeople.filter(
    ({ code, blocked }) => chosen.includes(code) || (!blocked && code !== except),
  );
  return (
    <Dropdown
      // The label of the field comes with the rest.
      {...field}
      className={styles.choice}
      multiselect
      inlinePopup
      value={chosen.map(nameOf).join(', ')}
      selectedOptions={[...chosen]}
      onOptionSelect={(_, { selectedOptions }) => onChange(selectedOptions)}
    >
      {offered.map(({ code, name }) => (
        <Option key={code} value={code} text={name}>
          {name} ({code})
        </Option>
      ))}
    </Dropdown>
  );
}
