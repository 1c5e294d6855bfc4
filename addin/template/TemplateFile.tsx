import { Text } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AttachmentList } from '../attachment/AttachmentList.tsx';
import type { AttachedFile } from '../attachment/attached-file.ts';
import { errorSentence } from '../ui/error-sentence.ts';
import { useClient } from '../ui/session.tsx';

interface TemplateFileProps {
  id: number | null;
  onChange(id: number | null): void;
}

/** The one file of a language row. */
export function TemplateFile({ id, onChange }: TemplateFileProps) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const file = useQuery({
    queryKey: ['attachment', id],
    enabled: id !== null,
    queryFn: ({ signal }): Promise<AttachedFile> =>
      client.call('getAttachment', { params: { id: id ?? 0 }, signal }),
  });
  // An entry may have it and keep it: the row then points at another file.
  const files = id !== null && file.data ? [{ ...file.data, readOnly: false }] : [];
  return (
    <>
      {id !== null && file.error && <Text>{errorSentence(file.error, t)}</Text>}
      <AttachmentList
        single
        attachments={files}
        onChange={(update) => {
          const next = update(files).at(-1);
          if (next) queries.setQueryData(['attachment', next.id], next);
          onChange(next?.id ?? null);
        }}
      />
    </>
  );
}
