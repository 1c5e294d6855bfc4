import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { overhangOf, violationsOf } from '../support/accessibility.ts';
import { type StageOptions, useStage } from '../support/stage.ts';
import { panelOf, rowOf } from '../support/tab-page.ts';

const shared = 'office@oresundshuset.example';

/** Every screen, with something that shows it is there whatever the language. */
const screens: [name: string, hash: string, sign: string][] = [
  ['the log', '#/log', 'tr[aria-selected]'],
  ['an empty log', '#/log?search=nothing+is+called+this', 'main h2'],
  ['postponed interactions', '#/postponed', 'main li'],
  ['contacts', '#/contacts', 'main tr'],
  ['a contact', '#/contacts/CT000005', 'main dl'],
  ['a new contact', '#/contacts/new', '[role=dialog] form'],
  ['statistics', '#/statistics?scope=all', 'main ol'],
  ['statistics as tables', '#/statistics?scope=all&as=tables', 'main table'],
  ['decisions', '#/decisions', 'main tr'],
  ['what is logged', '#/setup/whatIsLogged', 'main [role=switch]'],
  ['the never-log list', '#/setup/neverLog', 'main form'],
  ['templates', '#/setup/templates', 'main li'],
  ['groups', '#/setup/interactionGroups', 'main li'],
  ['salespeople', '#/setup/salespeople', 'main li'],
  ['teams', '#/setup/salespeople?part=teams', 'main li'],
  ['the marketing setup', '#/setup/marketing', 'main textarea'],
  ['the import of contacts', '#/setup/contactImport', 'main section section button'],
  ['service keys', '#/setup/serviceKeys', 'main [role=switch]'],
  ['the audit', '#/setup/audit', 'main tr[aria-selected]'],
];

/** One test looks at all of them. */
const everyScreenMilliseconds = 120_000;

const looks: [name: string, address: string, options: StageOptions][] = [
  ['light, in English', '/tab.html', { locale: 'en-GB' }],
  ['dark, in Finnish', '/tab.html', { locale: 'fi-FI', colorScheme: 'dark' }],
  ['in high contrast, in Swedish', '/tab.html?theme=contrast&locale=sv-SE', { locale: 'sv-SE' }],
];

const show = async (page: Page, hash: string, sign: string): Promise<void> => {
  await page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
  await page.locator(sign).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
};

describe('every screen', () => {
  const stage = useStage();

  const prepareEntries = async (): Promise<number> => {
    const { entries } = await stage.send({
      by: 'jo',
      to: ['bjorn.dahl@norrsken.example', shared, 'stranger@nowhere.example'],
      subject: 'Vases for the lobby',
    });
    return entries.find(({ postponed }) => !postponed)?.entryNo ?? 0;
  };

  const faultsOf = async (
    page: Page,
    check: (page: Page) => Promise<string[]>,
  ): Promise<Record<string, string[]>> => {
    const faults: Record<string, string[]> = {};
    for (const [name, hash, sign] of screens) {
      await show(page, hash, sign);
      const found = await check(page);
      if (found.length > 0) faults[name] = found;
      await page.keyboard.press('Escape');
    }
    return faults;
  };

  it.each(looks)(
    'can be read by everybody: %s',
    async (_, address, options) => {
      const entryNo = await prepareEntries();
      const page = await stage.open(`${address}#/log/entry/${entryNo}`, {
        ...options,
        // What still fades in has not its colours yet.
        reducedMotion: 'reduce',
      });
      await panelOf(page).locator('dl').waitFor();
      const panel = await violationsOf(page);
      expect({ panel, ...(await faultsOf(page, violationsOf)) }).toEqual({ panel: [] });
    },
    everyScreenMilliseconds,
  );

  it('shows where one is when the system chooses all colours', async () => {
    const entryNo = await prepareEntries();
    const page = await stage.openTab(`#/log/entry/${entryNo}`, { forcedColors: 'active' });
    await panelOf(page).locator('dl').waitFor();
    // Axe reads the colours of the page there, not those that are drawn.
    expect(await violationsOf(page, { 'color-contrast': { enabled: false } })).toEqual([]);
    const lines = await page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => getComputedStyle(link).borderBottomColor));
    const canvas = await page
      .getByRole('banner')
      .evaluate((bar) => getComputedStyle(bar).backgroundColor);
    expect(lines.map((colour) => colour === canvas)).toEqual([false, true, true, true, true, true]);
    const outline = await rowOf(page, 'Vases for the lobby')
      .and(page.locator('[aria-current=true]'))
      .evaluate((row) => getComputedStyle(row).outlineStyle);
    expect(outline).toBe('solid');
  });

  it.each(['en-US', 'fi-FI', 'sv-SE'])(
    'needs no scrolling sideways at 320 px: %s',
    async (locale) => {
      const entryNo = await prepareEntries();
      const page = await stage.openTab(`#/log/entry/${entryNo}`, {
        locale,
        viewport: { width: 320, height: 640 },
      });
      await panelOf(page).locator('dl').waitFor();
      const panel = await overhangOf(page);
      expect({ panel, ...(await faultsOf(page, overhangOf)) }).toEqual({ panel: [] });
    },
    everyScreenMilliseconds,
  );

  it('is reached on a phone through the menu', async () => {
    const page = await stage.openTab('#/log', { viewport: { width: 320, height: 640 } });
    await page.getByRole('button', { name: 'Log', exact: true }).click();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Setup' }).click();
    await page
      .getByRole('combobox', { name: 'Parts of the set-up' })
      .selectOption('Never-log list');
    await page.getByRole('heading', { level: 2, name: 'Never-log list' }).waitFor();
  });

  it('does not move where motion is not wanted, and keeps the undo', async () => {
    const entryNo = await prepareEntries();
    const page = await stage.openTab(`#/log/entry/${entryNo}`, {
      as: 'jo',
      reducedMotion: 'reduce',
    });
    await page.getByRole('button', { name: 'Cancel entry' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .map(({ effect }) => ({
          time: Number(effect?.getTiming().duration),
          properties:
            effect instanceof KeyframeEffect ? effect.getKeyframes().map(Object.keys) : [],
        }))
        .filter(({ time }) => time > 1)
        .flatMap(({ properties }) => properties.flat())
        .filter((name) => !['offset', 'easing', 'composite', 'computedOffset'].includes(name)),
    );
    // The notice is timed by an animation, of nothing that is seen.
    expect([...new Set(moving)].filter((name) => name !== 'opacity')).toEqual([]);
    expect(await page.getByRole('button', { name: 'Undo' }).isVisible()).toBe(true);
  });

  it('cancels an entry without a mouse', async () => {
    await stage.send({ by: 'jo', to: ['bjorn.dahl@norrsken.example'], subject: 'Wicker baskets' });
    const page = await stage.openTab('#/log', { as: 'jo' });
    await rowOf(page, 'Wicker baskets').waitFor();
    const focused = page.locator(':focus');
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused.evaluate((element) => element.tagName)) === 'TR') break;
    }
    await page.keyboard.press('Enter');
    await panelOf(page).getByRole('heading', { name: 'Wicker baskets' }).waitFor();
    await page.getByRole('button', { name: 'Cancel entry' }).waitFor();
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused.textContent()) === 'Cancel entry') break;
    }
    await page.keyboard.press('Enter');
    await rowOf(page, 'Wicker baskets').getByText('canceled by JO, today').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('tr:focus').filter({ hasText: 'Wicker baskets' }).waitFor();
  });
});

describe('the sandbox', () => {
  const stage = useStage();

  it.each([
    ['Light', 'en-GB'],
    ['Tumma', 'fi-FI'],
    ['Hög kontrast', 'sv-SE'],
  ])('can be read by everybody: %s, %s', async (theme, locale) => {
    const page = await stage.open('/sandbox', { locale, reducedMotion: 'reduce' });
    await page.locator('header select').first().selectOption(theme);
    await page.frameLocator('iframe').locator('tr[aria-selected]').first().waitFor();
    await page.locator('aside button').first().click();
    await page.locator('[role=combobox]').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('sends the first mail without a mouse', async () => {
    const page = await stage.open('/sandbox');
    const focused = page.locator(':focus');
    const goTo = async (name: string, key: string) => {
      for (let presses = 0; presses < 20; presses += 1) {
        await page.keyboard.press(key);
        if ((await focused.textContent()) === name) return;
      }
    };
    await page.getByRole('button', { name: 'Write the first e-mail' }).waitFor();
    await goTo('Write the first e-mail', 'Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Will be logged to').first().waitFor();
    await goTo('Send', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page
      .frameLocator('iframe[title*="Interaction Log"]')
      .getByText('Offer 2026 – prices')
      .first()
      .waitFor();
  });

  it('speaks the chosen language to the add-in too', async () => {
    const page = await stage.open('/sandbox');
    await page.getByLabel('Language').selectOption('Suomi');
    await page.getByRole('button', { name: 'Kirjoita ensimmäinen sähköposti' }).click();
    await page.getByText('Kirjataan: ').first().waitFor();
  });
});
