import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ContactImportResult } from '../../server/contract/contact-import.ts';
import { importReportCsv } from '../../server/domain/contact-import/import-report.ts';
import { hashOf, navigate } from '../ui/route.ts';
import { downloadCsv } from './download-csv.ts';
import { ImportRows } from './ImportRows.tsx';
import { remarkSentence } from './remark-sentence.ts';
import type { ContactImportState } from './use-contact-import.ts';

const useStyles = makeStyles({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
});

function useReport() {
  const { t } = useTranslation();
  return (result: ContactImportResult): string =>
    importReportCsv(result, {
      headers: [
        t('contactImport.line'),
        t('contactImport.outcome'),
        t('contactImport.fields.no'),
        t('contactImport.fields.name'),
        t('contactImport.remark'),
      ],
      outcomeOf: (outcome) => t(`contactImport.outcomes.${outcome}`),
      sentenceOf: (remark) => remarkSentence(remark, t),
    });
}

/** What a check says would happen, or an import says has happened. */
export function ResultStep({ work }: { work: ContactImportState }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const report = useReport();
  const { result, busy, file } = work;
  if (!result) return null;
  const writes = result.created + result.changed;
  return (
    <>
      <Outcome result={result} />
      <ImportRows key={result.dryRun ? 'check' : 'import'} result={result} />
      <div className={styles.actions}>
        {result.dryRun && (
          <Button
            appearance="primary"
            disabled={busy !== null || writes === 0}
            onClick={() => void work.run()}
          >
            {t('contactImport.run', { count: writes })}
          </Button>
        )}
        <Button
          disabled={busy !== null}
          onClick={() => downloadCsv(t('contactImport.reportName'), report(result))}
        >
          {t('contactImport.report')}
        </Button>
        <Button
          appearance="subtle"
          disabled={busy !== null}
          onClick={result.dryRun ? work.back : work.restart}
        >
          {t(result.dryRun ? 'contactImport.back' : 'contactImport.otherFile')}
        </Button>
        {file && <Text size={200}>{file.name}</Text>}
      </div>
    </>
  );
}

function Outcome({ result }: { result: ContactImportResult }) {
  const { t } = useTranslation();
  const { dryRun, refused, companiesCreated, created, changed } = result;
  const companies =
    companiesCreated > 0 ? ` ${t('contactImport.companies', { count: companiesCreated })}` : '';
  const nothing = created + changed === 0;
  const said = dryRun
    ? t(nothing ? 'contactImport.nothingToDo' : 'contactImport.checked')
    : t('contactImport.done');
  return (
    <MessageBar
      layout="multiline"
      politeness="polite"
      intent={refused > 0 ? 'warning' : dryRun ? 'info' : 'success'}
    >
      <MessageBarBody>
        {said} {refused > 0 ? t('contactImport.refusedHint', { count: refused }) : ''}
        {companies}
      </MessageBarBody>
      {!dryRun && (
        <MessageBarActions>
          <Button onClick={() => navigate(hashOf(['contacts']))}>{t('contact.toList')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
