import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { atMost, failed, kilobytes, type Row, told } from './report.ts';

const dist = path.join(import.meta.dirname, '..', 'dist');
const maxLaunchEvent = 12;
/** Promised of the tab, and kept by whatever else people open. */
const maxFirstView = 350;
/** The sandbox is for trying out; nobody waits for it at work. */
const withoutPromise = new Set(['sandbox.html']);

const gzippedKilobytes = async (file: string): Promise<number> =>
  gzipSync(await readFile(path.join(dist, file))).length / 1000;

/** Scripts that the page names itself: its entry and what that imports. */
const scriptsOf = (page: string): string[] =>
  [...page.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\/([^"]+\.js)"/g)].flatMap(
    ([, file]) => file ?? [],
  );

/** Null for a page that has no script of ours. */
const firstViewOf = async (page: string): Promise<number | null> => {
  const scripts = scriptsOf(await readFile(path.join(dist, page), 'utf8'));
  if (scripts.length === 0) return null;
  const sizes = await Promise.all(scripts.map(gzippedKilobytes));
  return sizes.reduce((sum, size) => sum + size, 0);
};

const measureLaunchEvent = async (): Promise<Row> => {
  const what = 'launch-event script, gzipped';
  const size = await gzippedKilobytes('launchevent.js').catch((error: unknown) => error);
  return typeof size === 'number'
    ? atMost(what, size, maxLaunchEvent, kilobytes)
    : failed(what, size);
};

const measureFirstView = async (page: string): Promise<Row[]> => {
  const size = await firstViewOf(page);
  if (size === null) return [];
  const what = `first view of ${page}, gzipped`;
  return [
    withoutPromise.has(page)
      ? told(what, kilobytes(size))
      : atMost(what, size, maxFirstView, kilobytes),
  ];
};

/** What the built pages weigh on the way to the browser, whichever there are. */
export const measurePages = async (): Promise<Row[]> => {
  const pages = (await readdir(dist)).filter((file) => file.endsWith('.html')).sort();
  if (!pages.includes('tab.html')) throw new Error('not built: npm run build');
  return [
    await measureLaunchEvent(),
    ...(
      await Promise.all(pages.filter((page) => page !== 'launchevent.html').map(measureFirstView))
    ).flat(),
  ];
};
