import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import type { Submit } from '../../ui/use-submit.ts';

export interface AddressDraft {
  address: string;
  startingDate: string;
  endingDate: string;
}

export const noAddress: AddressDraft = { address: '', startingDate: '', endingDate: '' };

const useStyles = makeStyles({
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 150px 150px auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
    padding: `${tokens.spacingVerticalXS} 0`,
    '@media (max-width: 599px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  day: { '@media (max-width: 599px)': { gridColumn: '1 / -1' } },
  remove: { '@media (max-width: 599px)': { gridRow: '1', gridColumn: '2' } },
  date: { minWidth: 0, width: '100%' },
});

interface AddressRowsProps {
  rows: readonly AddressDraft[];
  submit: Submit;
  onChange(rows: AddressDraft[]): void;
}

/** Each address with the days on which it is the salesperson's. */
export function AddressRows({ rows, submit, onChange }: AddressRowsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const change = (at: number, changes: Partial<AddressDraft>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...changes } : row)));
  return (
    <FieldGroup title={t('salespeople.addresses')} hint={t('salespeople.addressesHint')} oneColumn>
      {rows.length > 0 && (
        <ul className={styles.rows}>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is where it stands; its address is being typed
            <li key={at} className={styles.row}>
              <Field
                label={t('people.address')}
                validationMessage={submit.messageFor(`emailAddresses.${at}`)}
              >
                <Input
                  type="email"
                  maxLength={254}
                  value={row.address}
                  onChange={(_, { value }) => change(at, { address: value })}
                />
              </Field>
              {(['startingDate', 'endingDate'] as const).map((name) => (
                <Field
                  key={name}
                  className={styles.day}
                  label={t(name === 'startingDate' ? 'salespeople.from' : 'salespeople.until')}
                >
                  <Input
                    type="date"
                    className={styles.date}
                    value={row[name]}
                    onChange={(_, { value }) => change(at, { [name]: value })}
                  />
                </Field>
              ))}
              <Button
                className={styles.remove}
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t('salespeople.removeAddress', { address: row.address })}
                onClick={() => onChange(rows.filter((_, index) => index !== at))}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button onClick={() => onChange([...rows, noAddress])}>
          {t('salespeople.addAddress')}
        </Button>
      </div>
    </FieldGroup>
  );
}
