import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachmentRow } from './AttachmentRow.tsx';
import type { AttachedFile, UpdateFiles } from './attached-file.ts';
import { type ChosenFiles, chosenFiles, droppedFiles } from './choose-files.ts';
import { RefusedRow, UploadRow } from './UploadRow.tsx';
import { useDownload } from './use-download.ts';
import { useUploads } from './use-uploads.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    borderRadius: tokens.borderRadiusMedium,
    outline: '2px dashed transparent',
    outlineOffset: '4px',
  },
  over: {
    outlineColor: tokens.colorCompoundBrandStroke,
    backgroundColor: tokens.colorBrandBackground2,
  },
  rows: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  heard: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
});

export interface AttachmentListProps {
  attachments: readonly AttachedFile[];
  /** Called with what to make of the files there are then: uploads end when they end. */
  onChange(update: UpdateFiles): void;
  /** Files can be had, and nothing else. */
  readOnly?: boolean;
  /** No more than one: the next takes its place. */
  single?: boolean;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

const withFile = (
  files: readonly AttachedFile[],
  file: AttachedFile,
  replaces: number | null,
): AttachedFile[] => {
  const others = files.filter((one) => one.id !== file.id);
  const at = others.findIndex((one) => one.id === replaces);
  return at < 0 ? [...others, file] : others.with(at, file);
};

type Refused = ChosenFiles['refused'];

/** The files of an entry, a draft or a template, and the way to add, get, replace and remove them. */
export function AttachmentList({
  attachments,
  onChange,
  readOnly = false,
  single = false,
}: AttachmentListProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<Refused>([]);
  const [heard, setHeard] = useState('');
  const [renamed, setRenamed] = useState<ReadonlySet<number>>(new Set());
  const input = useRef<HTMLInputElement>(null);
  const { busyWith, download } = useDownload();
  const uploads = useUploads({
    onDone: (file, replaces) => {
      setHeard(t('attachments.attached', { name: file.fileName }));
      onChange((files) => (single ? [file] : withFile(files, file, replaces)));
    },
    onRenamed: ({ id }) => setRenamed((all) => new Set([...all, id])),
  });
  const take = (chosen: ChosenFiles, replaces: number | null = null) => {
    const sources = single || replaces !== null ? chosen.sources.slice(0, 1) : chosen.sources;
    setRefused(chosen.refused);
    uploads.start(sources, replaces);
  };
  const remove = (file: AttachedFile) => {
    setHeard(t('attachments.removed', { name: file.fileName }));
    onChange((files) => files.filter(({ id }) => id !== file.id));
    input.current?.parentElement?.querySelector('button')?.focus();
  };
  const drop = readOnly
    ? {}
    : {
        onDragOver: (event: DragEvent) => {
          if (!hasFiles(event)) return;
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: (event: DragEvent) => {
          event.preventDefault();
          setOver(false);
          take(droppedFiles(event.dataTransfer));
        },
      };
  return (
    <section
      className={mergeClasses(styles.list, over && styles.over)}
      aria-label={t('attachments.label')}
      {...drop}
    >
      {(attachments.length > 0 || uploads.running.length > 0 || refused.length > 0) && (
        <ul className={styles.rows}>
          {attachments.map((file) => (
            <AttachmentRow
              key={file.id}
              file={file}
              busy={busyWith === file.id}
              renamed={renamed.has(file.id)}
              onDownload={() => download(file)}
              {...(!readOnly && { onRemove: () => remove(file) })}
              {...(!readOnly && !file.readOnly && { onReplace: (chosen) => take(chosen, file.id) })}
            />
          ))}
          {uploads.running.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              onRetry={() => uploads.retry(upload.key)}
              onCancel={() => uploads.cancel(upload.key)}
            />
          ))}
          {refused.map((one) => (
            <RefusedRow
              key={one.name}
              {...one}
              onDismiss={() => setRefused((all) => all.filter(({ name }) => name !== one.name))}
            />
          ))}
        </ul>
      )}
      {!readOnly && !(single && attachments.length > 0) && (
        <div className={styles.foot}>
          <Button size="small" icon={<AttachRegular />} onClick={() => input.current?.click()}>
            {t(single ? 'attachments.chooseOne' : 'attachments.choose')}
          </Button>
          <Text size={200} className={styles.quiet}>
            {t(single ? 'attachments.dropHintOne' : 'attachments.dropHint')}
          </Text>
          <input
            ref={input}
            type="file"
            hidden
            multiple={!single}
            aria-label={t('attachments.choose')}
            onChange={(event) => {
              take(chosenFiles(event.target.files));
              // The same file, corrected, can be chosen again.
              event.target.value = '';
            }}
          />
        </div>
      )}
      <div className={styles.heard} aria-live="polite">
        {heard}
      </div>
    </section>
  );
}
