import { describe, expect, it } from '@jest/globals';
import type { FrameLocator } from 'playwright-core';
import type { ContactDetail } from '../../server/contract/contact.ts';
import { overhangOf, violationsOf } from '../support/accessibility.ts';
import { eventually } from '../support/organisation.ts';
import { useStage } from '../support/stage.ts';
import { openInTeams, type TeamsParent } from '../support/teams-parent.ts';

const rowsIn = (tab: FrameLocator) => tab.locator('tr[aria-selected]');

const panelIn = (tab: FrameLocator) => tab.locator('section[aria-labelledby=panel-title]');

const validity = (parent: TeamsParent) =>
  parent.asked('settings.setValidityState').map(({ args }) => args[0]);

const frameOf = ({ page }: TeamsParent) => {
  const frame = page.frames()[1];
  if (!frame) throw new Error('There is no frame.');
  return frame;
};

describe('the dialog that adds a tab to a channel', () => {
  const stage = useStage();

  const openDialog = (contentUrl = '', more: Parameters<typeof openInTeams>[1] = {}) =>
    openInTeams(stage, {
      address: '/tab-config.html',
      supports: { pages: { config: {} } },
      viewport: { width: 640, height: 520 },
      ...more,
      context: { frameContext: 'settings', ...more.context },
      answers: {
        'settings.getSettings': () => [{ contentUrl }],
        'settings.setSettings': () => [true],
        ...more.answers,
      },
    });

  const saved = async (parent: TeamsParent) => {
    await parent.tell('settings.save', {});
    await eventually(() => parent.asked('settings.save.success').length === 1);
    return parent.asked('settings.setSettings')[0]?.args[0];
  };

  it('lets nobody save before something is chosen, then saves a company', async () => {
    const parent = await openDialog();
    const { tab } = parent;
    await tab.getByText('Choose first; then save.').waitFor();
    await eventually(() => validity(parent).at(-1) === false);
    await tab.getByRole('combobox', { name: 'Search a company' }).pressSequentially('norrsk');
    await tab.getByRole('option', { name: /Norrsken AB/ }).click();
    await tab.getByText('The tab will show the contact Norrsken AB and its history.').waitFor();
    await eventually(() => validity(parent).at(-1) === true);
    const no = 'CT000005';
    expect(await saved(parent)).toEqual({
      contentUrl: `${stage.server.url}/tab.html?show=contact%3A${no}&theme={app.theme}&locale={app.locale}`,
      websiteUrl: `${stage.server.url}/tab.html#/contacts/${no}`,
      entityId: `contact:${no}`,
      suggestedDisplayName: 'Norrsken AB',
    });
  });

  it('saves a salesperson', async () => {
    const parent = await openDialog();
    await parent.tab.getByRole('radio', { name: 'A salesperson' }).check();
    await parent.tab
      .getByRole('combobox', { name: 'Choose a salesperson' })
      .selectOption({ label: `${await salespersonName('EH')} (EH)` });
    await eventually(() => validity(parent).at(-1) === true);
    expect(await saved(parent)).toEqual({
      contentUrl: `${stage.server.url}/tab.html?show=salesperson%3AEH&theme={app.theme}&locale={app.locale}`,
      websiteUrl: `${stage.server.url}/tab.html#/log?salespersonCode=EH&scope=all`,
      entityId: 'salesperson:EH',
      suggestedDisplayName: await salespersonName('EH'),
    });
  });

  const salespersonName = async (code: string) =>
    (await stage.server.send<{ name: string }>('GET', `/salespeople/${code}`)).body.name;

  it('shows what the tab shows when it is changed later', async () => {
    const person = await openDialog(
      `${stage.server.url}/tab.html?show=contact%3ACT000005&theme=dark&locale=fi-fi`,
    );
    const { body } = await stage.server.send<ContactDetail>('GET', '/contacts/CT000005');
    await person.tab.getByText(`The tab will show the contact ${body.name}`).waitFor();
    const kind = body.type === 'person' ? 'A person' : 'A company';
    expect(await person.tab.getByRole('radio', { name: kind }).isChecked()).toBe(true);
    await eventually(() => validity(person).at(-1) === true);
    await person.tab.getByRole('radio', { name: 'A salesperson' }).check();
    await eventually(() => validity(person).at(-1) === false);
  });

  it('tells the host when it could not be saved', async () => {
    const parent = await openDialog(
      `${stage.server.url}/tab.html?show=salesperson%3AJO&theme=dark&locale=fi-fi`,
      { answers: { 'settings.setSettings': () => [false, 'no room'] } },
    );
    await eventually(() => validity(parent).at(-1) === true);
    await parent.tell('settings.save', {});
    await eventually(() => parent.asked('settings.save.failure').length === 1);
    expect(parent.asked('settings.save.success')).toHaveLength(0);
  });

  it('says where it belongs when it is opened elsewhere', async () => {
    const page = await stage.open('/tab-config.html');
    await page.getByRole('heading', { name: 'A tab is added to a channel' }).waitFor();
  });

  it.each([
    ['en-gb', 'default'],
    ['fi-fi', 'dark'],
    ['sv-se', 'contrast'],
  ])('can be read by everybody: %s, %s', async (locale, theme) => {
    const parent = await openDialog(`${stage.server.url}/tab.html?show=contact%3ACT000005`, {
      locale,
      theme,
      viewport: { width: 320, height: 640 },
    });
    await eventually(() => validity(parent).at(-1) === true);
    expect(await violationsOf(frameOf(parent))).toEqual([]);
    expect(await overhangOf(frameOf(parent))).toEqual([]);
  });
});

describe('a tab of a channel', () => {
  const stage = useStage();

  it('shows one contact under a slim head, and its persons from there', async () => {
    const { body } = await stage.server.send<ContactDetail>('GET', '/contacts/CT000005');
    const parent = await openInTeams(stage, { address: '/tab.html?show=contact%3ACT000005' });
    const { tab } = parent;
    await tab.getByRole('heading', { level: 2, name: body.name }).waitFor();
    await rowsIn(tab).first().waitFor();
    expect(await tab.getByRole('navigation').count()).toBe(0);
    expect(await tab.getByRole('link', { name: 'All contacts' }).count()).toBe(0);
    await rowsIn(tab).first().click();
    await panelIn(tab).waitFor();
    await tab.getByRole('button', { name: 'Close' }).click();
    await panelIn(tab).waitFor({ state: 'detached' });
  });

  it('shows the log of one salesperson, whoever looks', async () => {
    const parent = await openInTeams(stage, { address: '/tab.html?show=salesperson%3AEH' });
    await rowsIn(parent.tab).first().waitFor();
    const codes = await rowsIn(parent.tab).locator('td:nth-child(4)').allInnerTexts();
    expect(new Set(codes)).toEqual(new Set(['EH']));
    expect(await parent.tab.getByRole('group', { name: 'Whose' }).count()).toBe(0);
    expect(await parent.tab.getByRole('button', { name: 'Salesperson' }).count()).toBe(0);
    await rowsIn(parent.tab).first().click();
    await panelIn(parent.tab).getByRole('link').first().click();
    await parent.tab.getByRole('link', { name: 'Back to what this tab shows' }).click();
    await rowsIn(parent.tab).first().waitFor();
  });

  it('leads to the personal tab where the host can, else to a page of its own', async () => {
    const parent = await openInTeams(stage, {
      address: '/tab.html?show=salesperson%3AEH',
      supports: { pages: { currentApp: {} } },
      answers: { 'pages.currentApp.navigateTo': () => [undefined] },
    });
    await parent.tab.getByRole('button', { name: 'Open in Interaction Log' }).click();
    await eventually(() => parent.asked('pages.currentApp.navigateTo').length === 1);
    expect(parent.asked('pages.currentApp.navigateTo')[0]?.args).toEqual([
      { pageId: 'interaction-log', subPageId: 'salesperson:EH' },
    ]);
    const other = await openInTeams(stage, { address: '/tab.html?show=contact%3ACT000005' });
    const [page] = await Promise.all([
      other.page.waitForEvent('popup'),
      other.tab.getByRole('button', { name: 'Open in Interaction Log' }).click(),
    ]);
    await page.waitForURL(`${stage.server.url}/tab.html#/contacts/CT000005`);
  });

  it('opens the salesperson that such a link names', async () => {
    const parent = await openInTeams(stage, { subPageId: 'salesperson:EH' });
    await parent.tab.getByRole('link', { name: 'Log', exact: true }).waitFor();
    await rowsIn(parent.tab).first().waitFor();
    const codes = await rowsIn(parent.tab).locator('td:nth-child(4)').allInnerTexts();
    expect(new Set(codes)).toEqual(new Set(['EH']));
  });

  it.each(['contact:CT999999', 'salesperson:NOBODY', 'team:19', 'contact:'])(
    'says so when what it showed is gone: %s',
    async (show) => {
      const parent = await openInTeams(stage, {
        address: `/tab.html?show=${encodeURIComponent(show)}`,
        mayComplain: true,
      });
      await parent.tab
        .getByRole('heading', { name: 'This tab has nothing to show any more' })
        .waitFor();
    },
  );

  it('shows nobody what their rights do not allow', async () => {
    const setup = await stage.server.send<{ version: number }>('GET', '/marketing-setup');
    const limited = await stage.server.send(
      'PATCH',
      '/marketing-setup',
      { visibility: 'owner' },
      { version: setup.body.version, idempotencyKey: 'owners' },
    );
    expect(limited.status).toBe(200);
    const parent = await openInTeams(stage, { address: '/tab.html?show=salesperson%3AEH' });
    await parent.tab.getByRole('heading', { name: 'Nothing is logged yet' }).waitFor();
    expect(await rowsIn(parent.tab).count()).toBe(0);
  });

  it.each([
    ['en-gb', 'default'],
    ['fi-fi', 'dark'],
    ['sv-se', 'contrast'],
  ])('can be read by everybody: %s, %s', async (locale, theme) => {
    const parent = await openInTeams(stage, {
      address: '/tab.html?show=contact%3ACT000005',
      locale,
      theme,
      token: async () => [true, await stage.server.signIn('administrator')],
      viewport: { width: 320, height: 640 },
      reducedMotion: 'reduce',
    });
    await rowsIn(parent.tab).first().waitFor();
    expect(await violationsOf(frameOf(parent))).toEqual([]);
    expect(await overhangOf(frameOf(parent))).toEqual([]);
  });
});
