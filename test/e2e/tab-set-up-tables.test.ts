import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { InteractionGroup } from '../../server/contract/interaction-group.ts';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import type { MarketingSetup } from '../../server/contract/marketing-setup.ts';
import type { Salesperson } from '../../server/contract/salesperson.ts';
import { overhangOf, violationsOf } from '../support/accessibility.ts';
import { useStage } from '../support/stage.ts';
import { noticeOf } from '../support/tab-page.ts';

const phone = { viewport: { width: 320, height: 640 } };

describe('tables of the set-up', () => {
  const stage = useStage();

  const read = async <T>(route: string): Promise<T> =>
    (await stage.server.send<T>('GET', route)).body;
  const openAsAdministrator = (hash: string, more: object = {}) =>
    stage.openTab(hash, { as: 'administrator', ...more });
  const act = async (page: Page, name: string, item: string) => {
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };

  it('creates a template with a language and its file, and renames both', async () => {
    const page = await openAsAdministrator('#/setup/templates', { mayComplain: true });
    await page.getByRole('button', { name: 'New interaction template' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Description').fill('Trade fair');
    await dialog.getByLabel('Code').fill('fair');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog
      .getByText('Your input has a problem')
      .or(dialog.getByText(/field/))
      .first()
      .waitFor();
    await dialog.getByLabel('Interaction group').selectOption('MEETING');
    await dialog.getByRole('button', { name: 'Add a language' }).click();
    await dialog.getByLabel('Default language').selectOption('en');
    await dialog.getByRole('combobox', { name: 'Language', exact: true }).selectOption('sv');
    await dialog.getByLabel('Description in Swedish').fill('Mässa');
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'inbjudan.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Välkommen till mässan'),
    });
    await dialog.getByText('inbjudan.txt').first().waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await noticeOf(page, 'Interaction template FAIR is created.').waitFor();
    expect(await read<InteractionTemplate>('/interaction-templates/FAIR')).toMatchObject({
      description: 'Trade fair',
      interactionGroupCode: 'MEETING',
      correspondenceType: null,
      languageCode: 'sv',
      languages: [{ languageCode: 'sv', description: 'Mässa', attachmentId: expect.any(Number) }],
    });
    await page.getByRole('button', { name: 'Edit: Trade fair' }).click();
    await dialog.getByLabel('Code').fill('FAIRS');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^FAIRS · /).waitFor();
  });

  it('copies a language of another template', async () => {
    const page = await openAsAdministrator('#/setup/templates');
    await page.getByRole('button', { name: 'Edit: Golf event' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Copy from another template' }).click();
    await page.getByRole('menuitem', { name: 'Business letter: English' }).click();
    expect(await dialog.getByLabel('Description in English').inputValue()).toBe('Business letter');
  });

  it('tells what a merge will do, does it, and the entries are the other’s', async () => {
    const before = (await stage.entries('interactionTemplateCode=ONSITE&limit=200')).length;
    const others = (await stage.entries('interactionTemplateCode=INHOUSE&limit=200')).length;
    const page = await openAsAdministrator('#/setup/templates');
    await act(page, 'Meeting at the customer’s site', 'Merge into another …');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Into which one?').selectOption('INHOUSE');
    await dialog.getByText(`${before} log entries become entries of Meeting held`).waitFor();
    await dialog.getByText('The code ONSITE goes on meaning').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Merge into Meeting held at our office' }).click();
    await noticeOf(page, 'is merged into Meeting held at our office').waitFor();
    await page.getByText(/^ONSITE · /).waitFor({ state: 'detached' });
    const after = await stage.entries('interactionTemplateCode=ONSITE&limit=200');
    expect(after).toHaveLength(before + others);
    expect(new Set(after.map((entry) => entry.interactionTemplateCode))).toEqual(
      new Set(['INHOUSE']),
    );
  });

  it('keeps what is in use, says what to do instead, and blocks it until undone', async () => {
    const page = await openAsAdministrator('#/setup/interactionGroups', { mayComplain: true });
    await act(page, 'Telephone conversations', 'Delete …');
    await page.getByRole('button', { name: 'Delete Telephone conversations' }).click();
    await page.getByText('You can block it, so that nobody chooses it any more').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await act(page, 'Telephone conversations', 'Block');
    await noticeOf(page, 'Telephone conversations is blocked.').waitFor();
    expect((await read<InteractionGroup>('/interaction-groups/PHONE')).blocked).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).click();
    await noticeOf(page, 'Telephone conversations is no longer blocked.').waitFor();
  });

  it('changes a salesperson with addresses, delegates and team', async () => {
    const page = await openAsAdministrator('#/setup/salespeople');
    await page.getByRole('button', { name: 'Edit: Henrik Rosenberg (HR)' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Job title').fill('Head of events');
    await dialog.getByLabel('Team').selectOption({ label: 'Sales' });
    await dialog.getByRole('combobox', { name: 'Delegates' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Olivia Frost (OF)' }).click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Add an address' }).click();
    await dialog
      .getByRole('textbox', { name: 'E-mail address' })
      .last()
      .fill('events@harmaja.example');
    await dialog.getByLabel('From').last().fill('2026-01-01');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await noticeOf(page, 'Salesperson Henrik Rosenberg is changed.').waitFor();
    await page.getByText(/events@harmaja\.example from 1 Jan/).waitFor();
    const saved = await read<Salesperson>('/salespeople/HR');
    expect(saved).toMatchObject({
      jobTitle: 'Head of events',
      teamCode: expect.stringContaining('SALE'),
      delegates: ['OF'],
    });
    expect(saved.emailAddresses.at(-1)).toEqual({
      address: 'events@harmaja.example',
      startingDate: '2026-01-01',
      endingDate: null,
    });
  });

  it('adds a team and a shared mailbox, and takes the mailbox away again', async () => {
    const page = await openAsAdministrator('#/setup/salespeople?part=teams');
    await page.getByRole('button', { name: 'New team' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Export');
    await dialog.getByLabel('Code').fill('EXPORT');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await noticeOf(page, 'Team Export is created.').waitFor();

    await page.getByRole('tab', { name: 'Shared mailboxes' }).click();
    await page.getByRole('button', { name: 'New shared mailbox' }).click();
    await dialog.getByLabel('E-mail address').fill('export@harmaja.example');
    await dialog.getByLabel('Whose is what is sent from it?').selectOption('salesperson');
    await dialog.getByLabel('Salesperson', { exact: true }).selectOption('EH');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const row = page.getByText('What is sent is Elina Heikkinen’s');
    await row.first().waitFor();
    await act(page, 'export@harmaja.example', 'Remove export@harmaja.example');
    await noticeOf(page, 'The shared mailbox export@harmaja.example is removed.').waitFor();
    const { sharedMailboxes } = await read<MarketingSetup>('/marketing-setup');
    expect(sharedMailboxes.map(({ address }) => address)).not.toContain('export@harmaja.example');
  });

  it('shows everybody who sells, and lets nobody else change it', async () => {
    const page = await stage.openTab('#/setup', { as: 'reader' });
    await page.getByRole('heading', { level: 2, name: 'Salespeople and teams' }).waitFor();
    await page.getByText('johanna.ojala@harmaja.example').waitFor();
    await page.getByRole('searchbox', { name: 'Search salespeople' }).fill('tuominen');
    await page.getByText('johanna.ojala@harmaja.example').waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^(Edit|New)/ }).count()).toBe(0);
    await page.getByRole('button', { name: /^More for/ }).click();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual([
      'Interactions',
      'Postponed interactions',
    ]);
  });

  it('begins an interaction of a salesperson, and leads to what is theirs', async () => {
    const page = await openAsAdministrator('#/setup/salespeople');
    await act(page, 'Elina Heikkinen (EH)', 'Create interaction');
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'When, whose and how' }).click();
    expect(await form.getByLabel('Salesperson').inputValue()).toBe('EH');
    await form.getByRole('button', { name: 'Discard' }).click();
    await act(page, 'Elina Heikkinen (EH)', 'Interactions');
    await page.getByRole('button', { name: /Elina Heikkinen/ }).waitFor();
    expect(page.url()).toContain('salespersonCode=EH');
  });

  it('fills new contacts with the defaults, and shows where a task is read', async () => {
    const page = await openAsAdministrator('#/setup/marketing');
    const group = page.getByRole('group', { name: 'New contacts' });
    await group.getByLabel('Salesperson').selectOption('EH');
    await group.getByLabel('Language').selectOption('sv');
    await page.getByLabel('Address of a task').fill('https://crm.example.com/tasks/{no}');
    await page.getByText('Number 1234 leads to https://crm.example.com/tasks/1234').waitFor();
    await page.getByLabel('Warn from').fill('000001');
    await page.getByLabel('Last number').fill('000045');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The contact numbers come to their end').waitFor();

    const contacts = await openAsAdministrator('#/contacts/new');
    const dialog = contacts.getByRole('dialog');
    expect(await dialog.getByLabel('Salesperson').inputValue()).toBe('EH');
    expect(await dialog.getByLabel('Language').inputValue()).toBe('sv');
  });

  it('finds what is logged by its words', async () => {
    const page = await openAsAdministrator('#/setup/whatIsLogged');
    await page.getByRole('searchbox', { name: 'Search what is logged' }).fill('reminder');
    await page.getByText('When a call is made').waitFor({ state: 'detached' });
    expect(await page.getByRole('switch').count()).toBe(1);
  });

  it('has room on a phone, and nothing for axe to find, in its forms', async () => {
    const rows: [hash: string, edit: RegExp][] = [
      ['templates', /^Edit: Business letter/],
      ['interactionGroups', /^Edit: Letters/],
      ['salespeople', /^Edit: Riikka/],
      ['salespeople?part=mailboxes', /^Edit: sales@/],
    ];
    for (const [hash, name] of rows) {
      const page = await openAsAdministrator(`#/setup/${hash}`, phone);
      const edit = page.getByRole('button', { name });
      await edit.waitFor();
      expect([hash, await overhangOf(page)]).toEqual([hash, []]);
      await edit.click();
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).waitFor();
      expect([hash, await overhangOf(page), await violationsOf(page)]).toEqual([hash, [], []]);
    }
  });
});
