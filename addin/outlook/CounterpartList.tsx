import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Counterpart, contactOf } from './behind-mail.ts';

const fewEnough = 4;

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} 0`,
  },
  item: { maxWidth: '100%' },
  button: {
    maxWidth: '100%',
    minWidth: 0,
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
    textAlign: 'start',
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorCompoundBrandForeground1,
    borderTopColor: tokens.colorCompoundBrandStroke,
    borderRightColor: tokens.colorCompoundBrandStroke,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    borderLeftColor: tokens.colorCompoundBrandStroke,
  },
});

interface CounterpartListProps {
  counterparts: readonly Counterpart[];
  shown: string;
  onShow(address: string): void;
}

const nameOf = (counterpart: Counterpart): string => {
  const { name, address } = counterpart.person;
  return contactOf(counterpart)?.name ?? name ?? address;
};

/** Several contacts behind one mail: whose card is shown. */
export function CounterpartList({ counterparts, shown, onShow }: CounterpartListProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const visible = all ? counterparts : counterparts.slice(0, fewEnough);
  const hidden = counterparts.length - visible.length;
  return (
    <ul className={styles.list} aria-label={t('pane.contactsBehind')}>
      {visible.map((counterpart) => {
        const { address } = counterpart.person;
        const current = address === shown;
        return (
          <li key={address} className={styles.item}>
            <Button
              size="small"
              shape="circular"
              aria-pressed={current}
              className={mergeClasses(styles.button, current && styles.current)}
              onClick={() => onShow(address)}
            >
              {nameOf(counterpart)}
            </Button>
          </li>
        );
      })}
      {hidden > 0 && (
        <li>
          <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
            {t('pane.moreContacts', { count: hidden })}
          </Button>
        </li>
      )}
    </ul>
  );
}
