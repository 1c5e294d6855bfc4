import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violationsOf } from '../support/accessibility.ts';
import { useStage } from '../support/stage.ts';
import { hashOf, noticeOf, panelOf, rowOf } from '../support/tab-page.ts';

const cedarFalls = 'grace@cedarfalls.example';

const barOf = (page: Page) => page.getByRole('toolbar', { name: 'Selected entries' });
const boxOf = (page: Page, text: string) => rowOf(page, text).getByRole('checkbox');
const openMenu = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

describe('acts on the log', () => {
  const stage = useStage();

  const sent = async (...subjects: string[]) => {
    for (const subject of subjects) await stage.send({ by: 'bc', to: [cedarFalls], subject });
  };
  const stateOf = async (subject: string) =>
    (await stage.entries('limit=50')).find((one) => one.description === subject);

  it('select rows with the keyboard and offer what fits all of them', async () => {
    await sent('Key one', 'Key two', 'Key three');
    const page = await stage.openTab('#/log');
    await rowOf(page, 'Key three').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await barOf(page).getByText('3 selected').waitFor();
    expect(await boxOf(page, 'Key one').isChecked()).toBe(true);
    expect(await rowOf(page, 'Key two').getAttribute('aria-selected')).toBe('true');
    expect(await barOf(page).getByRole('button', { name: 'Restore' }).count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await barOf(page).waitFor({ state: 'detached' });
  });

  it('cancel many after saying how many, and bring them back with one press', async () => {
    await sent('Batch one', 'Batch two');
    const page = await stage.openTab('#/log');
    await boxOf(page, 'Batch one').check();
    await boxOf(page, 'Batch two').check();
    await barOf(page).getByRole('button', { name: 'Cancel', exact: true }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Cancel 2 entries?' });
    await dialog.getByRole('button', { name: 'Cancel 2 entries' }).click();
    await noticeOf(page, '2 entries are canceled.').waitFor();
    expect((await stateOf('Batch one'))?.canceled).toBe(true);
    await rowOf(page, 'Batch two').getByText('canceled by').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await noticeOf(page, '2 entries are back.').waitFor();
    expect((await stateOf('Batch two'))?.canceled).toBe(false);
  });

  it('evaluate and comment all that are selected', async () => {
    await sent('Liked one', 'Liked two');
    const page = await stage.openTab('#/log');
    await boxOf(page, 'Liked one').check();
    await boxOf(page, 'Liked two').check();
    await barOf(page).getByRole('button', { name: 'Evaluate' }).click();
    await page.getByRole('menuitem', { name: 'Very positive' }).click();
    await noticeOf(page, '2 entries are evaluated.').waitFor();
    expect((await stateOf('Liked two'))?.evaluation).toBe('veryPositive');
    await boxOf(page, 'Liked one').check();
    await barOf(page).getByRole('button', { name: 'Comment' }).click();
    await page.getByRole('textbox', { name: 'Comment' }).fill('Wants the oak one');
    await page.keyboard.press('Control+Enter');
    await noticeOf(page, '1 entry has the comment.').waitFor();
    await page.getByRole('searchbox').fill('oak');
    await rowOf(page, 'Liked one').waitFor();
  });

  it('evaluate and comment one in its panel, and change the comment', async () => {
    await sent('In the panel');
    const page = await stage.openTab('#/log');
    await rowOf(page, 'In the panel').click();
    const panel = panelOf(page);
    await panel
      .getByText(/^.+ – by .+$/)
      .first()
      .waitFor();
    await panel.getByRole('button', { name: 'Negative', exact: true }).click();
    await panel.locator('[aria-pressed=true]', { hasText: 'Negative' }).waitFor();
    await noticeOf(page, '1 entry is evaluated.').waitFor({ state: 'detached' });
    expect(await violationsOf(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Add a comment' }).click();
    await panel.getByRole('textbox', { name: 'Add a comment' }).fill('Too deer');
    await panel.getByRole('button', { name: 'Add comment' }).click();
    await panel.getByRole('button', { name: 'Change comment' }).click();
    await panel.getByRole('textbox', { name: 'Change comment' }).fill('Too dear');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('Too dear').waitFor();
    await panel.getByRole('button', { name: 'Delete comment' }).click();
    await panel.getByText('Too dear').waitFor({ state: 'detached' });
  });

  it('filter by status, kept in the address', async () => {
    await sent('Only canceled');
    const entry = await stateOf('Only canceled');
    await stage.server.send(
      'POST',
      `/interaction-log-entries/${entry?.entryNo}/cancel`,
      undefined,
      {
        version: 1,
      },
    );
    const page = await stage.openTab('#/log');
    await page.getByRole('button', { name: 'Status' }).click();
    await page.getByRole('menuitemradio', { name: 'Canceled' }).click();
    await rowOf(page, 'Only canceled').waitFor();
    expect(await hashOf(page)).toContain('status=canceled');
  });

  it('delete canceled entries after a count', async () => {
    await sent('Never again');
    const entry = await stateOf('Never again');
    await stage.server.send(
      'POST',
      `/interaction-log-entries/${entry?.entryNo}/cancel`,
      undefined,
      {
        version: 1,
      },
    );
    const page = await stage.openTab(`#/log?dateFrom=${entry?.date}&salespersonCode=BC`);
    await openMenu(page, 'Delete canceled entries…');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/canceled entr(y|ies) match/).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByLabel('Entry no. from').fill(String(entry?.entryNo));
    await dialog.getByLabel('Entry no. to').fill(String(entry?.entryNo));
    await dialog.getByText('1 canceled entry matches.').waitFor();
    await dialog.getByRole('button', { name: 'Delete 1 entry' }).click();
    await dialog.getByText('1 canceled entry is deleted.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await stateOf('Never again')).toBeUndefined();
  });

  it('give what is filtered as a file', async () => {
    await sent('For the file');
    const page = await stage.openTab('#/log?search=for+the+file');
    await rowOf(page, 'For the file').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      openMenu(page, 'Export as CSV'),
    ]);
    expect(download.suggestedFilename()).toMatch(/^interaction-log-.+\.csv$/);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('For the file');
  });

  it('are not offered to who only reads', async () => {
    await sent('Only to read');
    const page = await stage.openTab('#/log', { as: 'reader' });
    await rowOf(page, 'Only to read').waitFor();
    expect(await boxOf(page, 'Only to read').count()).toBe(0);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Export as CSV' }).waitFor();
    expect(await page.getByRole('menuitem').count()).toBe(1);
  });
});

describe('the finder', () => {
  const stage = useStage();

  it('opens by Ctrl+K, finds by other words, and goes there by Enter', async () => {
    const page = await stage.openTab('#/log');
    await page.getByRole('button', { name: 'Find a page or an action' }).waitFor();
    await page.keyboard.press('Control+k');
    const input = page.getByRole('combobox', { name: 'What would you like to do?' });
    await input.waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await input.fill('customers');
    await page.getByRole('option', { name: 'Contacts', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.startsWith('#/contacts'));
  });

  it('finds contacts by name and actions by what they are called', async () => {
    const page = await stage.openTab('#/log');
    await page.getByRole('button', { name: 'Find a page or an action' }).click();
    const input = page.getByRole('combobox', { name: 'What would you like to do?' });
    await input.fill('norrsken');
    await page
      .getByRole('option', { name: /Norrsken/ })
      .first()
      .waitFor();
    await input.fill('clean up');
    await page.getByRole('option', { name: /Delete canceled/ }).click();
    await page.getByRole('dialog', { name: /Delete canceled/ }).waitFor();
    expect(await hashOf(page)).not.toContain('do=');
  });

  it('offers by role, and gives the focus back by Esc', async () => {
    const page = await stage.openTab('#/log', { as: 'reader' });
    const button = page.getByRole('button', { name: 'Find a page or an action' });
    await button.click();
    await page.getByRole('option', { name: 'Export as CSV' }).waitFor();
    expect(await page.getByRole('option', { name: /Delete canceled|Import|Create/ }).count()).toBe(
      0,
    );
    await page.keyboard.press('Escape');
    await page
      .getByRole('combobox', { name: 'What would you like to do?' })
      .waitFor({ state: 'detached' });
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});
