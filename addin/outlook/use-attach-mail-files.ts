import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { uploadAttachment } from '../attachment/upload-attachment.ts';
import { newActionKey } from '../ui/api-client.ts';
import { useClient } from '../ui/session.tsx';
import { fetchMailFile, type MailFile } from './mail-files.ts';
import type { ReadMail } from './mail-item.ts';
import { usePane } from './pane-context.tsx';

export type FileProgress =
  | { state: 'fetching' }
  | { state: 'sending'; sent: number; total: number }
  | { state: 'attached' }
  | { state: 'failed'; error: unknown };

export interface AttachMailFiles {
  busy: boolean;
  progress: Readonly<Record<string, FileProgress>>;
  /** Uploads each file once, and attaches it to all entries of the mail. */
  attach(files: readonly MailFile[]): Promise<boolean>;
}

export function useAttachMailFiles(
  mail: ReadMail,
  entries: readonly InteractionLogEntry[],
): AttachMailFiles {
  const client = useClient();
  const queries = useQueryClient();
  const { mailbox } = usePane();
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Record<string, FileProgress>>({});
  const tell = (id: string, one: FileProgress) => setProgress((all) => ({ ...all, [id]: one }));

  const toEntry = async (entryNo: number, attachmentId: number) => {
    const { version } = await client.call('getInteractionLogEntry', { params: { entryNo } });
    await client.call('addEntryAttachment', {
      params: { entryNo },
      body: { attachmentId },
      version,
      actionKey: newActionKey(),
    });
  };
  const one = async (file: MailFile) => {
    tell(file.id, { state: 'fetching' });
    const source = await fetchMailFile(mailbox, mail, file);
    const total = source.content.size;
    const { id } = await uploadAttachment(client, source, {
      onProgress: (sent) => tell(file.id, { state: 'sending', sent, total }),
    });
    for (const { entryNo } of entries) await toEntry(entryNo, id);
    tell(file.id, { state: 'attached' });
  };
  return {
    busy,
    progress,
    async attach(files) {
      setBusy(true);
      let allDone = true;
      // One after the other: Outlook gives a file only whole, and two would be held at once.
      for (const file of files) {
        try {
          await one(file);
        } catch (error) {
          allDone = false;
          tell(file.id, { state: 'failed', error });
        }
      }
      setBusy(false);
      for (const part of ['mail', 'contact-entries', 'mail-attachments'])
        void queries.invalidateQueries({ queryKey: [part] });
      return allDone;
    },
  };
}
