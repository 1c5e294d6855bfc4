import { fileTypeFromBuffer } from 'file-type';
import { kindOfEnding, runningKinds } from './file-kind.ts';
import { type ReadText, textType } from './text-kind.ts';

export const unknownType = 'application/octet-stream';

/** Microsoft's older container does not say what it holds, nor does every archive; its name may. */
const containedTypes: Record<string, string> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
  vsd: 'application/vnd.visio',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
};

/** `Report.PDF` → `pdf`; blank without one. */
export const endingOf = (fileName: string): string =>
  /[^.]\.([\p{L}\p{N}]{1,20})$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';

const longestName = 255;

const withEnding = (fileName: string, ending: string): string =>
  `${fileName.slice(0, longestName - ending.length - 1)}.${ending}`;

export interface AttachmentType {
  contentType: string;
  /** As it was sent, with the true ending behind it when the name says something else. */
  fileName: string;
}

/**
 * Formats that are told by their first bytes and may still be readable text. Of the others some
 * begin with two letters only, and so does a note on BMW.
 */
const readableKinds = new Set(['pdf', 'rtf', 'ps', 'eps', 'ics', 'vcf', 'pgp', 'vtt']);

const textOf = (start: Uint8Array, fileName: string, readText: ReadText): AttachmentType | null => {
  const ending = endingOf(fileName);
  const contentType = textType(start, ending, readText);
  if (contentType === null) return null;
  const promised = kindOfEnding(ending);
  if (promised === undefined || promised === 'text') return { contentType, fileName };
  const found = { 'text/html': 'html', 'image/svg+xml': 'svg' }[contentType] ?? 'txt';
  return { contentType, fileName: withEnding(fileName, found) };
};

/** What a file is, by its first bytes; docs/domain.md 16. */
export const attachmentTypeOf = async (
  start: Uint8Array,
  fileName: string,
  readText: ReadText,
): Promise<AttachmentType> => {
  const known = await fileTypeFromBuffer(start).catch(() => undefined);
  const text =
    known === undefined || !readableKinds.has(known.ext) ? textOf(start, fileName, readText) : null;
  if (text !== null) return text;
  if (known === undefined) return { contentType: unknownType, fileName };
  const ending = endingOf(fileName);
  const kind = kindOfEnding(known.ext) ?? known.ext;
  const promised = kindOfEnding(ending);
  if (promised === kind || (known.ext === 'rtf' && promised === 'text')) {
    const isContainer = known.ext === 'zip' || known.ext === 'cfb';
    return {
      contentType: (isContainer ? containedTypes[ending] : undefined) ?? known.mime,
      fileName,
    };
  }
  if (promised === undefined && !runningKinds.has(kind))
    return { contentType: known.mime, fileName };
  return { contentType: known.mime, fileName: withEnding(fileName, known.ext) };
};

const activeTypes = new Set([
  'text/html',
  'application/xhtml+xml',
  'image/svg+xml',
  'application/xml',
  'text/xml',
  'text/javascript',
  'multipart/related',
  'application/x-shockwave-flash',
]);

/** The type it is served with: what could run in a browser is only ever bytes to it. */
export const servedType = (contentType: string): string =>
  activeTypes.has(contentType) || contentType.endsWith('+xml') ? unknownType : contentType;
