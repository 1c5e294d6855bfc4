import { Button, makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../server/contract/audit.ts';
import { useFormats } from '../ui/dates.ts';
import type { AuditFilter } from './audit-filter.ts';
import { useAuditWords } from './audit-words.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} 0`,
  },
  title: { flexGrow: 1, overflowWrap: 'anywhere' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  table: { borderCollapse: 'collapse', width: '100%', tableLayout: 'fixed' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    textAlign: 'start',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { color: tokens.colorNeutralForeground2 },
});

interface AuditPanelProps {
  entry: AuditEntry;
  onFilter(changes: Partial<AuditFilter>): void;
  onClose(): void;
}

/** One act in full: every field before and after. */
export function AuditPanel({ entry, onFilter, onClose }: AuditPanelProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when } = useFormats().inSentence;
  const { exact } = useFormats();
  const { sentence } = useAuditWords();
  const { actor, at, entity, key } = entry;
  return (
    <>
      <div className={styles.head}>
        <Subtitle1 as="h2" id="panel-title" className={styles.title}>
          {sentence(entry)}
        </Subtitle1>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('actions.close')}
          onClick={onClose}
        />
      </div>
      <div className={styles.body}>
        <Text className={styles.quiet} title={exact(at)}>
          {t('audit.panelBy', { actor, when: when(at) })}
        </Text>
        <Changes entry={entry} />
        <div className={styles.actions}>
          <Button size="small" onClick={() => onFilter({ entity, key, search: null })}>
            {t('audit.onlyThis')}
          </Button>
          <Button size="small" onClick={() => onFilter({ actor })}>
            {t('audit.onlyBy', { actor })}
          </Button>
        </div>
      </div>
    </>
  );
}

function Changes({ entry }: { entry: AuditEntry }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { field, value } = useAuditWords();
  if (entry.changes.length === 0) return <Text>{t('audit.noFields')}</Text>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['field', 'before', 'after'] as const).map((name) => (
            <th key={name} scope="col" className={`${styles.cell} ${styles.name}`}>
              {t(`audit.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entry.changes.map((change) => (
          <tr key={change.field}>
            <th scope="row" className={`${styles.cell} ${styles.name}`}>
              {field(change.field)}
            </th>
            <td className={styles.cell}>{value(change, 'before')}</td>
            <td className={styles.cell}>{value(change, 'after')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
