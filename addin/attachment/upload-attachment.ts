import type { Attachment } from '../../server/contract/attachment.ts';
import { type ApiClient, newActionKey } from '../ui/api-client.ts';
import { ApiError } from '../ui/api-error.ts';

/** Bytes under a name: a file somebody chose, or what Outlook gives. */
export interface UploadSource {
  name: string;
  content: Blob;
}

export interface UploadOptions {
  /** An upload that was begun before, to be gone on with. */
  id?: number | undefined;
  onBegun?: (id: number) => void;
  onProgress?: (sentBytes: number) => void;
  signal?: AbortSignal;
}

/** Waits between tries to send a part while the network is away. */
const waits = [500, 1000, 2000, 4000];

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener('online', over);
      resolve();
    };
    const timer = setTimeout(over, milliseconds);
    window.addEventListener('online', over);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

const isPassing = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.code === 'offline' || error.status === 502 || error.status === 504);

/** Asks again while the network is away, for some seconds. */
async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      const wait = waits[tries];
      if (wait === undefined || !isPassing(error)) throw error;
      await pause(wait, signal);
    }
  }
}

const begin = (client: ApiClient, { name, content }: UploadSource, options: UploadOptions) => {
  const { id, signal } = options;
  const aborting = signal ? { signal } : {};
  if (id !== undefined) return client.call('getAttachment', { params: { id }, ...aborting });
  const actionKey = newActionKey();
  const body = { fileName: name, size: content.size };
  return patiently(() => client.call('createAttachment', { body, actionKey, ...aborting }), signal);
};

/** Sends a file part by part, only those the server has not, and answers what it has become. */
export async function uploadAttachment(
  client: ApiClient,
  source: UploadSource,
  options: UploadOptions = {},
): Promise<Attachment> {
  const { onBegun, onProgress, signal } = options;
  const { content } = source;
  const aborting = signal ? { signal } : {};
  const { id, partSize, missingParts } = await begin(client, source, options);
  onBegun?.(id);
  const lengthOf = (partNo: number) => Math.min(partSize, content.size - (partNo - 1) * partSize);
  let sent = content.size - missingParts.reduce((sum, partNo) => sum + lengthOf(partNo), 0);
  onProgress?.(sent);
  for (const partNo of missingParts) {
    const start = (partNo - 1) * partSize;
    // One part at a time is read from the disk.
    const body = new Uint8Array(await content.slice(start, start + partSize).arrayBuffer());
    await patiently(
      () => client.call('putAttachmentPart', { params: { id, partNo }, body, ...aborting }),
      signal,
    );
    sent += body.byteLength;
    onProgress?.(sent);
  }
  return patiently(
    () => client.call('completeAttachment', { params: { id }, ...aborting }),
    signal,
  );
}
