import { describe, expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { type Stage, useStage } from '../support/stage.ts';
import { focusOf, hashOf, panelOf, rowOf, rowsOf } from '../support/tab-page.ts';

const listRoute = /\/api\/v1\/interaction-log-entries(\?|$)/;

const cedarFalls = 'grace@cedarfalls.example';
const norrsken = 'bjorn.dahl@norrsken.example';

/** Answers the list once more than the server would, or in its place. */
const answerList = (page: Page, answer: (route: Route) => Promise<void>) =>
  page.route(listRoute, answer);

const scopeOf = (page: Page) =>
  page.getByRole('group', { name: 'Whose' }).locator('[aria-pressed=true]').textContent();

const searchFor = async (page: Page, text: string) => {
  await page.getByRole('searchbox', { name: 'Search description' }).fill(text);
};

/** Whether the first row is where it was. */
const placeOf = (page: Page, text: string) =>
  rowOf(page, text).evaluate((row) => Math.round(row.getBoundingClientRect().top));

const scrollTo = (page: Page, top: number) =>
  page.getByRole('grid').evaluate((grid, wanted) => {
    if (grid.parentElement) grid.parentElement.scrollTop = wanted;
  }, top);

const heading = (day: string): string => {
  const age = (Date.parse(new Date().toISOString().slice(0, 10)) - Date.parse(day)) / 86_400_000;
  if (age < 2) return age === 0 ? 'Today' : 'Yesterday';
  const year = day.slice(0, 4) === new Date().toISOString().slice(0, 4);
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(year ? {} : { year: 'numeric' }),
  }).format(Date.parse(day));
};

const linesOf = (entries: readonly InteractionLogEntry[]): string[] =>
  entries.flatMap((entry, index) =>
    entry.date === entries[index - 1]?.date
      ? [entry.description]
      : [heading(entry.date), entry.description],
  );

describe('the log', () => {
  const stage: Stage = useStage();

  it('shows entries under the headings of their days, newest first', async () => {
    await stage.send({ by: 'bc', to: [cedarFalls], subject: 'Chairs for the lobby' });
    const expected = linesOf(await stage.entries('limit=12')).slice(0, 12);
    const page = await stage.openTab('#/log', { timezoneId: 'UTC' });
    await rowOf(page, 'Chairs for the lobby').waitFor();
    const lines = await page
      .getByRole('grid')
      .locator('tr')
      .evaluateAll((rows) =>
        rows.map((row) => (row.querySelector('th, td:nth-child(2) span') ?? row).textContent),
      );
    expect(lines.slice(0, 12)).toEqual(expected);
  });

  it('gives every row the same columns', async () => {
    const page = await stage.openTab('#/log', { locale: 'en-US' });
    await rowsOf(page).nth(6).waitFor();
    const columns = await rowsOf(page).evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().left * 10)).join(),
      ),
    );
    expect(new Set(columns).size).toBe(1);
  });

  it('begins with the own entries of a salesperson', async () => {
    const page = await stage.openTab('#/log', { as: 'jo' });
    await rowsOf(page).first().waitFor();
    expect(await scopeOf(page)).toBe('Mine');
    const codes = await rowsOf(page).locator('td:nth-child(4)').allInnerTexts();
    expect(new Set(codes)).toEqual(new Set(['JO']));
  });

  it('shows an administrator everybody’s, without a choice that would change nothing', async () => {
    const page = await stage.openTab('#/log', { as: 'administrator' });
    await rowsOf(page).first().waitFor();
    expect(await page.getByRole('group', { name: 'Whose' }).count()).toBe(0);
    const codes = await rowsOf(page).locator('td:nth-child(4)').allInnerTexts();
    expect(new Set(codes).size).toBeGreaterThan(2);
  });

  it('keeps filters as chips and in the address, through a reload and in a link', async () => {
    const page = await stage.openTab('#/log', { as: 'jo' });
    await page.getByRole('button', { name: 'Template' }).click();
    await page.getByRole('menuitemradio', { name: 'Emails' }).click();
    await page.getByRole('button', { name: 'Direction' }).click();
    await page.getByRole('menuitemradio', { name: 'Outbound' }).click();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    expect(hashOf(page)).toBe(
      '#/log?interactionTemplateCode=EMAIL&informationFlow=outbound&scope=all',
    );
    const chips = page.getByLabel('Active filters').getByRole('button');
    await page.reload();
    await rowsOf(page).first().waitFor();
    expect(await chips.allInnerTexts()).toEqual(['Emails', 'Outbound']);
    const first = await rowsOf(page).first().textContent();

    const other = await stage.openTab(hashOf(page), { as: 'eh' });
    await rowsOf(other).first().waitFor();
    expect(await rowsOf(other).first().textContent()).toBe(first);
    expect(await scopeOf(other)).toBe('All');

    await chips.first().click();
    await chips.nth(1).waitFor({ state: 'detached' });
    expect(await chips.allInnerTexts()).toEqual(['Outbound']);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByLabel('Active filters').waitFor({ state: 'detached' });
    expect(hashOf(page)).toBe('#/log?scope=all');
  });

  it('finds what is searched, and offers to clear filters that nothing fits', async () => {
    await stage.send({ by: 'bc', to: [cedarFalls], subject: 'Zinc handles' });
    const page = await stage.openTab('#/log');
    await searchFor(page, 'zinc hand');
    await page.getByText('That is all: 1 row.').waitFor();
    expect(await rowsOf(page).allInnerTexts()).toEqual([expect.stringContaining('Zinc handles')]);
    await searchFor(page, 'no such words');
    await page.getByRole('heading', { name: 'Nothing fits these filters' }).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
    await rowsOf(page).nth(5).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('tells a failure with its request id and tries again', async () => {
    let failing = true;
    const page = await stage.openTab('#/log', {
      mayComplain: true,
      prepare: (opened) =>
        answerList(opened, (route) =>
          failing
            ? route.fulfill({
                status: 500,
                headers: { 'x-request-id': 'request-4711' },
                contentType: 'application/problem+json',
                json: {
                  type: 'about:blank',
                  title: 'Unexpected',
                  status: 500,
                  detail: 'Something went wrong.',
                  code: 'unexpected',
                  instance: 'request-4711',
                },
              })
            : route.continue(),
        ),
    });
    const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
    await alert.getByText('Request id: request-4711').waitFor();
    failing = false;
    await alert.getByRole('button', { name: 'Try again' }).click();
    await rowsOf(page).first().waitFor();
  });

  it('shows rows of the real height while it loads', async () => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const page = await stage.openTab('#/log', {
      prepare: (opened) =>
        answerList(opened, async (route) => {
          await held;
          await route.continue();
        }),
    });
    // The frame has a skeleton of its own until it is known who asks.
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
    const skeleton = page.getByLabel('Loading …');
    expect(await skeleton.getAttribute('aria-busy')).toBe('true');
    const drawn = await skeleton.locator('> div').first().boundingBox();
    answer();
    await skeleton.waitFor({ state: 'detached' });
    await rowsOf(page).first().waitFor();
    const real = await rowsOf(page).first().boundingBox();
    expect(drawn?.height).toBe(real?.height);
  });

  it('says in the panel why an entry was logged, and closes it by Esc, back at its row', async () => {
    await stage.send({
      by: 'jo',
      to: [norrsken, 'someone@nowhere.example'],
      subject: 'Copper lamps',
    });
    const page = await stage.openTab('#/log', { as: 'jo' });
    await rowOf(page, 'Copper lamps').click();
    const panel = panelOf(page);
    const why = panel.getByRole('region', { name: 'Why it was logged' });
    await why.getByText('Logged to Björn Dahl: the address belongs to this contact.').waitFor();
    await why.getByText('Rule: When an e-mail is sent or received → log with Emails').waitFor();
    await why
      .getByText('someone@nowhere.example: Not logged: this address belongs to no contact.')
      .waitFor();
    await panel.getByText('Outlook, when sent').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await focusOf(page, 'Copper lamps').waitFor();
    expect(hashOf(page)).toBe('#/log');
  });

  it('moves through the rows by arrow keys, Home and End, and opens by Enter', async () => {
    const page = await stage.openTab('#/log', { as: 'jo' });
    await rowsOf(page).nth(3).waitFor();
    const texts = await rowsOf(page).locator('td:nth-child(2)').allTextContents();
    await rowsOf(page).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await focusOf(page, texts[2]).waitFor();
    await page.keyboard.press('ArrowUp');
    await focusOf(page, texts[1]).waitFor();
    await page.keyboard.press('End');
    await page.locator('tr[aria-rowindex="1"]').waitFor({ state: 'detached' });
    await page.keyboard.press('Home');
    await focusOf(page, texts[0]).waitFor();
    await page.keyboard.press('Enter');
    const [newest] = await stage.entries('salespersonCode=JO&limit=1');
    await panelOf(page)
      .getByRole('heading', { level: 2, name: newest?.description ?? '', exact: true })
      .waitFor();
    expect(texts[0]).toContain(newest?.description);
  });

  it('cancels an entry, takes it back by undo, and says who canceled it', async () => {
    const { entries } = await stage.send({ by: 'jo', to: [norrsken], subject: 'Iron shelves' });
    const page = await stage.openTab(`#/log/entry/${entries[0]?.entryNo}`, { as: 'jo' });
    const row = rowOf(page, 'Iron shelves');
    const struck = row.getByText('canceled by JO, today');
    await page.getByRole('button', { name: 'Cancel entry' }).click();
    await struck.waitFor();
    await panelOf(page)
      .getByText(/^Canceled by JO, today/)
      .waitFor();
    const line = await row
      .getByText('Iron shelves')
      .evaluate((text) => getComputedStyle(text).textDecorationLine);
    expect(line).toBe('line-through');
    await page.getByRole('button', { name: 'Undo' }).click();
    await struck.waitFor({ state: 'detached' });
    expect((await stage.entries('search=Iron'))[0]?.canceled).toBe(false);
    await page.getByRole('button', { name: 'Cancel entry' }).click();
    await page.getByRole('button', { name: 'Restore entry' }).click();
    await page.getByRole('button', { name: 'Cancel entry' }).waitFor();
    expect((await stage.entries('search=Iron'))[0]?.canceled).toBe(false);
  });

  it('offers the undo for ten seconds', async () => {
    const { entries } = await stage.send({ by: 'jo', to: [norrsken], subject: 'Lead weights' });
    const page = await stage.openTab(`#/log/entry/${entries[0]?.entryNo}`, { as: 'jo' });
    await page.getByRole('button', { name: 'Cancel entry' }).click();
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.waitFor();
    // The notice leaves when an animation of that length ends.
    const left = await page.evaluate(() => {
      const timer = document
        .getAnimations()
        .find(({ effect }) => effect?.getTiming().duration === 10_000);
      timer?.finish();
      return timer !== undefined;
    });
    expect(left).toBe(true);
    await undo.waitFor({ state: 'detached' });
  });

  it('lets a salesperson cancel only own entries', async () => {
    const [entry] = await stage.entries('salespersonCode=EH&limit=1');
    const page = await stage.openTab(`#/log/entry/${entry?.entryNo}`, { as: 'jo' });
    await panelOf(page).getByRole('button', { name: 'Copy link' }).waitFor();
    expect(await page.getByRole('button', { name: 'Cancel entry' }).count()).toBe(0);
  });

  it('shows what is logged meanwhile at once where nobody reads further down', async () => {
    const page = await stage.openTab('#/log', { as: 'jo' });
    await rowsOf(page).first().waitFor();
    await stage.send({ by: 'jo', to: [norrsken], subject: 'Marble tops' });
    await rowOf(page, 'Marble tops').waitFor();
    expect(await page.getByRole('button', { name: /new entr/ }).count()).toBe(0);
  });

  it('moves nothing under an open panel; a quiet button shows what is new', async () => {
    const page = await stage.openTab('#/log', { as: 'jo' });
    await rowsOf(page).nth(1).click();
    await panelOf(page).getByRole('button', { name: 'Copy link' }).waitFor();
    const text = (await rowsOf(page).first().textContent()) ?? '';
    const before = await placeOf(page, text);
    await stage.send({ by: 'jo', to: [norrsken], subject: 'Nickel hinges' });
    await page.getByRole('button', { name: 'Show 1 new entry' }).waitFor();
    expect(await rowOf(page, 'Nickel hinges').count()).toBe(0);
    expect(await placeOf(page, text)).toBe(before);
    await page.getByRole('button', { name: 'Show 1 new entry' }).click();
    await rowOf(page, 'Nickel hinges').waitFor();
  });

  it('moves nothing under somebody who has scrolled down', async () => {
    const page = await stage.openTab('#/log');
    await rowsOf(page).nth(6).waitFor();
    await scrollTo(page, 400);
    await stage.send({ by: 'jo', to: [norrsken, cedarFalls], subject: 'Oak panels' });
    const button = page.getByRole('button', { name: 'Show 2 new entries' });
    await button.waitFor();
    expect(await rowOf(page, 'Oak panels').count()).toBe(0);
    await button.click();
    await rowOf(page, 'Oak panels').nth(1).waitFor();
    expect(await button.count()).toBe(0);
  });

  it('shows what was logged while another page or another scope was open', async () => {
    const page = await stage.openTab('#/log', { as: 'jo' });
    await rowsOf(page).nth(6).waitFor();
    await scrollTo(page, 300);
    await page.getByRole('link', { name: 'Contacts' }).click();
    await page.getByRole('button', { name: 'New contact' }).waitFor();
    await stage.send({ by: 'jo', to: [norrsken], subject: 'Pewter mugs' });
    await page.getByRole('link', { name: 'Log' }).click();
    await rowOf(page, 'Pewter mugs').waitFor();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await rowOf(page, 'EH').first().waitFor();
    await stage.send({ by: 'jo', to: [norrsken], subject: 'Quartz clocks' });
    await rowOf(page, 'Quartz clocks').waitFor();
    await page.getByRole('button', { name: 'Mine', exact: true }).click();
    await rowOf(page, 'Quartz clocks').waitFor();
  });

  it('loads more as one scrolls, to the end of the list', async () => {
    const all = await stage.entries('salespersonCode=JO&limit=200');
    const page = await stage.openTab('#/log', { as: 'jo' });
    await rowsOf(page).first().focus();
    const end = page.getByText(`That is all: ${all.length} rows.`);
    for (let presses = 0; presses < 8 && !(await end.isVisible()); presses += 1) {
      await page.keyboard.press('End');
      await page.waitForTimeout(150);
    }
    await end.waitFor();
    await page.keyboard.press('End');
    expect(all.length).toBeGreaterThan(50);
    await focusOf(page, all.at(-1)?.description).waitFor();
  });

  it('draws few of ten thousand loaded rows, and reaches the last by one key', async () => {
    const [sample] = await stage.entries('limit=1');
    const items = Array.from({ length: 10_000 }, (_, index) => ({
      ...sample,
      entryNo: 100_000 - index,
      description: `Row ${index}`,
    }));
    const page = await stage.openTab('#/log', {
      prepare: (opened) =>
        answerList(opened, (route) => route.fulfill({ json: { items, nextCursor: null } })),
    });
    await rowOf(page, 'Row 0').waitFor();
    expect(await rowsOf(page).count()).toBeLessThan(60);
    await rowsOf(page).first().focus();
    await page.keyboard.press('End');
    await rowOf(page, 'Row 9999').waitFor();
    expect(await rowsOf(page).count()).toBeLessThan(60);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('10001');
  });
});
