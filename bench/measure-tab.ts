import type { CDPSession, Page } from 'playwright-core';
import { startBrowser } from '../test/support/browser.ts';
import { atMost, megabytes, pieces, type Row, times, told } from './report.ts';

const wantedRows = 10_000;
const rowHeight = 44;
/** The rows themselves take some of it; a leak or rows that stay drawn take many times more. */
const maxHeapRatio = 4;
/** As many elements as a screen needs; those of ten thousand rows would be over a hundred thousand. */
const maxNodesRatio = 2;

interface Weight {
  heapMegabytes: number;
  nodes: number;
}

const weigh = async (page: Page, session: CDPSession): Promise<Weight> => {
  // Twice: what finalizers let go of is collected by the next one.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  return {
    heapMegabytes: heap / 1_000_000,
    nodes: await page.evaluate(() => document.querySelectorAll('*').length),
  };
};

/** Scrolls to the end again and again, as a reader does, until so many rows are loaded. */
const loadRows = async (page: Page): Promise<number> => {
  const list = page.getByRole('grid').locator('xpath=..');
  const loaded = () =>
    list.evaluate((scroller, height) => Math.floor(scroller.scrollHeight / height), rowHeight);
  let rows = await loaded();
  while (rows < wantedRows) {
    const before = rows;
    await list.evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    await page.waitForFunction(
      ([scroller, height, count]) =>
        scroller !== null && Math.floor(scroller.scrollHeight / height) > count,
      [await list.elementHandle(), rowHeight, before] as const,
      { timeout: 20_000 },
    );
    rows = await loaded();
  }
  return rows;
};

/** What the tab keeps in the browser when somebody scrolls through ten thousand rows. */
export const measureTab = async (port: number): Promise<Row[]> => {
  const browser = await startBrowser();
  try {
    const { page } = await browser.open(`http://localhost:${port}/tab.html#/log?scope=all`);
    await page.locator('tr[aria-selected]').first().waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const first = await weigh(page, session);
    const startedAt = performance.now();
    const rows = await loadRows(page);
    const seconds = (performance.now() - startedAt) / 1000;
    const last = await weigh(page, session);
    return [
      told('tab: heap at its first view', megabytes(first.heapMegabytes)),
      told(`tab: heap after ${rows.toLocaleString('en-US')} rows`, megabytes(last.heapMegabytes)),
      atMost(
        'tab: heap after ten thousand rows / at its first view',
        last.heapMegabytes / first.heapMegabytes,
        maxHeapRatio,
        times,
      ),
      told('tab: elements at its first view', pieces(first.nodes)),
      atMost(
        'tab: elements after ten thousand rows / at its first view',
        last.nodes / first.nodes,
        maxNodesRatio,
        times,
      ),
      told('tab: scrolling through them', `${seconds.toFixed(1)} s`),
    ];
  } finally {
    await browser[Symbol.asyncDispose]();
  }
};
