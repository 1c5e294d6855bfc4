import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, CopyRegular, WarningRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/me.ts';
import { type DiagnosticLine, diagnosticLines } from './diagnostic-lines.ts';
import { readDiagnostics } from './diagnostics.ts';
import { PanePage } from './PanePage.tsx';
import { PaneSkeleton } from './PaneSkeleton.tsx';
import { usePane } from './pane-context.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
  },
  value: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  good: { fontSize: '20px', color: tokens.colorNeutralForeground3 },
  wrong: { fontSize: '20px', color: tokens.colorStatusWarningForeground1 },
  facts: { gridColumn: 2, display: 'flex', flexDirection: 'column' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What a help desk asks for, to read out or to copy; numbered, so that both speak of one line. */
export function DiagnosticsPage({ me }: { me: Me | null }) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const clock = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' });
  const when = (instant: string) => clock.format(Date.parse(instant));
  const { mailbox, show } = usePane();
  const found = useQuery({
    queryKey: ['diagnostics', me],
    queryFn: () => readDiagnostics(mailbox, me),
    staleTime: 0,
    gcTime: 0,
  });
  const lines = found.data ? diagnosticLines(found.data, t, when) : null;
  return (
    <PanePage title={t('pane.menu.diagnostics')} onClose={() => show({ name: 'mail' })}>
      <Text className={styles.quiet}>{t('pane.diagnose.hint')}</Text>
      {lines ? (
        <>
          <ol className={styles.list}>
            {lines.map((line, index) => (
              <Line key={line.label} line={line} number={index + 1} />
            ))}
          </ol>
          <div className={styles.actions}>
            <CopyButton lines={lines} />
            <Button onClick={() => void found.refetch()}>{t('pane.diagnose.again')}</Button>
          </div>
        </>
      ) : (
        <PaneSkeleton />
      )}
    </PanePage>
  );
}

function Line({ line, number }: { line: DiagnosticLine; number: number }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { label, value, wrong } = line;
  return (
    <li className={styles.row}>
      {wrong ? (
        <WarningRegular className={styles.wrong} aria-label={t('pane.diagnose.wrong')} />
      ) : (
        <CheckmarkCircleRegular className={styles.good} aria-label={t('pane.diagnose.good')} />
      )}
      <div className={styles.facts}>
        <Text size={200} className={styles.quiet}>
          {`${number}. ${label}`}
        </Text>
        <Text className={styles.value}>{value}</Text>
      </div>
    </li>
  );
}

function CopyButton({ lines }: { lines: readonly DiagnosticLine[] }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  const copy = async () => {
    const text = lines
      .map(({ label, value, wrong }, at) => `${at + 1}. ${label}: ${value}${wrong ? ' (!)' : ''}`)
      .join('\n');
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      // Outlook on the web may forbid the clipboard to frames: it can still be read out.
      setState('refused');
    }
  };
  return (
    <>
      <Button appearance="primary" icon={<CopyRegular />} onClick={() => void copy()}>
        {t('pane.diagnose.copy')}
      </Button>
      <Text role="status">{state === 'ready' ? '' : t(`pane.diagnose.${state}`)}</Text>
    </>
  );
}
