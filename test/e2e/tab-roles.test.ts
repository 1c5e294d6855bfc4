import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JWTPayload } from 'jose';
import type { FrameLocator } from 'playwright-core';
import type { Page as ListPage } from '../../server/contract/fields.ts';
import type { Person } from '../../server/contract/person.ts';
import { startBrowser, type TestBrowser } from '../support/browser.ts';
import { openInTeams } from '../support/teams-parent.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { clientId, startTokenIssuer, type TokenIssuer, tenantId } from '../support/token-issuer.ts';

/** Signed in by a provider, with the roles that its token gives. */
describe('the tab of somebody who signed in', () => {
  let issuer: TokenIssuer;
  let server: TestServer;
  let browser: TestBrowser;
  beforeAll(async () => {
    issuer = await startTokenIssuer();
    server = await startTestServer({
      auth: { mode: 'entra', tenantId, clientId, authority: issuer.authority },
      publicUrl: 'https://log.us.example',
    });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  const tokenOf = (name: string, roles: string[], more: JWTPayload = {}) =>
    issuer.sign({ oid: name, name, preferred_username: `${name}@us.example`, roles, ...more });

  const open = (token: string, hash = '') =>
    openInTeams(
      {
        open: async (path, options) => (await browser.open(`${server.url}${path}`, options)).page,
        server,
      },
      { hash, token: async () => [true, token] },
    );

  const pagesIn = async (tab: FrameLocator): Promise<string[]> => {
    const links = tab.getByRole('navigation', { name: 'Pages' }).getByRole('link');
    await links.first().waitFor();
    return links.locator('[data-text]').allTextContents();
  };

  it.each([['reader'], ['salesperson'], ['manager'], ['administrator']])(
    'has all pages in the bar of a %s',
    async (role) => {
      const { tab } = await open(await tokenOf(`a-${role}`, [role]));
      expect(await pagesIn(tab)).toEqual([
        'Log',
        'Postponed',
        'Contacts',
        'Statistics',
        'Decisions',
        'Setup',
      ]);
    },
  );

  it('shows a reader who sells, and nothing else of the set-up', async () => {
    const { tab } = await open(await tokenOf('a-reader', ['reader']), '#/setup');
    await tab.getByRole('heading', { level: 2, name: 'Salespeople and teams' }).waitFor();
    expect(await tab.getByRole('navigation', { name: 'Parts of the set-up' }).count()).toBe(0);
  });

  it.each([
    ['salesperson', ['Never-log list', 'Salespeople and teams']],
    ['manager', ['Never-log list', 'Salespeople and teams', 'Import contacts']],
  ])('opens to a %s what is theirs of the set-up', async (role, wanted) => {
    const { tab } = await open(await tokenOf(`a-${role}`, [role]), '#/setup');
    const parts = tab.getByRole('navigation', { name: 'Parts of the set-up' }).getByRole('link');
    await parts.first().waitFor();
    expect(await parts.allTextContents()).toEqual(wanted);
  });

  it('shows an administrator every part of the set-up', async () => {
    const { tab } = await open(await tokenOf('boss', ['administrator']), '#/setup');
    const parts = tab.getByRole('navigation', { name: 'Parts of the set-up' }).getByRole('link');
    await parts.first().waitFor();
    expect(await parts.allTextContents()).toEqual(
      expect.arrayContaining(['What is logged', 'Never-log list', 'Marketing setup']),
    );
  });

  it('shows nothing but a sentence to somebody without a role', async () => {
    const { tab, asked } = await open(await tokenOf('newcomer', []));
    await tab.getByRole('heading', { name: 'You have no access yet' }).waitFor();
    await tab.getByText('You are signed in as newcomer').waitFor();
    expect(await tab.getByRole('navigation').count()).toBe(0);
    expect(asked('appInitialization.success')).toHaveLength(1);
  });

  it('begins with the team of a manager who is a salesperson', async () => {
    const administrator = await tokenOf('boss', ['administrator']);
    const manager = await tokenOf('leader', ['manager']);
    await server.send('GET', '/me', undefined, { token: manager });
    const people = await server.send<ListPage<Person>>('GET', '/people?search=leader', undefined, {
      token: administrator,
    });
    const [leader] = people.body.items;
    const linked = await server.send(
      'PATCH',
      `/people/${leader?.id}`,
      { salespersonCode: 'JO' },
      { token: administrator, version: leader?.version ?? 0, idempotencyKey: 'leader' },
    );
    expect(linked.status).toBe(200);
    const { tab } = await open(manager);
    const rows = tab.locator('tr[aria-selected]');
    await rows.first().waitFor();
    const pressed = tab.getByRole('group', { name: 'Whose' }).locator('[aria-pressed=true]');
    expect(await pressed.allTextContents()).toEqual(['My team']);
    const codes = await rows.locator('td:nth-child(4)').allInnerTexts();
    expect(codes.every((code) => ['BC', 'EH', 'JO'].includes(code))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(1);
  });
});
