import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { overhangOf, violationsOf } from '../support/accessibility.ts';
import { useStage } from '../support/stage.ts';
import { hashOf, panelOf, rowOf } from '../support/tab-page.ts';

describe('the audit in Setup', () => {
  const stage = useStage();

  const change = async (name: string, by = 'jo'): Promise<string> => {
    const token = await stage.server.signIn(by);
    const { body } = await stage.server.send<{ no: string }>(
      'POST',
      '/contacts',
      { type: 'person', name },
      { token },
    );
    await stage.server.send(
      'PATCH',
      `/contacts/${body.no}`,
      { name: `${name} the second`, city: 'Turku' },
      { token, version: 1 },
    );
    return body.no;
  };

  it('says in a sentence what was done, and in a table what was before and after', async () => {
    const no = await change('Ilmari');
    const page = await stage.openTab('#/setup/audit', { as: 'administrator' });
    const row = rowOf(page, `Contact ${no} was changed.`);
    await row.getByText(/Name: Ilmari → Ilmari the second/).waitFor();
    await row.getByText('JO', { exact: true }).waitFor();
    await row.click();
    const panel = panelOf(page);
    await panel.getByText(/by JO, today/).waitFor();
    const city = panel.getByRole('row').filter({ hasText: 'City' });
    expect(await city.getByRole('cell').allTextContents()).toEqual(['–', 'Turku']);
    await panel.getByRole('button', { name: 'All of this' }).click();
    await page.getByRole('row', { name: /was changed/ }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('tr[aria-selected]').length === 2);
    expect(hashOf(page)).toBe(`#/setup/audit?entity=contact&key=${no}`);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('is filtered by what was done and by whom', async () => {
    await change('Seppo', 'eh');
    const page = await stage.openTab('#/setup/audit?entity=contact&actor=EH', {
      as: 'administrator',
    });
    const rows = page.locator('tr[aria-selected]');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(2);
    await page.getByRole('button', { name: 'Act', exact: true }).click();
    await page.getByRole('menuitemradio', { name: 'Created' }).click();
    await page.waitForFunction(() => document.querySelectorAll('tr[aria-selected]').length === 1);
    await page.getByRole('button', { name: 'By EH' }).click();
    await page.waitForFunction(() => document.querySelectorAll('tr[aria-selected]').length > 1);
    await page.getByRole('searchbox').fill('no such key');
    await page.getByText('Nothing fits these filters').waitFor();
  });

  it('is exported with the filters that are set', async () => {
    const no = await change('=cmd()');
    const page = await stage.openTab(`#/setup/audit?entity=contact&key=${no}`, {
      as: 'administrator',
    });
    const downloaded = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    const download = await downloaded;
    expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
    const rows: Record<string, string>[] = parse(readFileSync(await download.path(), 'utf8'), {
      bom: true,
      columns: true,
    });
    expect(new Set(rows.map(({ key }) => key))).toEqual(new Set([no]));
    expect(rows.find(({ field, action }) => field === 'name' && action === 'created')?.after).toBe(
      "'=cmd()",
    );
  });

  it.each([
    ['fi-FI', 320],
    ['sv-SE', 1280],
  ] as const)('can be read by everybody: %s at %i px', async (locale, width) => {
    await change('Aleksis');
    const page = await stage.openTab('#/setup/audit', {
      as: 'administrator',
      locale,
      viewport: { width, height: 720 },
      reducedMotion: 'reduce',
    });
    const rows = page.locator('tr[aria-selected]');
    await rows.first().waitFor();
    expect(await overhangOf(page)).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    await rows.first().click();
    await panelOf(page).getByRole('table').waitFor();
    expect(await overhangOf(page)).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('is no section for who is not an administrator', async () => {
    const page = await stage.openTab('#/setup/audit', { as: 'jo' });
    await page.getByRole('heading', { level: 2, name: 'Never-log list' }).waitFor();
    expect(await page.getByText('Audit', { exact: true }).count()).toBe(0);
  });
});
