import {
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

export interface FilterOption {
  value: string;
  text: string;
}

const useStyles = makeStyles({
  list: { maxHeight: '60vh', overflowY: 'auto' },
  button: { whiteSpace: 'nowrap', minWidth: 0, fontWeight: tokens.fontWeightRegular },
});

interface FilterMenuProps {
  label: string;
  options: readonly FilterOption[];
  value: string | null;
  /** What stands for null, where “any” is not the word. */
  none?: string;
  onChange(value: string | null): void;
}

/** One filter; what is chosen stands as a chip below, so the button keeps its place. */
export function FilterMenu({ label, options, value, none, onChange }: FilterMenuProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Menu
      checkedValues={{ filter: [value ?? ''] }}
      onCheckedValueChange={(_, { checkedItems }) => onChange(checkedItems[0] || null)}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton size="small" appearance="subtle" className={styles.button}>
          {label}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.list}>
          <MenuItemRadio name="filter" value="">
            {none ?? t('log.filterNone')}
          </MenuItemRadio>
          {options.map((option) => (
            <MenuItemRadio key={option.value} name="filter" value={option.value}>
              {option.text}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
