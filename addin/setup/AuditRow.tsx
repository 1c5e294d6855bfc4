import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { AuditEntry } from '../../server/contract/audit.ts';
import { useFormats } from '../ui/dates.ts';
import { useAuditWords } from './audit-words.ts';

export const auditRowHeight = { wide: 56, compact: 84 };

const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 160px) 68px',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalL}`,
  },
  compact: {
    gridTemplateColumns: 'minmax(0, 1fr) 68px',
    alignContent: 'center',
    padding: `0 ${tokens.spacingHorizontalM}`,
  },
  what: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  whatCompact: { gridColumn: '1 / span 2' },
  sentence: cut,
  quiet: {
    ...cut,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  actor: { ...cut, color: tokens.colorNeutralForeground2 },
  time: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
  },
});

export function useAuditRowClass(compact: boolean): string {
  const styles = useStyles();
  return mergeClasses(styles.row, compact && styles.compact);
}

export function AuditRow({ entry, compact }: { entry: AuditEntry; compact: boolean }) {
  const styles = useStyles();
  const { time, exact } = useFormats();
  const words = useAuditWords();
  const summary = words.summary(entry);
  return (
    <>
      <td className={mergeClasses(styles.what, compact && styles.whatCompact)}>
        <span className={styles.sentence}>{words.sentence(entry)}</span>
        {summary !== '' && (
          <span className={styles.quiet} title={summary}>
            {summary}
          </span>
        )}
      </td>
      <td className={styles.actor} title={entry.actor}>
        {entry.actor}
      </td>
      <td className={styles.time}>
        <time dateTime={entry.at} title={exact(entry.at)}>
          {time(entry.at)}
        </time>
      </td>
    </>
  );
}
