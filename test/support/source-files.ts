import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const repository = path.join(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** From the root of the repository, with slashes. */
  path: string;
  text: string;
}

/** Every TypeScript source below the folders. */
export const sourceFiles = (...folders: string[]): SourceFile[] =>
  folders.flatMap((folder) =>
    readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(folder, file).replaceAll(path.sep, '/'))
      .filter((file) => /\.(?:ts|tsx|mts)$/.test(file))
      .sort()
      .map((file) => ({ path: file, text: readFileSync(path.join(repository, file), 'utf8') })),
  );
