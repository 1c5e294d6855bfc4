import {
  Button,
  Link,
  makeStyles,
  mergeClasses,
  Spinner,
  Text,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular, DismissRegular, DocumentEditRegular } from '@fluentui/react-icons';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachedFile } from './attached-file.ts';
import { type ChosenFiles, chosenFiles, droppedFiles } from './choose-files.ts';
import { fileKindOf } from './file-kind.tsx';
import { useFileSize } from './file-size.ts';

export const useRowStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  over: {
    border: `${tokens.strokeWidthThin} dashed ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  icon: { display: 'flex', fontSize: '20px', color: tokens.colorNeutralForeground2 },
  what: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', textAlign: 'start' },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalXXS },
  below: { gridColumn: '2 / -1', paddingTop: tokens.spacingVerticalXS },
  edit: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
});

interface AttachmentRowProps {
  file: AttachedFile;
  busy: boolean;
  /** It came under a name that promised something else. */
  renamed: boolean;
  onDownload(): void;
  onRemove?: () => void;
  /** Where another version may take its place. */
  onReplace?: (chosen: ChosenFiles) => void;
}

export function AttachmentRow(props: AttachmentRowProps) {
  const { file, busy, renamed, onDownload, onRemove, onReplace } = props;
  const styles = useRowStyles();
  const { t } = useTranslation();
  const size = useFileSize();
  const [editing, setEditing] = useState(false);
  const [over, setOver] = useState(false);
  const { kind, Icon } = fileKindOf(file.contentType);
  const name = file.fileName;
  const drop = onReplace &&
    editing && {
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        // The list around it would take the file for another one.
        event.stopPropagation();
        setOver(false);
        onReplace(droppedFiles(event.dataTransfer));
      },
    };
  return (
    <li className={mergeClasses(styles.row, over && styles.over)} {...drop}>
      <span className={styles.icon}>
        <Icon aria-hidden />
      </span>
      <span className={styles.what}>
        <Link as="button" className={styles.name} title={name} onClick={onDownload}>
          {name}
        </Link>
        <Text size={200} className={styles.quiet}>
          {t(`attachments.kinds.${kind}`)} · {size(file.size)}
        </Text>
      </span>
      <span className={styles.actions}>
        {busy ? (
          <Spinner size="extra-tiny" label={t('attachments.fetching')} labelPosition="before" />
        ) : (
          <RowButton
            label={t('attachments.download', { name })}
            icon={<ArrowDownloadRegular />}
            onClick={onDownload}
          />
        )}
        {onReplace && (
          <RowButton
            label={t('attachments.edit', { name })}
            icon={<DocumentEditRegular />}
            onClick={() => {
              setEditing(true);
              onDownload();
            }}
          />
        )}
        {onRemove && (
          <RowButton
            label={t('attachments.remove', { name })}
            icon={<DismissRegular />}
            onClick={onRemove}
          />
        )}
      </span>
      {renamed && (
        <Text size={200} className={styles.below}>
          {t('attachments.renamed')}
        </Text>
      )}
      {onReplace && editing && (
        <EditedFile name={name} onChosen={onReplace} onClose={() => setEditing(false)} />
      )}
    </li>
  );
}

interface RowButtonProps {
  label: string;
  icon: React.JSX.Element;
  onClick(): void;
}

export function RowButton({ label, icon, onClick }: RowButtonProps) {
  return (
    <Tooltip content={label} relationship="label">
      <Button size="small" appearance="subtle" icon={icon} onClick={onClick} />
    </Tooltip>
  );
}

interface EditedFileProps {
  name: string;
  onChosen(chosen: ChosenFiles): void;
  onClose(): void;
}

/** Downloaded and edited elsewhere, it comes back here. */
function EditedFile({ name, onChosen, onClose }: EditedFileProps) {
  const styles = useRowStyles();
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={mergeClasses(styles.below, styles.edit)}>
      <Text size={200}>{t('attachments.dropEdited')}</Text>
      <Button size="small" onClick={() => input.current?.click()}>
        {t('attachments.chooseEdited')}
      </Button>
      <Button size="small" appearance="subtle" onClick={onClose}>
        {t('attachments.keepOld')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('attachments.editedOf', { name })}
        onChange={(event) => {
          onChosen(chosenFiles(event.target.files));
          event.target.value = '';
        }}
      />
    </div>
  );
}
