import { useState } from 'react';
import { saveFile } from '../ui/save-file.ts';
import { useClient } from '../ui/session.tsx';
import { useNotify } from '../ui/use-notify.tsx';
import type { AttachedFile } from './attached-file.ts';

export function useDownload(): { busyWith: number | null; download(file: AttachedFile): void } {
  const client = useClient();
  const notify = useNotify();
  const [busyWith, setBusyWith] = useState<number | null>(null);
  const run = async ({ id, fileName }: AttachedFile) => {
    setBusyWith(id);
    try {
      const answer = await client.download('getAttachmentContent', {}, { id });
      saveFile(await answer.blob(), fileName);
    } catch (error) {
      notify.failed(error);
    } finally {
      setBusyWith(null);
    }
  };
  return { busyWith, download: (file) => void run(file) };
}
