import { describe, expect, it } from '@jest/globals';
import type { FrameLocator } from 'playwright-core';
import { useStage } from '../support/stage.ts';
import { openInTeams, type TeamsParent } from '../support/teams-parent.ts';

const rowsIn = (tab: FrameLocator) => tab.locator('tr[aria-selected]');

const backgroundOf = (tab: FrameLocator): Promise<string> =>
  tab.getByRole('banner').evaluate((bar) => getComputedStyle(bar).backgroundColor);

const addressOf = (tab: FrameLocator): Promise<string> =>
  tab.locator('html').evaluate((page) => page.ownerDocument.location.hash);

/** Lets the tab repaint: a theme is there when its colour is. */
const colourAfter = async (parent: TeamsParent, theme: string, before: string): Promise<string> => {
  await parent.changeTheme(theme);
  const until = Date.now() + 3_000;
  let colour = before;
  while (colour === before && Date.now() < until) colour = await backgroundOf(parent.tab);
  return colour;
};

describe('the tab in Teams', () => {
  const stage = useStage();

  it('starts, says once that it is there, and asks the API with the token of the host', async () => {
    const tokens: (string | undefined)[] = [];
    const parent = await openInTeams(stage, {
      prepare: (page) =>
        page.route('**/api/v1/**', (route) => {
          tokens.push(route.request().headers().authorization);
          return route.continue();
        }),
    });
    await rowsIn(parent.tab).first().waitFor();
    expect(parent.asked('initialize')).toHaveLength(1);
    expect(parent.asked('appInitialization.success')).toHaveLength(1);
    expect(parent.asked('authentication.getAuthToken').length).toBeGreaterThan(0);
    expect(new Set(tokens)).toEqual(new Set([`Bearer ${await stage.server.signIn('jo')}`]));
    expect(await parent.tab.getByRole('button', { name: /You are/ }).count()).toBe(0);
  });

  it('follows the theme of the host without being loaded again', async () => {
    const parent = await openInTeams(stage);
    await rowsIn(parent.tab).first().waitFor();
    await parent.tab.locator('html').evaluate((page) => page.setAttribute('data-same', 'yes'));
    const light = await backgroundOf(parent.tab);
    const dark = await colourAfter(parent, 'dark', light);
    const contrast = await colourAfter(parent, 'contrast', dark);
    const glass = await colourAfter(parent, 'glass', contrast);
    expect(light).toBe('rgb(255, 255, 255)');
    expect(contrast).toBe('rgb(0, 0, 0)');
    expect([light, contrast]).not.toContain(dark);
    expect(glass).toBe(light);
    expect(await parent.tab.locator('html').getAttribute('data-same')).toBe('yes');
  });

  it('is dark from the first paint when the host says so in the address', async () => {
    const parent = await openInTeams(stage, { theme: 'dark', silent: true });
    expect(await backgroundOf(parent.tab)).toBe('rgb(41, 41, 41)');
  });

  it.each([
    ['fi-fi', 'Loki', /^\d{1,2}\.\d{2}$/],
    ['sv-se', 'Logg', /^\d{2}:\d{2}$/],
    ['en-us', 'Log', /^\d{1,2}:\d{2}\s[AP]M$/],
  ])('speaks and counts the time as %s does', async (locale, name, time) => {
    const parent = await openInTeams(stage, { locale });
    await parent.tab.getByRole('link', { name, exact: true }).waitFor();
    await rowsIn(parent.tab).first().waitFor();
    expect(await parent.tab.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
    expect(await rowsIn(parent.tab).locator('time').first().textContent()).toMatch(time);
  });

  it('opens the entry that a link names', async () => {
    const [entry] = await stage.entries('salespersonCode=EH&limit=1');
    const parent = await openInTeams(stage, { subPageId: `entry:${entry?.entryNo}` });
    await parent.tab
      .getByRole('heading', { level: 2, name: entry?.description ?? '', exact: true })
      .waitFor();
    expect(await addressOf(parent.tab)).toBe(`#/log/entry/${entry?.entryNo}`);
  });

  it('shares a link to an entry through the host, with the whole view for a browser', async () => {
    const [entry] = await stage.entries('salespersonCode=JO&limit=1');
    const view = `#/log/entry/${entry?.entryNo}?informationFlow=outbound&scope=all`;
    const parent = await openInTeams(stage, { address: '/tab.html', hash: view });
    await parent.tab.getByRole('button', { name: 'Copy link' }).click();
    await parent.tab.getByRole('button', { name: 'Copy link' }).waitFor();
    expect(parent.asked('shareDeepLink').map(({ args }) => args)).toEqual([
      [`entry:${entry?.entryNo}`, entry?.description, `${stage.server.url}/tab.html${view}`],
    ]);
  });

  it('goes on as an ordinary page when its parent never answers', async () => {
    const parent = await openInTeams(stage, { silent: true });
    await parent.letItWait();
    await rowsIn(parent.tab).first().waitFor();
    await parent.tab.getByRole('button', { name: 'You are: Administrator (local)' }).waitFor();
    expect(parent.asked('initialize')).toHaveLength(1);
  });

  it('says what to do when the host gives no token, and tries again', async () => {
    let refused = true;
    const parent = await openInTeams(stage, {
      token: async () =>
        refused ? [false, 'resourceDisabled'] : [true, await stage.server.signIn('jo')],
    });
    const alert = parent.tab.getByRole('alert');
    await alert.getByText('You could not be signed in.').waitFor();
    expect(await alert.textContent()).toContain('ask an administrator whether this app');
    expect(await alert.textContent()).not.toContain('resourceDisabled');
    expect(parent.asked('appInitialization.success')).toHaveLength(0);
    refused = false;
    await alert.getByRole('button', { name: 'Try again' }).click();
    await rowsIn(parent.tab).first().waitFor();
  });

  it('asks for another token when the API refuses one', async () => {
    let given = 0;
    const parent = await openInTeams(stage, {
      mayComplain: true,
      token: async () => {
        given += 1;
        return [true, given === 1 ? 'not.a.token' : await stage.server.signIn('jo')];
      },
    });
    await rowsIn(parent.tab).first().waitFor();
    expect(given).toBeGreaterThan(1);
  });
});
