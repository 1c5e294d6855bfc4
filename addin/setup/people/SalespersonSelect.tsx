import { Select, type SelectProps } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useSalespeople } from '../../ui/lookups.ts';

interface SalespersonSelectProps extends Pick<SelectProps, 'size' | 'disabled' | 'aria-label'> {
  value: string | null;
  /** What stands for nobody. */
  nobody: string;
  /** Who cannot be chosen, though not blocked. */
  except?: string | null;
  onChoose(code: string | null): void;
}

/** The salespeople who work here, and whoever is chosen. */
export function SalespersonSelect(props: SalespersonSelectProps) {
  const { value, nobody, except, onChoose, ...select } = props;
  const { t } = useTranslation();
  const salespeople = useSalespeople();
  const offered = (salespeople.data ?? []).filter(
    ({ code, blocked }) => code === value || (!blocked && code !== except),
  );
  return (
    <Select
      {...select}
      value={value ?? ''}
      onChange={(_, data) => onChoose(data.value === '' ? null : data.value)}
    >
      <option value="">{nobody}</option>
      {value !== null && !offered.some(({ code }) => code === value) && (
        <option value={value}>{value}</option>
      )}
      {offered.map(({ code, name, blocked }) => (
        <option key={code} value={code}>
          {blocked ? `${name} (${code}, ${t('people.states.blocked')})` : `${name} (${code})`}
        </option>
      ))}
    </Select>
  );
}
