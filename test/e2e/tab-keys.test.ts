import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ServiceKey } from '../../server/contract/service-key.ts';
import { overhangOf, violationsOf } from '../support/accessibility.ts';
import { useStage } from '../support/stage.ts';
import { noticeOf } from '../support/tab-page.ts';

const lineOf = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Service keys' }).getByRole('listitem').filter({ hasText: name });

describe('service keys in Setup', () => {
  const stage = useStage();

  const statusOf = async (secret: string, route: string): Promise<number> =>
    (await stage.server.send('GET', route, undefined, { token: secret })).status;

  const create = async (page: Page, name: string): Promise<string> => {
    await page.getByRole('button', { name: 'New key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByLabel('Read contacts').check();
    await dialog.getByLabel('Report e-mails, in anybody’s name').check();
    await dialog.getByRole('button', { name: 'Create key' }).click();
    await page.getByRole('heading', { name: `The key “${name}” is created` }).waitFor();
    const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
    expect(secret).toMatch(/^ilk_[\w-]{43}$/);
    return secret;
  };

  it('shows a secret once, with a line to try it', async () => {
    const page = await stage.openTab('#/setup/serviceKeys', {
      as: 'administrator',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('heading', { name: 'No keys yet' }).waitFor();
    const secret = await create(page, 'ERP');
    expect(await page.getByLabel('Try it on a command line', { exact: true }).inputValue()).toBe(
      `curl -H "Authorization: Bearer ${secret}" ${stage.server.url}/api/v1/contacts`,
    );
    await page.getByRole('button', { name: 'Copy: Secret' }).click();
    await page.getByRole('button', { name: 'Copied', exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'I have copied it' }).click();

    const line = lineOf(page, 'ERP');
    await line.getByText('May read contacts and report e-mails.').waitFor();
    await line.getByText(/never used/).waitFor();
    expect(await page.content()).not.toContain(secret);
    expect(await statusOf(secret, '/contacts')).toBe(200);
    expect(await statusOf(secret, '/interaction-log-entries')).toBe(403);
    await page.reload();
    await line.getByText(/used this minute/).waitFor();
  });

  it('gives a new secret, and lets the old one go on', async () => {
    const page = await stage.openTab('#/setup/serviceKeys', { as: 'administrator' });
    const before = await create(page, 'Telephone');
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByRole('button', { name: 'New secret for Telephone' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('The old secret works on for').selectOption('7 days');
    await dialog.getByRole('button', { name: 'Make a new secret' }).click();
    await page.getByRole('heading', { name: '“Telephone” has a new secret' }).waitFor();
    const after = await page.getByLabel('Secret', { exact: true }).inputValue();
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await lineOf(page, 'Telephone')
      .getByText(/the old secret works until/)
      .waitFor();
    expect([await statusOf(before, '/contacts'), await statusOf(after, '/contacts')]).toEqual([
      200, 200,
    ]);
  });

  it('says what stops before it revokes', async () => {
    const page = await stage.openTab('#/setup/serviceKeys', { as: 'administrator' });
    const secret = await create(page, 'Monitor');
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByRole('button', { name: 'Revoke Monitor' }).click();
    await page
      .getByText('It can no longer read contacts and report e-mails. This cannot be undone.')
      .waitFor();
    await page.getByRole('button', { name: 'Revoke this key' }).click();
    await noticeOf(page, '“Monitor” is revoked.').waitFor();
    await lineOf(page, 'Monitor').waitFor({ state: 'detached' });
    expect(await statusOf(secret, '/contacts')).toBe(401);
    await page.getByRole('switch', { name: 'Show revoked keys' }).click();
    await lineOf(page, 'Monitor').getByText('Revoked', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Revoke Monitor' }).count()).toBe(0);
  });

  it('names at its field what a form lacks', async () => {
    const page = await stage.openTab('#/setup/serviceKeys', {
      as: 'administrator',
      mayComplain: true,
    });
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByText('2 fields need attention.').waitFor();
    await page.locator('.fui-Field__validationMessage').waitFor();
    await page.getByRole('group', { name: 'What the program may do' }).getByRole('alert').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('can be read by everybody, and fits a phone', async () => {
    await stage.server.send<ServiceKey>('POST', '/service-keys', {
      name: 'A name that is as long as a name of a key may be, which is eighty letters wide…',
      scopes: ['contactsRead', 'contactsWrite', 'contactsImport', 'logRead', 'setupRead'],
    });
    const page = await stage.openTab('#/setup/serviceKeys', {
      as: 'administrator',
      locale: 'fi-FI',
      viewport: { width: 320, height: 640 },
      reducedMotion: 'reduce',
    });
    await page.getByText('A name that is as long').waitFor();
    expect(await overhangOf(page)).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Uusi avain' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await overhangOf(page)).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
  });
});
