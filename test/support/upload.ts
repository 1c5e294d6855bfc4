import { type Attachment, attachmentPartSize } from '../../server/contract/attachment.ts';
import type { Person } from './organisation.ts';

export const bytesOf = (content: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

/** Sends a file in its parts, not yet completed. */
export const sendParts = async (
  person: Person,
  fileName: string,
  content: string | Uint8Array,
): Promise<number> => {
  const bytes = bytesOf(content);
  const begun = await person.send<Attachment>('POST', '/attachments', {
    fileName,
    size: bytes.byteLength,
  });
  if (begun.status !== 201) throw new Error(JSON.stringify(begun.body));
  const { id } = begun.body;
  for (let at = 0; at < bytes.byteLength; at += attachmentPartSize) {
    const part = bytes.subarray(at, at + attachmentPartSize);
    const route = `/attachments/${id}/parts/${at / attachmentPartSize + 1}`;
    const { status, body } = await person.send('PUT', route, undefined, { bytes: part });
    if (status !== 204) throw new Error(JSON.stringify(body));
  }
  return id;
};

/** A file, uploaded whole; answers its id. */
export const upload = async (
  person: Person,
  fileName: string,
  content: string | Uint8Array,
): Promise<number> => {
  const id = await sendParts(person, fileName, content);
  const { status, body } = await person.send('POST', `/attachments/${id}/complete`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return id;
};
