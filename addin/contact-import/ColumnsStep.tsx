import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Select,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { importFields } from './import-fields.ts';
import type { ContactImportState } from './use-contact-import.ts';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  columns: { listStyleType: 'none', margin: 0, padding: 0 },
  column: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) minmax(170px, 2fr)',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 639px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
  options: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  source: { maxWidth: '320px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What each column of the file is, shown by its first rows, and how to go about it. */
export function ColumnsStep({ work }: { work: ContactImportState }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { file, columns, busy } = work;
  if (!file) return null;
  const used = columns.some(({ field }) => field !== null);
  return (
    <>
      <div className={styles.head}>
        <Text weight="semibold" className={styles.name}>
          {file.name}
        </Text>
        <Button size="small" disabled={busy !== null} onClick={work.restart}>
          {t('contactImport.otherFile')}
        </Button>
      </div>
      <Columns work={work} />
      <ImportOptions work={work} />
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabled={busy !== null || !used}
          onClick={() => void work.check()}
        >
          {t(busy === 'checking' ? 'contactImport.checking' : 'contactImport.check')}
        </Button>
      </div>
    </>
  );
}

function Columns({ work }: { work: ContactImportState }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { file, columns, settings, busy } = work;
  // Two columns may have the same header.
  const listed = columns.map((column, at) => ({
    ...column,
    key: `${at} ${column.header}`,
    samples: file?.samples[at]?.join(' · ') ?? '',
  }));
  return (
    <section aria-label={t('contactImport.columns')}>
      <Subtitle2 as="h3">{t('contactImport.columns')}</Subtitle2>
      <ul className={styles.columns}>
        {listed.map(({ key, header, field, samples }) => {
          return (
            <li key={key} className={styles.column}>
              <Text weight="semibold" className={styles.cut} title={header}>
                {header || t('contactImport.noHeader')}
              </Text>
              <Text size={200} className={mergeClasses(styles.quiet, styles.cut)} title={samples}>
                {samples || t('contactImport.noValues')}
              </Text>
              <Select
                aria-label={t('contactImport.fieldOf', { header })}
                value={field ?? ''}
                disabled={busy !== null || header === ''}
                onChange={(_, { value }) =>
                  work.change({
                    mapping: {
                      ...settings.mapping,
                      [header]: importFields.find((one) => one === value) ?? null,
                    },
                  })
                }
              >
                <option value="">{t('contactImport.leaveOut')}</option>
                {importFields.map((name) => (
                  <option key={name} value={name}>
                    {t(`contactImport.fields.${name}`)}
                  </option>
                ))}
              </Select>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const choices = ['createCompanies', 'onlyNew', 'clearEmpty'] as const;

function ImportOptions({ work }: { work: ContactImportState }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { columns, settings, busy } = work;
  const identified = columns.some(({ field }) => field === 'externalId');
  return (
    <section className={styles.options} aria-label={t('contactImport.options')}>
      <Subtitle2 as="h3">{t('contactImport.options')}</Subtitle2>
      {identified && (
        <Field
          className={styles.source}
          label={t('contactImport.source')}
          hint={t('contactImport.sourceHint')}
          required
        >
          <Input
            value={settings.source}
            maxLength={50}
            disabled={busy !== null}
            onChange={(_, { value }) => work.change({ source: value })}
          />
        </Field>
      )}
      {choices.map((name) => (
        <Checkbox
          key={name}
          label={t(`contactImport.${name}`)}
          checked={settings[name]}
          disabled={busy !== null}
          onChange={(_, { checked }) => work.change({ [name]: checked === true })}
        />
      ))}
    </section>
  );
}
