import type { UploadSource } from './upload-attachment.ts';

/** As the server has it; the contract itself would bring zod into the pages. */
const maxFileSize = 25 * 1024 * 1024;

export interface ChosenFiles {
  sources: UploadSource[];
  /** What cannot be taken, and why. */
  refused: { name: string; why: 'empty' | 'tooLarge' | 'folder' }[];
}

/** A folder looks like a file until it is read. */
function foldersIn(transfer: DataTransfer): Set<string> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.());
  return new Set(entries.flatMap((entry) => (entry?.isDirectory ? [entry.name] : [])));
}

function judge(files: readonly File[], folders: ReadonlySet<string>): ChosenFiles {
  const chosen: ChosenFiles = { sources: [], refused: [] };
  for (const file of files) {
    const { name, size } = file;
    if (folders.has(name)) chosen.refused.push({ name, why: 'folder' });
    else if (size === 0) chosen.refused.push({ name, why: 'empty' });
    else if (size > maxFileSize) chosen.refused.push({ name, why: 'tooLarge' });
    else chosen.sources.push({ name, content: file });
  }
  return chosen;
}

export const chosenFiles = (files: FileList | null): ChosenFiles =>
  judge([...(files ?? [])], new Set());

export const droppedFiles = (transfer: DataTransfer): ChosenFiles =>
  judge([...transfer.files], foldersIn(transfer));
