import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    axe: { run(context: object, options: RunOptions): Promise<AxeResults> };
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The stops that Fluent puts around what traps the focus are empty on purpose. */
const context = { exclude: [['[data-tabster-dummy]']] };

/** What axe finds wrong, each with the first element it concerns. */
export const violationsOf = async (
  page: Page | Frame,
  rules: RunOptions['rules'] = {},
): Promise<string[]> => {
  const options: RunOptions = { resultTypes: ['violations'], rules };
  // The page's policy allows no script but its own; what is evaluated is not part of the page.
  await page.evaluate(source);
  return page.evaluate(
    async ([where, how]) => {
      const { violations } = await window.axe.run(where, how);
      return violations.map(({ id, nodes }) => {
        const [node] = nodes;
        return `${id} (${nodes.length}): ${node?.html.slice(0, 200)} ${node?.failureSummary ?? ''}`;
      });
    },
    [context, options] as const,
  );
};

/** How much wider than its window the page is, or anything that scrolls in it. */
export const overhangOf = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const { overflowX } = getComputedStyle(element);
      const scrolls = element === document.documentElement || /auto|scroll/.test(overflowX);
      const by = element.scrollWidth - element.clientWidth;
      const isInput = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      return scrolls && !isInput && by > 1
        ? [`${element.tagName} ${element.className}: ${by} px`]
        : [];
    }),
  );
