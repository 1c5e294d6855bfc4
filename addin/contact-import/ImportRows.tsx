import { makeStyles, mergeClasses, Text, ToggleButton, tokens } from '@fluentui/react-components';
import {
  AddCircleRegular,
  CheckmarkCircleRegular,
  DismissCircleRegular,
  EditRegular,
  type FluentIcon,
  WarningRegular,
} from '@fluentui/react-icons';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ContactImportOutcome,
  ContactImportResult,
  ContactImportRow,
} from '../../server/contract/contact-import.ts';
import { useFormats } from '../ui/dates.ts';
import { VirtualList } from '../ui/list/VirtualList.tsx';
import { useNarrowerThan } from '../ui/use-narrow.ts';
import { importFields, importOutcomes } from './import-fields.ts';
import { remarkSentence } from './remark-sentence.ts';

const icons: Record<ContactImportOutcome, FluentIcon> = {
  created: AddCircleRegular,
  changed: EditRegular,
  unchanged: CheckmarkCircleRegular,
  refused: DismissCircleRegular,
};

const useStyles = makeStyles({
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  figure: {
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: '104px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontWeight: tokens.fontWeightRegular,
  },
  count: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: 'min(440px, 60vh)',
    flexShrink: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '56px 20px minmax(0, 2fr) minmax(0, 3fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
  },
  compact: { gridTemplateColumns: '40px 20px minmax(0, 1fr)', alignContent: 'center' },
  line: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
  },
  icon: { display: 'flex', fontSize: '20px', color: tokens.colorNeutralForeground2 },
  refused: { color: tokens.colorStatusDangerForeground1 },
  who: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
  remarks: {
    display: '-webkit-box',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    WebkitLineClamp: '4',
    WebkitBoxOrient: 'vertical',
  },
  below: { gridColumn: '3' },
  footer: { padding: tokens.spacingVerticalM, textAlign: 'center' },
});

const rowHeight = { wide: 76, compact: 132 };
type Filter = ContactImportOutcome | 'remarks' | null;

const hasRemarks = ({ problems, warnings }: ContactImportRow) =>
  problems.length + warnings.length > 0;
const keyOf = ({ line }: ContactImportRow) => line;

/** The figures of an import, each of which shows its rows, and the rows below. */
export function ImportRows({ result }: { result: ContactImportResult }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const remarked = useMemo(() => result.rows.filter(hasRemarks), [result]);
  const [filter, setFilter] = useState<Filter>(remarked.length > 0 ? 'remarks' : null);
  const frame = useRef<HTMLDivElement>(null);
  const compact = useNarrowerThan(frame, 560);
  const shown = useMemo(() => {
    if (filter === null) return result.rows;
    return filter === 'remarks'
      ? remarked
      : result.rows.filter(({ outcome }) => outcome === filter);
  }, [filter, remarked, result]);
  return (
    <>
      <Figures
        result={result}
        remarks={remarked.length}
        filter={filter}
        onFilter={(chosen) => setFilter(chosen === filter ? null : chosen)}
      />
      <div ref={frame} className={styles.frame}>
        <VirtualList
          key={filter ?? 'all'}
          label={t('contactImport.rows')}
          items={shown}
          keyOf={keyOf}
          rowHeight={compact ? rowHeight.compact : rowHeight.wide}
          rowClassName={mergeClasses(styles.row, compact && styles.compact)}
          renderRow={(row) => <Row row={row} compact={compact} />}
          complete
          onNearEnd={() => undefined}
          footer={
            <Text as="p" className={styles.footer}>
              {t('list.end', { count: shown.length })}
            </Text>
          }
        />
      </div>
    </>
  );
}

interface FiguresProps {
  result: ContactImportResult;
  remarks: number;
  filter: Filter;
  onFilter(filter: Filter): void;
}

function Figures({ result, remarks, filter, onFilter }: FiguresProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { number } = useFormats();
  const figure = (name: Exclude<Filter, null>, count: number, text: string) => (
    <ToggleButton
      key={name}
      className={styles.figure}
      checked={filter === name}
      disabled={count === 0}
      onClick={() => onFilter(name)}
    >
      <span className={styles.count}>{number(count)}</span>
      <span>{text}</span>
    </ToggleButton>
  );
  return (
    <fieldset className={styles.figures} aria-label={t('contactImport.outcome')}>
      {importOutcomes.map((outcome) =>
        figure(outcome, result[outcome], t(`contactImport.outcomes.${outcome}`)),
      )}
      {figure('remarks', remarks, t('contactImport.withRemarks'))}
    </fieldset>
  );
}

function Row({ row, compact }: { row: ContactImportRow; compact: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const Icon = icons[row.outcome];
  const outcome = t(`contactImport.outcomes.${row.outcome}`);
  const remarks = [...row.problems, ...row.warnings].map((one) => remarkSentence(one, t)).join(' ');
  const changes = row.changes
    .map((name) => importFields.find((field) => field === (changeFields[name] ?? name)))
    .flatMap((field) => (field ? [t(`contactImport.fields.${field}`)] : []))
    .join(', ');
  return (
    <>
      <td className={styles.line}>{row.line}</td>
      <td className={mergeClasses(styles.icon, row.outcome === 'refused' && styles.refused)}>
        <Icon title={outcome} aria-label={outcome} />
      </td>
      <td className={styles.who}>
        <Text weight="semibold" className={styles.cut} title={row.name}>
          {row.name || t('contactImport.noName')}
        </Text>
        <Text size={200} className={mergeClasses(styles.quiet, styles.cut)}>
          {[row.contactNo, changes].filter(Boolean).join(' · ')}
        </Text>
      </td>
      <td className={compact ? styles.below : undefined}>
        {remarks && (
          <span className={styles.remarks} title={remarks}>
            {row.problems.length === 0 && <WarningRegular aria-hidden />} {remarks}
          </span>
        )}
      </td>
    </>
  );
}

/** What changes on a contact is called after the column it came from. */
const changeFields: Record<string, string> = { companyNo: 'company', externalIds: 'externalId' };
