import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Statistics } from '../../server/contract/statistics.ts';
import { useStage } from '../support/stage.ts';
import { hashOf, rowsOf } from '../support/tab-page.ts';

const figureOf = (page: Page, name: string) =>
  page
    .locator('dl[aria-label=Figures] > div')
    .filter({ has: page.getByText(name, { exact: true }) });
const sectionOf = (page: Page, name: string) => page.getByRole('region', { name });

/** Days before today in UTC, as the address has them. */
const day = (before: number) =>
  new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10);

describe('statistics', () => {
  const stage = useStage();

  const figures = async (query: string): Promise<Statistics> =>
    (await stage.server.send<Statistics>('GET', `/statistics?${query}`)).body;

  it('show the figures of the API, with their change', async () => {
    const period = `dateFrom=${day(60)}&dateTo=${day(0)}`;
    const { total, previous } = await figures(`${period}&compare=true&contacts=true`);
    const page = await stage.openTab(`#/statistics?scope=all&${period}`);
    await figureOf(page, 'Interactions')
      .getByText(String(total.interactions), { exact: true })
      .waitFor();
    await figureOf(page, 'Interactions').getByText(`(before: ${previous?.interactions})`).waitFor();
    await figureOf(page, 'Contacts').getByText(String(total.contacts), { exact: true }).waitFor();
    expect(total.interactions).toBeGreaterThan(10);
  });

  it('lead by a bar to exactly the entries that it counts', async () => {
    const period = `dateFrom=${day(40)}&dateTo=${day(0)}`;
    const { items } = await figures(`groupBy=template&${period}`);
    const last = items.at(-1);
    const page = await stage.openTab(`#/statistics?scope=all&${period}`);
    const section = sectionOf(page, 'By template');
    const more = section.getByRole('button', { name: 'Show all' });
    if (items.length > 8) await more.click();
    const bar = section.getByRole('link', { name: `${last?.label} ${last?.interactions} ` });
    await bar.click();
    await page.getByText(`That is all: ${last?.interactions} row`).waitFor();
    expect(hashOf(page)).toContain(`interactionTemplateCode=${last?.key}`);
    expect(await rowsOf(page).count()).toBe(last?.interactions);
    await page.goBack();
    await section.waitFor();
  });

  it('lead by contact and by team, which the log names among its filters', async () => {
    const { items } = await figures('groupBy=contact');
    const [first] = items;
    const page = await stage.openTab('#/statistics?scope=all&period=last12Months');
    await sectionOf(page, 'By contact').getByRole('link').first().click();
    await page.getByText(`Contact ${first?.key}`).waitFor();
    await rowsOf(page)
      .filter({ hasText: first?.label ?? '' })
      .first()
      .waitFor();
    await page.goBack();
    await sectionOf(page, 'By team').getByRole('link').first().click();
    await page.getByText(/^Team \w+$/).waitFor();
  });

  it('go through the columns by arrow keys, and open one by Enter', async () => {
    const page = await stage.openTab(
      `#/statistics?scope=all&dateFrom=${day(100)}&dateTo=${day(0)}`,
    );
    const chart = page.getByRole('group', { name: /^Per week, by group/ });
    await chart.locator('a[tabindex="0"]').focus();
    expect(await chart.locator('a[tabindex="0"]').count()).toBe(1);
    const labels = [await page.locator(':focus').textContent()];
    for (const key of ['ArrowLeft', 'ArrowUp', 'Home']) {
      await page.keyboard.press(key);
      labels.push(await page.locator(':focus').textContent());
    }
    expect(new Set(labels).size).toBeGreaterThanOrEqual(3);
    for (const label of labels) expect(label).toMatch(/^Week of .+: \d+$/);
    await page.keyboard.press('Enter');
    await rowsOf(page).first().waitFor();
    expect(hashOf(page)).toMatch(/^#\/log\?dateFrom=.+&dateTo=.+&scope=all&canceled=false/);
  });

  it('keep period, scope, measure and tables in the address', async () => {
    const page = await stage.openTab('#/statistics', { as: 'jo' });
    await page.getByRole('button', { name: 'Period: Last 12 months' }).click();
    await page.getByRole('button', { name: 'This quarter' }).click();
    await page.getByRole('button', { name: 'Cost', exact: true }).click();
    await page.getByRole('group', { name: 'Whose' }).getByRole('button', { name: 'All' }).click();
    await page.getByRole('switch', { name: 'Show as tables' }).click();
    expect(hashOf(page)).toBe('#/statistics?period=thisQuarter&measure=cost&scope=all&as=tables');
    await page.reload();
    await page.getByRole('columnheader', { name: 'Salesperson' }).waitFor();
    await page.getByRole('button', { name: 'Period: This quarter' }).click();
    await page.getByLabel('From', { exact: true }).fill('2026-03-02');
    await page.getByLabel('To', { exact: true }).fill('2026-03-01');
    await page.getByText('The last day is before the first: choose a later one.').waitFor();
    await page.getByLabel('To', { exact: true }).fill('2026-03-04');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('button', { name: 'Period: 2 – 4 Mar 2026' }).waitFor();
    expect(hashOf(page)).toContain('dateFrom=2026-03-02&dateTo=2026-03-04');
  });

  it('are saved as they are shown, line by line', async () => {
    const period = `dateFrom=${day(20)}&dateTo=${day(0)}`;
    const { total, items } = await figures(`groupBy=salesperson&${period}`);
    const page = await stage.openTab(`#/statistics?scope=all&${period}`);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe(`statistics ${day(20)} to ${day(0)}.csv`);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(lines[0]).toContain('Counted by,Code,Name,From,To');
    expect(lines[1]).toContain(`,${total.interactions},${total.attemptsFailed},`);
    const salespeople = lines.filter((line) => line.startsWith('Salesperson,'));
    expect(salespeople).toHaveLength(items.length);
    for (const { key, interactions } of items)
      expect(
        salespeople.some((line) => line.includes(`${key},`) && line.includes(`,${interactions},`)),
      ).toBe(true);
  });

  it('say what to do where nothing was logged, and after a failure', async () => {
    const nothing = 'dateFrom=2001-01-01&dateTo=2001-02-01';
    const page = await stage.openTab(`#/statistics?scope=mine&${nothing}`, { as: 'jo' });
    await page.getByRole('heading', { name: 'Nothing was logged in this period' }).waitFor();
    await page.getByRole('button', { name: 'See everybody’s' }).click();
    await page.getByText('Canceled and postponed interactions are not counted.').waitFor();

    let isBroken = true;
    const broken = await stage.openTab('#/statistics?scope=all', {
      mayComplain: true,
      prepare: (opened) =>
        opened.route('**/api/v1/statistics**', (route) =>
          isBroken ? route.fulfill({ status: 500, body: '{}' }) : route.continue(),
        ),
    });
    await broken.getByRole('alert').first().waitFor();
    isBroken = false;
    await broken.getByRole('button', { name: 'Try again' }).first().click();
    await figureOf(broken, 'Interactions').waitFor();
  });
});
