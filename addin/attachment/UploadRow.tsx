import { makeStyles, mergeClasses, ProgressBar, Text, tokens } from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  DismissRegular,
  DocumentRegular,
  ErrorCircleRegular,
} from '@fluentui/react-icons';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../ui/api-error.ts';
import { errorSentence } from '../ui/error-sentence.ts';
import { RowButton, useRowStyles } from './AttachmentRow.tsx';
import type { ChosenFiles } from './choose-files.ts';
import { useFileSize } from './file-size.ts';
import type { Upload } from './use-uploads.ts';

const useStyles = makeStyles({
  wrong: { color: tokens.colorStatusDangerForeground1 },
  bar: { marginTop: tokens.spacingVerticalXS },
});

interface UploadRowProps {
  upload: Upload;
  onRetry(): void;
  onCancel(): void;
}

/** What happened and what to do next; what the scanner found is told by its name. */
function sentenceOf(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('attachments.unreadable');
  if (error.code === 'attachmentRefused')
    return t('attachments.refused', { finding: error.fields[0]?.value ?? '' });
  if (error.code === 'scannerUnreachable') return t('attachments.scannerAway');
  if (error.code === 'offline') return t('attachments.offline');
  return errorSentence(error, t);
}

const isFinal = (error: unknown): boolean =>
  !(error instanceof ApiError) ||
  ['attachmentRefused', 'notAllowed', 'notFound', 'invalidInput'].includes(error.code);

export function UploadRow({ upload, onRetry, onCancel }: UploadRowProps) {
  const row = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation();
  const size = useFileSize();
  const { source, sent, state, error } = upload;
  const total = source.content.size;
  const failed = state === 'failed';
  return (
    <li className={row.row}>
      <span className={mergeClasses(row.icon, failed && styles.wrong)}>
        {failed ? <ErrorCircleRegular aria-hidden /> : <DocumentRegular aria-hidden />}
      </span>
      <span className={row.what}>
        <Text className={row.name} title={source.name}>
          {source.name}
        </Text>
        {failed ? (
          <Text size={200} role="alert">
            {sentenceOf(error, t)}
          </Text>
        ) : (
          <Text size={200} className={row.quiet}>
            {state === 'checking'
              ? t('attachments.checking')
              : t('attachments.sending', { sent: size(sent), total: size(total) })}
          </Text>
        )}
        {!failed && (
          <ProgressBar
            className={styles.bar}
            aria-label={t('attachments.progress', { name: source.name })}
            {...(state === 'sending' && { value: sent / total })}
          />
        )}
      </span>
      <span className={row.actions}>
        {failed && !isFinal(error) && (
          <RowButton
            label={t('attachments.retry', { name: source.name })}
            icon={<ArrowClockwiseRegular />}
            onClick={onRetry}
          />
        )}
        <RowButton
          label={t(failed ? 'attachments.dismiss' : 'attachments.stop', { name: source.name })}
          icon={<DismissRegular />}
          onClick={onCancel}
        />
      </span>
    </li>
  );
}

type RefusedRowProps = ChosenFiles['refused'][number] & { onDismiss(): void };

/** What was chosen and cannot be taken. */
export function RefusedRow({ name, why, onDismiss }: RefusedRowProps) {
  const row = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <li className={row.row}>
      <span className={mergeClasses(row.icon, styles.wrong)}>
        <ErrorCircleRegular aria-hidden />
      </span>
      <span className={row.what}>
        <Text className={row.name} title={name}>
          {name}
        </Text>
        <Text size={200} role="alert">
          {t(`attachments.wrong.${why}`)}
        </Text>
      </span>
      <span className={row.actions}>
        <RowButton
          label={t('attachments.dismiss', { name })}
          icon={<DismissRegular />}
          onClick={onDismiss}
        />
      </span>
    </li>
  );
}
