import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Router } from 'express';
import { api } from '../contract/api.ts';
import type { Attachment } from '../contract/attachment.ts';
import { servedType } from '../domain/attachment/attachment-type.ts';
import type { Admit } from './admission.ts';
import { readRange } from './byte-range.ts';
import { asDownload } from './content-disposition.ts';
import { type createMount, readInput } from './mount.ts';
import type { Stores } from './stores.ts';
import { setRouteTimes } from './watch-requests.ts';

export const mountAttachments = (
  mount: ReturnType<typeof createMount>,
  { attachments }: Stores,
): void => {
  mount(api.createAttachment, async ({ caller, body }) => ({
    status: 201,
    body: await attachments.begin(caller, body),
  }));
  mount(api.getAttachment, async ({ actor, params }) => ({
    status: 200,
    body: await attachments.get(actor, params.id),
  }));
  mount(api.putAttachmentPart, async ({ actor, params, body }) => {
    await attachments.putPart(actor, params.id, params.partNo, body);
    return { status: 204, body: undefined };
  });
  mount(api.completeAttachment, async ({ actor, params }) => ({
    status: 200,
    body: await attachments.complete(actor, params.id),
  }));
  mount(api.deleteAttachment, async ({ actor, params }) => {
    await attachments.delete(actor, params.id);
    return { status: 204, body: undefined };
  });
  mount(api.addEntryAttachment, async ({ caller, params, version, body }) => ({
    status: 200,
    body: await attachments.addToEntry(caller, {
      entryNo: params.entryNo,
      version,
      attachmentId: body.attachmentId,
    }),
  }));
  mount(api.removeEntryAttachment, async ({ caller, params, version }) => ({
    status: 200,
    body: await attachments.removeFromEntry(caller, {
      entryNo: params.entryNo,
      version,
      attachmentId: params.attachmentId,
    }),
  }));
};

const etagOf = ({ sha256 }: Attachment): string => `"${sha256}"`;

const setHeaders = (response: Response, attachment: Attachment): void => {
  response.set({
    'Content-Type': servedType(attachment.contentType),
    'Content-Disposition': asDownload(attachment.fileName),
    'X-Content-Type-Options': 'nosniff',
    // Whatever opens it in spite of all: no script, no form, no origin.
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
    'Accept-Ranges': 'bytes',
    ETag: etagOf(attachment),
  });
};

/** A part of another file than the one they have the beginning of would be worse than all of it. */
const rangeOf = (request: Request, attachment: Attachment) => {
  const condition = request.get('if-range');
  return condition === undefined || condition === etagOf(attachment)
    ? readRange(request.get('range'), attachment.size)
    : null;
};

/** Read and sent part by part: a file is never in memory as a whole. */
export const mountAttachmentContent = (
  router: Router,
  admit: Admit,
  { attachments }: Stores,
): void => {
  router.get(api.getAttachmentContent.path.replace('{id}', ':id'), async (request, response) => {
    setRouteTimes(response, null);
    const actor = await admit(api.getAttachmentContent, request);
    const { params } = await readInput(api.getAttachmentContent, request);
    const { attachment, read } = await attachments.open(actor, params.id);
    const { size } = attachment;
    const range = rangeOf(request, attachment);
    setHeaders(response, attachment);
    if (range === 'unsatisfiable') {
      response.status(416).set('Content-Range', `bytes */${size}`).end();
      return;
    }
    const { from, to } = range ?? { from: 0, to: size - 1 };
    response.status(range === null ? 200 : 206).set('Content-Length', String(to - from + 1));
    if (range !== null) response.set('Content-Range', `bytes ${from}-${to}/${size}`);
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    await pipeline(
      Readable.from(read({ from, to }), { objectMode: true, highWaterMark: 1 }),
      response,
    );
  });
};
