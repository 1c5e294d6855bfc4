import {
  Button,
  Checkbox,
  Link,
  makeStyles,
  ProgressBar,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { useFileSize } from '../attachment/file-size.ts';
import { ApiError } from '../ui/api-error.ts';
import { errorSentence } from '../ui/error-sentence.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { type MailFile, mailFiles } from './mail-files.ts';
import type { ReadMail } from './mail-item.ts';
import { usePane } from './pane-context.tsx';
import { type FileProgress, useAttachMailFiles } from './use-attach-mail-files.ts';

const useStyles = makeStyles({
  link: { alignSelf: 'flex-start', marginInlineStart: '28px' },
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  note: {
    display: 'block',
    // Under the words of the box.
    margin: '-4px 0 0 36px',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  name: { overflowWrap: 'anywhere' },
  bar: { marginInlineStart: '36px', width: 'auto' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface AttachFromMailProps {
  mail: ReadMail;
  /** Those of the mail's entries that may be changed. */
  entries: readonly InteractionLogEntry[];
  /** Open from the start: whoever logged the mail wanted it so. */
  asked: boolean;
}

/** Chooses among the files of the open mail what its entries in the log shall have. */
export function AttachFromMail({ mail, entries, asked }: AttachFromMailProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState(asked);
  if (!open)
    return (
      <Link as="button" className={styles.link} onClick={() => setOpen(true)}>
        {t('attachments.fromMail.open')}
      </Link>
    );
  return <Chooser mail={mail} entries={entries} onClose={() => setOpen(false)} />;
}

/** Names and sizes of what is attached already, by any of the entries. */
function useAttached(entries: readonly InteractionLogEntry[]) {
  const client = useClient();
  const [first] = entries;
  return useQuery({
    queryKey: ['mail-attachments', first?.entryNo, first?.version],
    queryFn: ({ signal }) =>
      client.call('getInteractionLogEntry', {
        params: { entryNo: first?.entryNo ?? 0 },
        signal,
      }),
    select: ({ attachments }) => attachments,
    enabled: first !== undefined && first.attachmentCount > 0,
  });
}

interface ChooserProps extends Omit<AttachFromMailProps, 'asked'> {
  onClose(): void;
}

function Chooser({ mail, entries, onClose }: ChooserProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const notify = useNotify();
  const title = useId();
  const { mailbox } = usePane();
  const attached = useAttached(entries).data ?? [];
  const { busy, progress, attach } = useAttachMailFiles(mail, entries);
  const files = mailFiles(mailbox, mail);
  const isThere = (file: MailFile) =>
    progress[file.id]?.state === 'attached' ||
    attached.some(
      (one) => one.fileName === file.name && (file.size === null || one.size === file.size),
    );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        files
          .filter((file) => !file.inline && file.size !== null && file.unavailable === null)
          .map(({ id }) => id),
      ),
  );
  const toAttach = files.filter((file) => chosen.has(file.id) && !isThere(file));
  const toggle = (id: string) =>
    setChosen((all) =>
      all.has(id) ? new Set([...all].filter((one) => one !== id)) : new Set([...all, id]),
    );
  const start = async () => {
    if (!(await attach(toAttach))) return;
    notify.done(t('attachments.fromMail.done', { count: toAttach.length }));
    onClose();
  };
  return (
    <section className={styles.box} aria-labelledby={title}>
      <Text as="h3" id={title} weight="semibold">
        {t('attachments.fromMail.title')}
      </Text>
      {files.length === 1 && <Text size={200}>{t('attachments.fromMail.none')}</Text>}
      <ul className={styles.list}>
        {files.map((file) => (
          <Choice
            key={file.id}
            file={file}
            there={isThere(file)}
            checked={chosen.has(file.id)}
            busy={busy}
            progress={progress[file.id]}
            onToggle={() => toggle(file.id)}
          />
        ))}
      </ul>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          icon={<AttachRegular />}
          disabledFocusable={busy || toAttach.length === 0}
          onClick={() => void start()}
        >
          {busy
            ? t('attachments.fromMail.attaching')
            : toAttach.length === 0
              ? t('attachments.fromMail.attachNone')
              : t('attachments.fromMail.attach', { count: toAttach.length })}
        </Button>
        <Button disabled={busy} onClick={onClose}>
          {t('actions.close')}
        </Button>
      </div>
    </section>
  );
}

function sentenceOf(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('attachments.fromMail.notGiven');
  if (error.code === 'attachmentRefused')
    return t('attachments.refused', { finding: error.fields[0]?.value ?? '' });
  if (error.code === 'scannerUnreachable') return t('attachments.scannerAway');
  return errorSentence(error, t);
}

interface ChoiceProps {
  file: MailFile;
  /** In the log already. */
  there: boolean;
  checked: boolean;
  busy: boolean;
  progress: FileProgress | undefined;
  onToggle(): void;
}

function Choice({ file, there, checked, busy, progress, onToggle }: ChoiceProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const size = useFileSize();
  const isMail = file.size === null;
  const note = (): string => {
    if (there) return t('attachments.fromMail.there');
    if (progress?.state === 'failed') return sentenceOf(progress.error, t);
    if (progress?.state === 'fetching') return t('attachments.fetching');
    if (progress?.state === 'sending')
      return t('attachments.sending', { sent: size(progress.sent), total: size(progress.total) });
    if (file.unavailable !== null)
      return t(
        isMail ? 'attachments.fromMail.why.mail' : `attachments.fromMail.why.${file.unavailable}`,
      );
    if (isMail) return file.name;
    return file.inline
      ? t('attachments.fromMail.inline', { size: size(file.size ?? 0) })
      : size(file.size ?? 0);
  };
  const running = progress?.state === 'fetching' || progress?.state === 'sending';
  return (
    <li>
      <Checkbox
        checked={there || (checked && file.unavailable === null)}
        disabled={there || busy || file.unavailable !== null}
        onChange={onToggle}
        label={
          <span className={styles.name}>
            {isMail ? t('attachments.fromMail.itself') : file.name}
          </span>
        }
      />
      <Text
        size={200}
        className={styles.note}
        {...(progress?.state === 'failed' && { role: 'alert' })}
      >
        {note()}
      </Text>
      {running && !there && (
        <ProgressBar
          className={styles.bar}
          aria-label={t('attachments.progress', { name: file.name })}
          {...(progress.state === 'sending' && { value: progress.sent / progress.total })}
        />
      )}
    </li>
  );
}
