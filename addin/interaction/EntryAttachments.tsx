import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  EntryAttachment,
  InteractionLogEntryDetail,
} from '../../server/contract/interaction-log-entry.ts';
import { AttachmentList } from '../attachment/AttachmentList.tsx';
import type { UpdateFiles } from '../attachment/attached-file.ts';
import { newActionKey } from '../ui/api-client.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import { entryKey, useShowEntry } from './use-entry-actions.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** Changes the files of an entry one after the other: each needs the version the last one left. */
function useEntryFiles(entryNo: number) {
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const show = useShowEntry();
  const last = useRef<Promise<void>>(Promise.resolve());
  const inTurn = (
    change: (entry: InteractionLogEntryDetail) => Promise<InteractionLogEntryDetail>,
  ) => {
    last.current = last.current.then(async () => {
      try {
        const entry = await client.call('getInteractionLogEntry', { params: { entryNo } });
        show(await change(entry));
      } catch (error) {
        notify.failed(error);
        await queries.invalidateQueries({ queryKey: entryKey(entryNo) });
      }
    });
  };
  return {
    add: (attachmentId: number) =>
      inTurn(({ version }) =>
        client.call('addEntryAttachment', {
          params: { entryNo },
          body: { attachmentId },
          version,
          actionKey: newActionKey(),
        }),
      ),
    remove: (attachmentId: number) =>
      inTurn(({ version }) =>
        client.call('removeEntryAttachment', { params: { entryNo, attachmentId }, version }),
      ),
  };
}

interface EntryAttachmentsProps {
  entry: InteractionLogEntryDetail;
  mayChange: boolean;
}

/** The files of an entry; what is taken away is asked for first, since it may be gone for good. */
export function EntryAttachments({ entry, mayChange }: EntryAttachmentsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const files = useEntryFiles(entry.entryNo);
  const [leaving, setLeaving] = useState<EntryAttachment | null>(null);
  const change = (update: UpdateFiles) => {
    const after = update(entry.attachments);
    const had = (id: number) => entry.attachments.some((one) => one.id === id);
    for (const { id } of after) if (!had(id)) files.add(id);
    for (const one of entry.attachments) {
      if (after.some(({ id }) => id === one.id)) continue;
      if (one.readOnly) setLeaving(one);
      else files.remove(one.id);
    }
  };
  if (!mayChange && entry.attachments.length === 0) return null;
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3">{t('attachments.label')}</Subtitle2>
      <AttachmentList attachments={entry.attachments} onChange={change} readOnly={!mayChange} />
      {leaving && (
        <ConfirmDialog
          title={t('attachments.removeTitle')}
          text={t('attachments.removeText', { name: leaving.fileName })}
          action={t('attachments.removeAction')}
          onConfirm={() => files.remove(leaving.id)}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  );
}
