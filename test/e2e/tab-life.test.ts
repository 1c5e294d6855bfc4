import { describe, expect, it } from '@jest/globals';
import type { FrameLocator } from 'playwright-core';
import { eventually } from '../support/organisation.ts';
import { useStage } from '../support/stage.ts';
import { openInTeams, type TeamsParent } from '../support/teams-parent.ts';

const rowsIn = (tab: FrameLocator) => tab.locator('tr[aria-selected]');

const panelIn = (tab: FrameLocator) => tab.locator('section[aria-labelledby=panel-title]');

const addressOf = (tab: FrameLocator): Promise<string> =>
  tab.locator('html').evaluate((page) => page.ownerDocument.location.hash);

const backgroundOf = (tab: FrameLocator): Promise<string> =>
  tab.getByRole('banner').evaluate((bar) => getComputedStyle(bar).backgroundColor);

const white = 'rgb(255, 255, 255)';
const dark = 'rgb(41, 41, 41)';

const told = (parent: TeamsParent, func: string, times = 1) =>
  eventually(() => parent.asked(func).length === times);

describe('a host that answers late', () => {
  const stage = useStage();

  it('takes over with its person, theme and language, and leaves the page where it is', async () => {
    const parent = await openInTeams(stage, { silent: true, locale: 'fi-fi' });
    await parent.letItWait();
    const local = parent.tab.getByRole('button', { name: /Pääkäyttäjä/ });
    await local.waitFor();
    await parent.tab.getByRole('link', { name: 'Kontaktit' }).click();
    expect(await addressOf(parent.tab)).toBe('#/contacts');
    expect(parent.asked('appInitialization.success')).toHaveLength(0);
    parent.changeContext({ theme: 'dark', locale: 'sv-se' });
    parent.answer();
    await parent.tab.getByRole('link', { name: 'Kontakter', exact: true }).waitFor();
    await local.waitFor({ state: 'detached' });
    expect(await addressOf(parent.tab)).toBe('#/contacts');
    expect(await backgroundOf(parent.tab)).toBe(dark);
    await told(parent, 'appInitialization.success');
    expect(parent.asked('initialize')).toHaveLength(1);
  });

  it('takes nothing from the same person, not even what is being typed', async () => {
    const parent = await openInTeams(stage, {
      as: 'jo',
      silent: true,
    });
    await parent.letItWait();
    await parent.tab.getByRole('button', { name: /You are: / }).waitFor();
    await parent.tab.getByRole('link', { name: 'Contacts' }).click();
    await parent.tab.getByRole('button', { name: 'New contact' }).click();
    await parent.tab.getByRole('textbox', { name: /^Name/ }).fill('Half a na');
    parent.answer();
    await told(parent, 'appInitialization.success');
    await parent.tab
      .getByRole('button', { name: /You are: /, includeHidden: true })
      .waitFor({ state: 'detached' });
    expect(await parent.tab.getByRole('textbox', { name: /^Name/ }).inputValue()).toBe('Half a na');
  });

  it('takes nothing over when it gives no token, and is told why', async () => {
    const parent = await openInTeams(stage, {
      as: 'jo',
      silent: true,
      token: async () => [false, 'resourceDisabled'],
    });
    await parent.letItWait();
    await rowsIn(parent.tab).first().waitFor();
    parent.answer();
    await told(parent, 'appInitialization.expectedFailure');
    expect(await parent.tab.getByRole('button', { name: /You are: / }).count()).toBe(1);
    expect(parent.asked('appInitialization.success')).toHaveLength(0);
  });

  it('opens what a link asked for, unless somebody has gone elsewhere', async () => {
    const [entry] = await stage.entries('salespersonCode=JO&limit=1');
    const link = { silent: true, subPageId: `entry:${entry?.entryNo}` };
    const parent = await openInTeams(stage, link);
    await parent.letItWait();
    await rowsIn(parent.tab).first().waitFor();
    parent.answer();
    await panelIn(parent.tab).waitFor();
    expect(await addressOf(parent.tab)).toBe(`#/log/entry/${entry?.entryNo}`);

    const gone = await openInTeams(stage, link);
    await gone.letItWait();
    await gone.tab.getByRole('link', { name: 'Decisions' }).click();
    gone.answer();
    await gone.tab.getByRole('button', { name: /You are: / }).waitFor({ state: 'detached' });
    expect(await addressOf(gone.tab)).toBe('#/decisions');
  });
});

describe('a page that another one opened', () => {
  const stage = useStage();

  it('works without an answer, although its opener might be a host', async () => {
    const opener = await stage.open('/tab-config.html');
    const [page] = await Promise.all([
      opener.waitForEvent('popup'),
      opener.evaluate(() => void window.open('/tab.html')),
    ]);
    await page.getByRole('button', { name: /You are: / }).waitFor();
    expect(await page.evaluate(() => window.opener !== null)).toBe(true);
  });
});

describe('a tab that its host puts to sleep', () => {
  const stage = useStage();

  const openAsleep = async (context: Record<string, unknown> = {}) => {
    const streams: string[] = [];
    const parent = await openInTeams(stage, {
      prepare: async (page) => {
        page.on('request', (request) => {
          if (request.url().endsWith('/stream')) streams.push('opened');
        });
        page.on('requestfailed', (request) => {
          if (request.url().endsWith('/stream')) streams.push('closed');
        });
      },
    });
    await rowsIn(parent.tab).first().waitFor();
    await told(parent, 'appInitialization.success');
    await parent.tab.getByRole('link', { name: 'Contacts' }).click();
    await parent.tab.getByRole('grid', { name: 'Contacts' }).getByRole('row').first().waitFor();
    await eventually(() => streams.length === 1);
    await parent.tell('beforeUnload');
    await told(parent, 'readyToUnload');
    await eventually(() => streams.at(-1) === 'closed');
    parent.changeContext(context);
    return { parent, streams };
  };

  const wake = async (parent: TeamsParent, address = '/tab.html') =>
    parent.tell('load', {
      entityId: 'interactions',
      contentUrl: `${stage.server.url}${address}`,
    });

  it('listens to nothing, and goes on where it was with what has changed meanwhile', async () => {
    const { parent, streams } = await openAsleep({ theme: 'dark' });
    const name = 'Aalto Slept Through';
    const created = await stage.server.send(
      'POST',
      '/contacts',
      { type: 'company', name },
      { idempotencyKey: 'slept' },
    );
    expect(created.status).toBe(201);
    await parent.page.waitForTimeout(800);
    expect(await parent.tab.getByText(name).count()).toBe(0);
    await wake(parent);
    await told(parent, 'appInitialization.success', 2);
    expect(await addressOf(parent.tab)).toBe('#/contacts');
    await eventually(async () => (await backgroundOf(parent.tab)) === dark);
    await eventually(() => streams.join() === 'opened,closed,opened');
    const arrived = parent.tab.getByRole('row').filter({ hasText: name });
    await arrived
      .or(parent.tab.getByRole('button', { name: /new entr/ }))
      .first()
      .waitFor();
    expect(parent.asked('initialize')).toHaveLength(1);
    await parent.changeTheme('default');
    await eventually(async () => (await backgroundOf(parent.tab)) === white);
    expect(parent.asked('registerHandler').map(({ args }) => args[0])).toEqual(
      expect.arrayContaining(['beforeUnload', 'load']),
    );
    const themes = parent.asked('registerHandler').filter(({ args }) => args[0] === 'themeChange');
    expect(themes).toHaveLength(2);
  });

  it('opens what it is woken up for', async () => {
    const [entry] = await stage.entries('salespersonCode=JO&limit=1');
    const { parent } = await openAsleep({ subEntityId: `entry:${entry?.entryNo}` });
    await wake(parent);
    await panelIn(parent.tab).waitFor();
    expect(await addressOf(parent.tab)).toBe(`#/log/entry/${entry?.entryNo}`);
  });

  it('opens the address it is woken up with', async () => {
    const { parent } = await openAsleep();
    await wake(parent, '/tab.html#/decisions');
    await eventually(async () => (await addressOf(parent.tab)) === '#/decisions');
  });

  it('comes back where it was when it was ended after all', async () => {
    const { parent } = await openAsleep();
    await parent.tab.locator('html').evaluate((page) => {
      const { location } = page.ownerDocument;
      location.replace(location.pathname + location.search);
    });
    await told(parent, 'initialize', 2);
    await eventually(async () => (await addressOf(parent.tab)) === '#/contacts');
  });
});

describe('a link into the tab', () => {
  const stage = useStage();

  it.each(['entry:../../secret', 'toString:1', 'call:17'])(
    'that leads nowhere leads home, and says so: %s',
    async (subPageId) => {
      const parent = await openInTeams(stage, { subPageId });
      await parent.tab.locator('.fui-ToastTitle').filter({ hasText: 'leads to nothing' }).waitFor();
      await rowsIn(parent.tab).first().waitFor();
      expect(await panelIn(parent.tab).count()).toBe(0);
      expect(await addressOf(parent.tab)).toBe('');
    },
  );

  it('opens a contact', async () => {
    const parent = await openInTeams(stage, { subPageId: 'contact:CT000005' });
    await parent.tab.getByRole('region', { name: 'History' }).waitFor();
    expect(await addressOf(parent.tab)).toBe('#/contacts/CT000005');
  });
});

describe('a telephone', () => {
  const stage = useStage();
  const phone = {
    viewport: { width: 360, height: 720 },
    context: { hostClientType: 'android' },
    supports: { pages: { backStack: {} } },
  };

  it('goes back step by step with its own button, and leaves the tab at last', async () => {
    const parent = await openInTeams(stage, phone);
    await rowsIn(parent.tab).first().click();
    await panelIn(parent.tab).waitFor();
    await parent.tell('backButtonPress');
    await panelIn(parent.tab).waitFor({ state: 'detached' });
    await parent.tab.getByRole('button', { name: 'Log', exact: true }).click();
    await parent.tab.getByRole('menuitem', { name: 'Decisions' }).waitFor();
    await parent.tell('backButtonPress');
    await parent.tab.getByRole('menuitem', { name: 'Decisions' }).waitFor({ state: 'detached' });
    expect(parent.asked('navigateBack')).toHaveLength(0);
    await parent.tell('backButtonPress');
    await told(parent, 'navigateBack');
  });

  it.each(['android', 'ios'])('of %s has room for fingers', async (hostClientType) => {
    const parent = await openInTeams(stage, { ...phone, context: { hostClientType } });
    await rowsIn(parent.tab).first().click();
    await panelIn(parent.tab).locator('dl').waitFor();
    const small = await parent.tab
      .locator('button, select, input[type=search]')
      .evaluateAll((targets) =>
        targets
          .filter((target) => target.checkVisibility())
          .filter((target) => target.closest('button, select, .fui-Input') !== null)
          .map((target) => target.closest('button, select, .fui-Input') ?? target)
          .map((target) => ({ text: target.outerHTML, box: target.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 44 || box.width < 44)
          .map(({ text }) => text.slice(0, 120)),
      );
    expect(small).toEqual([]);
  });

  it('goes from what a link opened to the list it belongs to', async () => {
    const [entry] = await stage.entries('salespersonCode=JO&limit=1');
    const subPageId = `entry:${entry?.entryNo}`;
    const parent = await openInTeams(stage, { ...phone, subPageId });
    await panelIn(parent.tab).waitFor();
    await parent.tell('backButtonPress');
    await panelIn(parent.tab).waitFor({ state: 'detached' });
    expect(await addressOf(parent.tab)).toBe('#/log');
  });
});

describe('what a host can do', () => {
  const stage = useStage();
  const number = /^Call /;

  it('is used for a call where the person may call', async () => {
    const parent = await openInTeams(stage, {
      subPageId: 'contact:CT000005',
      supports: { call: {} },
      context: { isPSTNCallingAllowed: true },
      answers: { 'call.startCall': () => [true] },
    });
    await parent.tab.getByRole('link', { name: number }).click();
    await told(parent, 'call.startCall');
    expect(parent.asked('call.startCall')[0]?.args).toEqual([
      { targets: [expect.stringMatching(/^4:\+\d+$/)] },
    ]);
  });

  it.each([
    ['the host cannot call', { supports: {}, context: { isPSTNCallingAllowed: true } }],
    ['the person may not', { supports: { call: {} }, context: { isPSTNCallingAllowed: false } }],
  ])('is not asked for where %s: the number is a link', async (_, host) => {
    const parent = await openInTeams(stage, { subPageId: 'contact:CT000005', ...host });
    const link = parent.tab.getByRole('link', { name: number });
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/^tel:\+\d+$/);
    expect(await link.getAttribute('target')).toBe('_blank');
    await link.evaluate((element) => {
      element.addEventListener('click', (event) => {
        element.setAttribute('data-left-alone', String(!event.defaultPrevented));
        event.preventDefault();
      });
    });
    await link.click();
    expect(parent.asked('call.startCall')).toHaveLength(0);
  });

  it('may be nothing: links go to the clipboard, and nothing is told to go back or to sleep', async () => {
    const [entry] = await stage.entries('salespersonCode=JO&limit=1');
    const parent = await openInTeams(stage, {
      subPageId: `entry:${entry?.entryNo}`,
      supports: { pages: undefined },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await parent.tab.getByRole('button', { name: 'Copy link' }).click();
    await parent.tab.locator('.fui-ToastTitle').filter({ hasText: 'on the clipboard' }).waitFor();
    expect(parent.asked('shareDeepLink')).toHaveLength(0);
    const text = await parent.page.evaluate(() => navigator.clipboard.readText());
    expect(text).toBe(`${stage.server.url}/tab.html#/log/entry/${entry?.entryNo}`);
    await told(parent, 'appInitialization.success');
  });
});

describe('the page', () => {
  const stage = useStage();

  it.each(['Teams', 'TeamsModern', 'Outlook', 'OutlookWin32', 'Office'])(
    'fills its frame to the edges in %s',
    async (hostName) => {
      const parent = await openInTeams(stage, { context: { hostName } });
      await rowsIn(parent.tab).first().waitFor();
      const box = await parent.tab.locator('body').evaluate((body) => {
        const { top, left, width } = body.getBoundingClientRect();
        return { top, left, whole: width === window.innerWidth };
      });
      expect(box).toEqual({ top: 0, left: 0, whole: true });
      await told(parent, 'appInitialization.success');
    },
  );
});
