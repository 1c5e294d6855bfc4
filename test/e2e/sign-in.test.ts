import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { violationsOf } from '../support/accessibility.ts';
import { useIdentityStage } from '../support/identity-stage.ts';
import { playNestedBridge } from '../support/nested-bridge.ts';
import { signInWithCode } from '../support/sign-in-with-code.ts';
import { rowOf, rowsOf } from '../support/tab-page.ts';
import { openInTeams } from '../support/teams-parent.ts';

const signInButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Sign in', exact: true });

const alertOf = (page: Page, text: RegExp): Locator =>
  page.getByRole('alert').filter({ hasText: text });

/** Opens the provider's window and chooses somebody there. */
const choose = async (page: Page, person: string | RegExp): Promise<void> => {
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: /^(?:Sign in|Open the window again)$/ }).click();
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: person }).click();
  await closed;
};

describe('signing in with an account', () => {
  const stage = useIdentityStage();
  // The provider's certificate is one that only the tests trust.
  const open = (options = {}) =>
    stage.open('/tab.html', { ignoreHTTPSErrors: true, mayComplain: true, ...options });
  const signedInAs = async (person: string): Promise<Page> => {
    const page = await open();
    await signInButton(page).click({ trial: true });
    await choose(page, person);
    return page;
  };

  it('shows the log to who signed in in the provider’s window', async () => {
    const page = await stage.open('/tab.html', { ignoreHTTPSErrors: true });
    await page.getByRole('heading', { name: 'Sign in to Interaction Log' }).waitFor();
    await choose(page, 'Sofia Lind');
    await rowsOf(page).first().waitFor();
    await page.getByRole('button', { name: 'Account: Sofia Lind' }).waitFor();
    await page.reload();
    await rowsOf(page).first().waitFor();
  });

  it('asks again after signing out, and anybody can be chosen', async () => {
    const page = await signedInAs('Sofia Lind');
    await rowsOf(page).first().waitFor();
    await page.getByRole('button', { name: 'Account: Sofia Lind' }).click();
    await page.getByText('sofia.lind@harmaja.example').waitFor();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await signInButton(page).waitFor();
    await page.reload();
    await signInButton(page).waitFor();
    await choose(page, 'Johanna Ojala');
    await page.getByRole('button', { name: 'Account: Johanna Ojala' }).waitFor();
  });

  it('says so to who has no role', async () => {
    const page = await signedInAs('Nils Nyberg');
    await page.getByRole('heading', { name: 'You have no access yet' }).waitFor();
    await page.getByText('You are signed in as Nils Nyberg').waitFor();
    await page.getByRole('button', { name: 'Account: Nils Nyberg' }).waitFor();
  });

  it('tells who belongs to another organisation what to do, and lets another in', async () => {
    const page = await signedInAs('Gunnar Gast');
    await alertOf(page, /^gunnar\.gast@elsewhere\.example may not use Interaction Log/).waitFor();
    await choose(page, 'Johanna Ojala');
    await page.getByRole('button', { name: 'Account: Johanna Ojala' }).waitFor();
  });

  it('says that the sign-in was not finished when it was canceled', async () => {
    const page = await signedInAs('Cancel');
    await alertOf(page, /was not finished/).waitFor();
    await signInButton(page).waitFor();
  });

  it('opens another window for who closed the first', async () => {
    const page = await open();
    const opened = page.waitForEvent('popup');
    await signInButton(page).click();
    await (await opened).close();
    await page.getByText('Go on in the window that has opened.').waitFor();
    await choose(page, 'Johanna Ojala');
    await page.getByRole('button', { name: 'Account: Johanna Ojala' }).waitFor();
  });

  it('says how to allow the window that the browser blocks', async () => {
    const page = await open({
      prepare: (opened: Page) =>
        opened.addInitScript(() => {
          window.open = () => null;
        }),
    });
    await signInButton(page).click();
    await alertOf(page, /^The browser has blocked the window/).waitFor();
  });

  it('says that the provider cannot be reached, and goes on when it is back', async () => {
    const page = await open();
    await page.route(`${stage.provider.authority}/**`, (route) => route.abort());
    await signInButton(page).click();
    await alertOf(page, /cannot be reached/).waitFor();
    await page.unrouteAll();
    await choose(page, 'Johanna Ojala');
    await page.getByRole('button', { name: 'Account: Johanna Ojala' }).waitFor();
  });

  it('keeps what was typed when the sign-in ends, and goes on after the next', async () => {
    const page = await signedInAs('Johanna Ojala');
    await rowsOf(page).first().waitFor();
    const search = page.getByRole('searchbox');
    await page.route(/\/token\?/, (route) =>
      route.fulfill({
        status: 400,
        headers: { 'access-control-allow-origin': '*' },
        json: { error: 'invalid_grant' },
      }),
    );
    await page.route('**/api/v1/**', (route) => route.fulfill({ status: 401, json: {} }));
    await search.fill('Order confirmation');
    const ended = page.getByText(/^Your sign-in has ended\. Sign in again to go on/);
    await ended.waitFor();
    await page.unrouteAll();
    // The provider still knows who it was, and closes its window without a question.
    await signInButton(page).click();
    await ended.waitFor({ state: 'detached' });
    expect(await search.inputValue()).toBe('Order confirmation');
    await rowOf(page, 'Order confirmation').first().waitFor();
  });

  it('is free of barriers, in every theme and language', async () => {
    for (const [colorScheme, locale, title] of [
      ['light', 'en-GB', 'Sign in to Interaction Log'],
      ['dark', 'fi-FI', 'Kirjaudu Vuorovaikutuslokiin'],
      ['light', 'sv-SE', 'Logga in i Interaktionslogg'],
    ] as const) {
      const page = await open({ colorScheme, locale, viewport: { width: 320, height: 600 } });
      await page.getByRole('heading', { name: title }).waitFor();
      expect([locale, await violationsOf(page)]).toEqual([locale, []]);
    }
  });

  it('needs no window in Teams, which gives the token', async () => {
    const { accessToken } = await signInWithCode(
      stage.provider,
      stage.server.url,
      'johanna.ojala@harmaja.example',
    );
    const parent = await openInTeams(stage, { token: async () => [true, accessToken] });
    await parent.tab.locator('tr[aria-selected]').first().waitFor();
    expect(parent.asked('authentication.getAuthToken').length).toBeGreaterThan(0);
    expect(await parent.tab.getByRole('button', { name: /^Account:/ }).count()).toBe(0);
  });

  const runtime = { apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false };
  const nestedHost = {
    answers: {
      initialize: () => [
        'content',
        'web',
        JSON.stringify({ ...runtime, isNAAChannelRecommended: true, supports: { pages: {} } }),
        '2.58.0',
      ],
    },
  };

  it('takes the token of nested app authentication where the host prefers it', async () => {
    const tokens = await signInWithCode(
      stage.provider,
      stage.server.url,
      'johanna.ojala@harmaja.example',
    );
    let asked: string[] = [];
    const parent = await openInTeams(stage, {
      ...nestedHost,
      prepare: async (page) => {
        asked = await playNestedBridge(page, tokens);
      },
    });
    await parent.tab.locator('tr[aria-selected]').first().waitFor();
    expect(asked).toEqual(expect.arrayContaining(['GetInitContext', 'GetToken']));
    expect(parent.asked('authentication.getAuthToken')).toEqual([]);
  });

  it('asks the host itself when nested app authentication refuses', async () => {
    const { accessToken } = await signInWithCode(
      stage.provider,
      stage.server.url,
      'johanna.ojala@harmaja.example',
    );
    let asked: string[] = [];
    const parent = await openInTeams(stage, {
      ...nestedHost,
      mayComplain: true,
      token: async () => [true, accessToken],
      prepare: async (page) => {
        asked = await playNestedBridge(page, null);
      },
    });
    await parent.tab.locator('tr[aria-selected]').first().waitFor();
    expect(asked.filter((method) => method === 'GetToken').length).toBeLessThanOrEqual(2);
    expect(parent.asked('authentication.getAuthToken').length).toBeGreaterThan(0);
  });

  it('says in Teams what to do when there is no token, and tells the host', async () => {
    const parent = await openInTeams(stage, {
      mayComplain: true,
      token: async () => [false, 'resourceDisabled'],
    });
    await parent.tab.getByText(/ask an administrator whether this app has been allowed/).waitFor();
    await parent.tab.getByRole('button', { name: 'Try again' }).waitFor();
    expect(parent.asked('appInitialization.expectedFailure')).toHaveLength(1);
    expect(parent.asked('appInitialization.success')).toEqual([]);
  });
});
