import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Contact } from '../../server/contract/contact.ts';
import type { Page as ListPage } from '../../server/contract/fields.ts';
import type { Person } from '../../server/contract/person.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage.ts';
import { overhangOf, violationsOf } from '../support/accessibility.ts';
import { type StageOptions, useStage } from '../support/stage.ts';
import { noticeOf } from '../support/tab-page.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'interaction-log-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('people and first steps', () => {
  const stage = useStage({ dataDir });

  /** Somebody who has signed in with the address of a salesperson, and is not linked yet. */
  const newcomer = async (code: string, name: string, address: string): Promise<void> => {
    await stage.server.send('POST', '/salespeople', {
      code,
      name,
      emailAddresses: [{ address }],
    });
    const storage = await openSqliteStorage(dataDir);
    await storage.write(async ({ sql }) => {
      await sql
        .updateTable('person')
        .set({ salesperson_id: null, user_name: address })
        .where('oid', '=', code.toLowerCase())
        .execute();
      await sql
        .updateTable('setup_revision')
        .set((eb) => ({ revision: eb('revision', '+', 1) }))
        .execute();
    });
    await storage.close();
  };
  const personOf = async (name: string): Promise<Person | undefined> => {
    const { body } = await stage.server.send<ListPage<Person>>('GET', `/people?search=${name}`);
    return body.items[0];
  };

  it('links the one whose address it is by one click, and takes it back', async () => {
    await newcomer('NL', 'Nina Lund', 'nina.lund@harmaja.example');
    const page = await stage.openTab('#/setup/people?state=unlinked', { as: 'administrator' });
    await page.getByRole('button', { name: 'Link to Nina Lund' }).click();
    await noticeOf(page, 'Nina Lund now acts as Nina Lund.').waitFor();
    expect((await personOf('Nina Lund'))?.salespersonCode).toBe('NL');
    await page.getByRole('button', { name: 'Undo' }).click();
    await noticeOf(page, 'Nina Lund now acts as nobody.').waitFor();
    expect((await personOf('Nina Lund'))?.salespersonCode).toBeNull();
  });

  it('chooses any salesperson in the row, and blocks whoever may not come any more', async () => {
    const page = await stage.openTab('#/setup/people', { as: 'administrator' });
    const choice = page.getByLabel('Salesperson of Reader');
    await choice.selectOption('RB');
    await noticeOf(page, 'Reader now acts as Riikka Backman.').waitFor();
    await choice.selectOption('');
    await noticeOf(page, 'Reader now acts as nobody.').waitFor();
    await page.getByRole('button', { name: 'More for Reader' }).click();
    await page.getByRole('menuitem', { name: 'Block' }).click();
    await noticeOf(page, 'Reader can no longer sign in.').waitFor();
    await page
      .getByRole('row', { name: /Reader/ })
      .getByText('Blocked')
      .waitFor();
    await page.getByRole('button', { name: 'More for Administrator' }).click();
    await page.getByRole('menuitem', { name: 'Make a salesperson' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Block' }).count()).toBe(0);
  });

  it('tells whoever is blocked while the page is open', async () => {
    const page = await stage.openTab('#/log', { as: 'lt', mayComplain: true });
    await page.locator('tr[aria-selected]').first().waitFor();
    const person = await personOf('Lauri');
    await stage.server.send(
      'PATCH',
      `/people/${person?.id}`,
      { blocked: true },
      {
        version: person?.version ?? 0,
      },
    );
    await page.locator('tr[aria-selected]').first().waitFor({ state: 'detached' });
  });

  it('makes a salesperson of a person, with the address they sign in with', async () => {
    await newcomer('TMP', 'Otto Berg', 'otto.berg@harmaja.example');
    const page = await stage.openTab('#/setup/people?search=otto', { as: 'administrator' });
    await page.getByRole('button', { name: 'More for Otto Berg' }).click();
    await page.getByRole('menuitem', { name: 'Make a salesperson' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Code').inputValue()).toBe('OB');
    await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('otto@harmaja.example');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await noticeOf(page, 'Otto Berg now acts as Otto Berg.').waitFor();
    expect((await personOf('Otto'))?.salespersonCode).toBe('OB');
  });

  it('says what leaving will do before it does it, and hands over', async () => {
    const { body } = await stage.server.send<ListPage<Contact>>(
      'GET',
      '/contacts?salespersonCode=BC&limit=200',
    );
    const count = body.items.length;
    expect(count).toBeGreaterThan(1);
    const page = await stage.openTab('#/setup/people', { as: 'administrator' });
    await page.getByRole('button', { name: 'More for Bengt Carlsson' }).click();
    await page.getByRole('menuitem', { name: 'Leaves the company' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`${count} contacts stay with Bengt Carlsson`).waitFor();
    await dialog.getByLabel('Who takes over').selectOption('EH');
    await dialog.getByText(`${count} contacts go to Elina Heikkinen.`).waitFor();
    await dialog.getByText('What is logged stays Bengt Carlsson’s.').waitFor();
    await dialog.getByRole('button', { name: 'Let Bengt Carlsson leave' }).click();
    await noticeOf(page, 'Bengt Carlsson has left.').waitFor();
    await page
      .getByRole('row', { name: /Bengt Carlsson/ })
      .getByText('Blocked')
      .first()
      .waitFor();
    const left = await stage.server.send<ListPage<Contact>>('GET', '/contacts?salespersonCode=BC');
    expect(left.body.items).toEqual([]);
  });

  it('shows what is missing, leads there, and takes an administrator’s word', async () => {
    await newcomer('PK', 'Pia Kantola', 'pia.kantola@harmaja.example');
    const page = await stage.openTab('#/setup', { as: 'administrator' });
    const list = page.getByRole('list', { name: 'First steps' });
    await list.getByText('Local sign-in is for trying out').waitFor();
    const organisation = list.getByRole('listitem').filter({ hasText: 'Time zone, currency' });
    await organisation.getByRole('img', { name: 'Missing' }).waitFor();
    await page.getByRole('button', { name: 'Time zone, currency, country: it stays so' }).click();
    await organisation.getByRole('img', { name: 'Done' }).waitFor();
    await organisation.getByText('Looked at today.').waitFor();
    await list.getByRole('link', { name: 'People' }).first().click();
    await page.getByRole('heading', { level: 2, name: 'People' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#/setup/people?state=unlinked');
  });

  it('names who has not been seen, with what to write to them', async () => {
    await stage.send({ by: 'jo', to: ['grace@cedarfalls.example'], subject: 'Ropes' });
    const page = await stage.openTab('#/setup/firstSteps', {
      as: 'administrator',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const never = page.getByRole('region', { name: 'They have never signed in' });
    await never.getByText('Riikka Backman (RB)').waitFor();
    expect(await page.getByText('Johanna Ojala (JO)').count()).toBe(0);
    await never.getByRole('button', { name: 'Copy the message' }).click();
    await noticeOf(page, 'The message is on the clipboard.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`${stage.server.url}/tab.html`);
  });

  const screens: [hash: string, sign: string][] = [
    ['#/setup/firstSteps', 'main .fui-ProgressBar'],
    ['#/setup/people', '[aria-label]:is(table, ul) button'],
    ['#/setup/people?leave=JO', '[role=dialog] ul'],
  ];
  const faultsOf = async (page: Page, check: (page: Page) => Promise<string[]>) => {
    const faults: [string, string[]][] = [];
    for (const [hash, sign] of screens) {
      await page.evaluate((wanted) => {
        location.hash = wanted;
      }, hash);
      await page.locator(sign).first().waitFor();
      faults.push([hash, await check(page)]);
    }
    return faults;
  };
  const none = screens.map(([hash]) => [hash, []]);

  it.each<[string, string, StageOptions]>([
    ['light, in English', '', {}],
    ['dark, in Finnish', '', { locale: 'fi-FI', colorScheme: 'dark' }],
    ['in high contrast, in Swedish', '?theme=contrast&locale=sv-SE', { locale: 'sv-SE' }],
  ])('can be read by everybody: %s', async (_, query, options) => {
    const page = await stage.open(`/tab.html${query}#/setup/neverLog`, {
      as: 'administrator',
      reducedMotion: 'reduce',
      ...options,
    });
    expect(await faultsOf(page, violationsOf)).toEqual(none);
  });

  it('need no scrolling sideways at 320 px', async () => {
    const page = await stage.openTab('#/setup/neverLog', {
      as: 'administrator',
      locale: 'fi-FI',
      viewport: { width: 320, height: 640 },
    });
    expect(await faultsOf(page, overhangOf)).toEqual(none);
  });
});
