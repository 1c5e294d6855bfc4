import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
  Text,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../ui/api-error.ts';
import { useFormats } from '../ui/dates.ts';
import { errorSentence, requestIdOf } from '../ui/error-sentence.ts';
import { SectionFrame } from '../ui/SectionFrame.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FileDrop } from './FileDrop.tsx';
import { ResultStep } from './ResultStep.tsx';
import { importSentence } from './remark-sentence.ts';
import { type ContactImportState, useContactImport } from './use-contact-import.ts';

/** Contacts from a file: choose it, say what its columns are, check, import. */
export function ContactImportSection() {
  const { t } = useTranslation();
  const work = useContactImport();
  return (
    <SectionFrame title={t('contactImport.title')} hint={t('contactImport.hint')}>
      <ImportProblem work={work} />
      {work.busy && <Progress work={work} />}
      {!work.file && <FileDrop onFile={(file) => void work.choose(file)} />}
      {work.file && !work.result && <ColumnsStep work={work} />}
      {work.result && <ResultStep work={work} />}
    </SectionFrame>
  );
}

function Progress({ work: { busy, progress } }: { work: ContactImportState }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const text =
    busy === 'importing' && progress
      ? t('contactImport.progress', { done: number(progress.done), rows: number(progress.rows) })
      : t(busy === 'importing' ? 'contactImport.importing' : 'contactImport.checking');
  return (
    <div role="status">
      <Text>{text}</Text>
      <ProgressBar
        aria-label={text}
        value={progress ? progress.done / Math.max(1, progress.rows) : undefined}
      />
    </div>
  );
}

/** Why a file cannot be taken, or what the server says of it. */
function ImportProblem({ work: { fileProblem, error } }: { work: ContactImportState }) {
  const { t } = useTranslation();
  if (!fileProblem && !error) return null;
  const id = requestIdOf(error);
  return (
    <MessageBar intent="error" layout="multiline" politeness="assertive">
      <MessageBarBody>
        <MessageBarTitle>{t('problem.title')}</MessageBarTitle>
        {fileProblem ? <FileSentence problem={fileProblem} /> : <ErrorSentence error={error} />}{' '}
        {id && !(error instanceof ApiError && error.fields.length > 0)
          ? t('problem.requestId', { id })
          : null}
      </MessageBarBody>
    </MessageBar>
  );
}

function FileSentence({ problem }: { problem: NonNullable<ContactImportState['fileProblem']> }) {
  const { t } = useTranslation();
  if (problem.code === 'unclosedQuote')
    return t('contactImport.remarks.unclosedQuote', { value: problem.line });
  return problem.code === 'emptyFile'
    ? t('contactImport.remarks.emptyFile')
    : t(`contactImport.${problem.code}`);
}

function ErrorSentence({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error instanceof ApiError) {
    if (error.fields.length > 0)
      return error.fields.map((field) => importSentence(field, t)).join(' ');
    if (error.code === 'offline') return t('contactImport.offline');
    if (error.code === 'bodyTooLarge') return t('contactImport.tooLarge');
  }
  return errorSentence(error, t);
}
