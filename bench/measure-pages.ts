import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { atMost, kilobytes, type Row } from './report.ts';

const dist = path.join(import.meta.dirname, '..', 'dist');
const maxLaunchEvent = 12;
const maxTab = 350;

const gzippedKilobytes = async (file: string): Promise<number> =>
  gzipSync(await readFile(path.join(dist, file))).length / 1000;

const missing = (what: string): Row => ({
  what,
  figure: 'not built: npm run build',
  promised: '',
  kept: false,
});

/** Scripts that the page names itself: its entry and what that imports. */
const scriptsOf = (page: string): string[] =>
  [...page.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\/([^"]+\.js)"/g)].flatMap(
    ([, file]) => file ?? [],
  );

const tabKilobytes = async (): Promise<number> => {
  const scripts = scriptsOf(await readFile(path.join(dist, 'tab.html'), 'utf8'));
  if (scripts.length === 0) throw new Error('tab.html names no script');
  const sizes = await Promise.all(scripts.map(gzippedKilobytes));
  return sizes.reduce((sum, size) => sum + size, 0);
};

/** What the built pages weigh on the way to the browser. */
export const measurePages = async (): Promise<Row[]> => {
  const launchEvent = 'launch-event script, gzipped';
  const tab = 'first view of the tab, gzipped';
  return [
    await gzippedKilobytes('launchevent.js').then(
      (size) => atMost(launchEvent, size, maxLaunchEvent, kilobytes),
      () => missing(launchEvent),
    ),
    await tabKilobytes().then(
      (size) => atMost(tab, size, maxTab, kilobytes),
      () => missing(tab),
    ),
  ];
};
