import {
  Button,
  Field,
  Input,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../server/contract/enumerations.ts';
import { ChoiceField, type DraftProps } from '../ui/draft-fields.tsx';
import { contactLanguages } from '../ui/enumerations.ts';
import { FieldGroup } from '../ui/FieldGroup.tsx';
import { useInteractionTemplates } from '../ui/lookups.ts';
import { TemplateFile } from './TemplateFile.tsx';
import type { LanguageDraft, TemplateDraft } from './template-draft.ts';

const useStyles = makeStyles({
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(100px, 140px) minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
    padding: `${tokens.spacingVerticalXS} 0`,
    '@media (max-width: 479px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  description: { '@media (max-width: 479px)': { gridColumn: '1 / -1', gridRow: '2' } },
  file: { gridColumn: '1 / -1' },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface TemplateLanguagesProps extends DraftProps<TemplateDraft> {
  /** The template itself, whose rows are here already. */
  own: string | null;
}

/** What the template has in each language; with the languages comes the default one. */
export function TemplateLanguages(props: TemplateLanguagesProps) {
  const { draft, submit, onChange, own } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const { languages, languageCode } = draft;
  const free = contactLanguages.filter(
    (code) => !languages.some((row) => row.languageCode === code),
  );
  const change = (at: number, changes: Partial<LanguageDraft>) =>
    onChange({
      languages: languages.map((row, index) => (index === at ? { ...row, ...changes } : row)),
      // The default language goes along with its row.
      ...(changes.languageCode !== undefined &&
        languages[at]?.languageCode === languageCode && { languageCode: changes.languageCode }),
    });
  const remove = (at: number) =>
    onChange({
      languages: languages.filter((_, index) => index !== at),
      ...(languages[at]?.languageCode === languageCode && { languageCode: '' }),
    });
  return (
    <FieldGroup title={t('templates.languages')} hint={t('templates.languagesHint')} oneColumn>
      {languages.length === 0 ? (
        <Text className={styles.quiet}>{t('templates.noLanguages')}</Text>
      ) : (
        <ul className={styles.rows} aria-label={t('templates.languages')}>
          {languages.map((row, at) => (
            <LanguageRow
              key={row.languageCode}
              row={row}
              offered={[row.languageCode, ...free]}
              problem={submit.messageFor(`languages.${at}`)}
              onChange={(changes) => change(at, changes)}
              onRemove={() => remove(at)}
            />
          ))}
        </ul>
      )}
      {languages.length > 0 && (
        <ChoiceField
          {...props}
          name="languageCode"
          label={t('templates.languageCode')}
          options={[
            ['', t('templates.none')],
            ...languages.map(
              (row) => [row.languageCode, t(`languages.${row.languageCode}`)] as const,
            ),
          ]}
        />
      )}
      <div className={styles.acts}>
        {free[0] !== undefined && (
          <AddLanguage
            free={free}
            own={own}
            onAdd={(row) =>
              onChange({
                languages: [
                  ...languages,
                  { ...row, description: row.description || draft.description },
                ],
              })
            }
          />
        )}
      </div>
    </FieldGroup>
  );
}

interface LanguageRowProps {
  row: LanguageDraft;
  offered: readonly Language[];
  problem: string | undefined;
  onChange(changes: Partial<LanguageDraft>): void;
  onRemove(): void;
}

function LanguageRow({ row, offered, problem, onChange, onRemove }: LanguageRowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const language = t(`languages.${row.languageCode}`);
  return (
    <li className={styles.row}>
      <Field label={t('templates.language')}>
        <Select
          value={row.languageCode}
          onChange={(_, { value }) => {
            const languageCode = offered.find((code) => code === value);
            if (languageCode) onChange({ languageCode });
          }}
        >
          {offered.map((code) => (
            <option key={code} value={code}>
              {t(`languages.${code}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        className={styles.description}
        label={t('templates.languageDescription', { language })}
        validationMessage={problem}
      >
        <Input
          value={row.description}
          maxLength={100}
          onChange={(_, { value }) => onChange({ description: value })}
        />
      </Field>
      <Button
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t('templates.removeLanguage', { language })}
        onClick={onRemove}
      />
      <div className={styles.file}>
        <TemplateFile
          id={row.attachmentId}
          onChange={(attachmentId) => onChange({ attachmentId })}
        />
      </div>
    </li>
  );
}

interface AddLanguageProps {
  free: readonly Language[];
  own: string | null;
  onAdd(row: LanguageDraft): void;
}

/** A blank row, or one that another template has already. */
function AddLanguage({ free, own, onAdd }: AddLanguageProps) {
  const { t } = useTranslation();
  const rows = (useInteractionTemplates().data ?? [])
    .filter(({ code }) => code !== own)
    .flatMap((template) => template.languages.map((row) => ({ template, row })))
    .filter(({ row }) => free.includes(row.languageCode));
  const [first] = free;
  return (
    <>
      {first !== undefined && (
        <Button onClick={() => onAdd({ languageCode: first, description: '', attachmentId: null })}>
          {t('templates.addLanguage')}
        </Button>
      )}
      {rows.length > 0 && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button>{t('templates.copyLanguage')}</Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {rows.map(({ template, row }) => (
                <MenuItem key={`${template.code} ${row.languageCode}`} onClick={() => onAdd(row)}>
                  {t('templates.copiedFrom', {
                    template: template.description,
                    language: t(`languages.${row.languageCode}`),
                  })}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </>
  );
}
