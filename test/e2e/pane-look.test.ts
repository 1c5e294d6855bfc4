import { describe, expect, it } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { overhangOf, violationsOf } from '../support/accessibility.ts';
import { useStage } from '../support/stage.ts';
import { openPane, ownAddress, sandboxMail } from '../support/task-pane.ts';

const me = ownAddress('bc');
const goran = { address: 'goran@alvdalensmobler.example', name: 'Göran Sjöström' };
const long = {
  address: 'matti.meikalainen@a-company-with-a-very-long-name-in-its-address.example',
  name: 'Meikäläinen-Virtanen, Matti Johannes Kustaa Aukusti',
};

const frameOf = async (page: Page): Promise<Frame> => {
  const handle = await page.waitForSelector('iframe[src^="/sandbox-pane.html"]');
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error('The task pane has no frame');
  return frame;
};

const words = {
  en: { log: 'Log this mail', add: /as a contact$/, more: 'More', diagnostics: 'Diagnostics' },
  fi: {
    log: 'Kirjaa tämä viesti',
    add: /kontaktiksi$/,
    more: 'Lisää',
    diagnostics: 'Vianmääritys',
  },
  sv: {
    log: 'Logga det här meddelandet',
    add: /som kontakt$/,
    more: 'Mer',
    diagnostics: 'Diagnostik',
  },
} as const;

describe('the look of the pane', () => {
  const stage = useStage();

  it.each([
    ['light', 'en'],
    ['dark', 'fi'],
    ['contrast', 'sv'],
  ] as const)('has room at 320 px and no violations of axe: %s, %s', async (theme, language) => {
    const said = words[language];
    const mails = [
      sandboxMail({ subject: 'Iris', from: goran, to: [me] }),
      sandboxMail({ subject: 'Juniper', from: long, to: [me] }),
      sandboxMail({ subject: 'Kumquat', from: 'office@oresundshuset.example', to: [me] }),
    ];
    const { page, pane, read, compose } = await openPane(stage, { mails, theme, language });
    const check = async () => {
      // A compose window has a pane of its own.
      const frame = await frameOf(page);
      expect(await frame.evaluate(() => innerWidth)).toBe(320);
      expect(await overhangOf(frame)).toEqual([]);
      expect(await violationsOf(frame)).toEqual([]);
    };
    await pane.getByRole('button', { name: said.log }).waitFor();
    await check();
    await read('Juniper');
    await pane.getByRole('button', { name: said.add }).waitFor();
    await check();
    await pane.getByRole('button', { name: said.add }).click();
    await pane.getByRole('textbox').first().waitFor();
    await check();
    await pane.getByRole('button', { name: said.more, exact: true }).click();
    await pane.getByRole('menuitem', { name: said.diagnostics }).click();
    await pane.getByRole('listitem').nth(11).waitFor();
    await check();
    await page.keyboard.press('Escape');
    await read('Kumquat');
    await pane.getByRole('button', { name: said.log }).click();
    await pane.getByRole('checkbox').first().waitFor();
    await check();
    await compose(['goran@alvdalensmobler.example', 'one@nowhere.example']);
    await pane.getByRole('switch').waitFor();
    await check();
  });

  it('is used by the keyboard alone', async () => {
    const mails = [sandboxMail({ subject: 'Larch', from: goran, to: [me] })];
    const { page, pane, logState } = await openPane(stage, { mails });
    const log = pane.getByRole('button', { name: 'Log this mail' });
    await log.waitFor();
    const frame = await frameOf(page);
    await pane.getByRole('button', { name: 'Refresh' }).focus();
    for (let presses = 0; presses < 12; presses++) {
      if (await log.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await logState.getByText(/^Logged to/).waitFor();
    await frame.waitForFunction(() => document.activeElement !== document.body);
    const remove = logState.getByRole('button', { name: 'Remove from the log' });
    for (let presses = 0; presses < 5; presses++) {
      await page.keyboard.press('Tab');
      if (await remove.evaluate((button) => button === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await logState.getByText(/^Taken out of the log/).waitFor();
  });

  it('takes the colours of Outlook when they change', async () => {
    const { page, pane } = await openPane(stage, { theme: 'light' });
    const head = pane.getByRole('banner');
    const colour = () => head.evaluate((element) => getComputedStyle(element).backgroundColor);
    await head.waitFor();
    expect(await colour()).toBe('rgb(255, 255, 255)');
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    const frame = await frameOf(page);
    await frame.waitForFunction(() => {
      const element = document.querySelector('header');
      return element && getComputedStyle(element).backgroundColor !== 'rgb(255, 255, 255)';
    });
  });

  it('gives the browser’s history back, which Office.js takes', async () => {
    const page = await stage.open('/pane.html', {
      prepare: (opened) =>
        opened.route('https://appsforoffice.microsoft.com/**', (route) =>
          route.fulfill({
            contentType: 'text/javascript',
            body: 'history.pushState = null; history.replaceState = null;',
          }),
        ),
    });
    await page.getByRole('heading', { name: 'This page belongs in Outlook' }).waitFor();
    expect(await page.evaluate(() => typeof history.pushState)).toBe('function');
  });
});
