import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Which release runs, and which build of the pages it serves. */
export interface Release {
  version: string;
  build: string | null;
}

const root = path.join(import.meta.dirname, '..');

const readBuild = (pagesFolder: string): string | null => {
  try {
    return readFileSync(path.join(pagesFolder, '.sources-hash'), 'utf8').slice(0, 12);
  } catch {
    return null;
  }
};

export const readRelease = (pagesFolder: string): Release => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { version, build: readBuild(pagesFolder) };
};
