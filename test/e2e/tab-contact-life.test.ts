import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Contact, ContactDetail } from '../../server/contract/contact.ts';
import { violationsOf } from '../support/accessibility.ts';
import { useStage } from '../support/stage.ts';
import { hashOf, noticeOf, rowsOf } from '../support/tab-page.ts';

const menuItem = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Menu' }).last().click();
  await page.getByRole('menuitem', { name }).click();
};

describe('the life of a contact', () => {
  const stage = useStage();
  let made = 0;

  const create = async (body: object): Promise<Contact> => {
    made += 1;
    const { status, body: contact } = await stage.server.send<Contact>('POST', '/contacts', body, {
      idempotencyKey: `life-${made}`,
    });
    if (status !== 201) throw new Error(JSON.stringify(contact));
    return contact;
  };
  const detail = async (no: string) =>
    (await stage.server.send<ContactDetail>('GET', `/contacts/${no}`)).body;

  it('begins among the people one writes to, with what was written before (rule 18.14)', async () => {
    await stage.send({ by: 'jo', to: ['liisa@uusi.example'], subject: 'First words' });
    await stage.send({ by: 'jo', to: ['liisa@uusi.example'], subject: 'Second words' });
    await stage.send({ by: 'jo', to: ['else@uusi.example'], subject: 'To somebody else' });
    const page = await stage.openTab('#/contacts', { as: 'jo' });
    await page.getByRole('tab', { name: 'People you write to · 2' }).click();
    const line = page
      .getByRole('list', { name: 'People you write to' })
      .getByRole('listitem')
      .filter({ hasText: 'else@uusi.example' });
    await line.waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await line.getByRole('button', { name: 'More for' }).click();
    await page.getByRole('menuitem', { name: 'Not interesting' }).click();
    await line.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Add as a contact: liisa@uusi.example' }).click();
    await page.getByRole('button', { name: 'Create contact' }).click();
    await noticeOf(page, 'is created, and 2 earlier interactions logged.').waitFor();
    await page.getByText('Nobody is missing').waitFor();
  });

  it('is offered what was missed on its page (rule 18.11)', async () => {
    await stage.send({ by: 'jo', to: ['kalle@missed.example'], subject: 'Before we met' });
    await stage.send({ by: 'jo', to: ['kalle@missed.example'], subject: 'Not this one' });
    const { no } = await create({
      type: 'person',
      name: 'Kalle Missed',
      emailAddresses: ['kalle@missed.example'],
    });
    const page = await stage.openTab(`#/contacts/${no}`, { as: 'jo' });
    await page.getByText('2 mails and calls with this contact’s addresses').waitFor();
    await page.getByRole('button', { name: 'Look' }).click();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('checkbox', { name: 'Log: Not this one' }).click();
    await page.getByRole('button', { name: 'Log 1' }).click();
    await noticeOf(page, '1 interaction is logged.').waitFor();
    await rowsOf(page).filter({ hasText: 'Before we met' }).waitFor();
    await page.getByText('1 mail or call with this contact’s addresses').waitFor();
  });

  it('loses what was logged by an address that was never its own (rule 18.13)', async () => {
    const wrong = await create({
      type: 'person',
      name: 'Wrong Person',
      emailAddresses: ['shared@moved.example'],
    });
    await create({ type: 'person', name: 'Right Person Here' });
    await stage.send({ by: 'jo', to: ['shared@moved.example'], subject: 'To the right one' });
    const page = await stage.openTab(`#/contacts/${wrong.no}`, { as: 'jo' });
    await page.getByRole('button', { name: 'Edit contact' }).click();
    await page.getByRole('textbox', { name: 'E-mail addresses' }).fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog').filter({ hasText: 'was taken off' });
    await dialog.getByText('1 interaction was logged to Wrong Person by it.').waitFor();
    await dialog.getByRole('radio', { name: 'Move them to' }).click();
    expect(await violationsOf(page)).toEqual([]);
    await dialog
      .getByRole('combobox', { name: 'Find a contact' })
      .pressSequentially('Right Person Here');
    await page.getByRole('option', { name: /Right Person Here/ }).click();
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await noticeOf(page, '1 interaction is moved to Right Person Here.').waitFor();
    await page.getByText('Nothing is logged yet').waitFor();
  });

  it('is merged after a look, leads to the other, and comes back (rules 18.2, 18.5, 18.7)', async () => {
    const stays = await create({ type: 'person', name: 'Maria Stays', city: 'Turku' });
    const goes = await create({
      type: 'person',
      name: 'Maria S.',
      city: 'Tampere',
      emailAddresses: ['maria@merge.example'],
    });
    await stage.send({ by: 'jo', to: ['maria@merge.example'], subject: 'With Maria' });
    const page = await stage.openTab(`#/contacts/${goes.no}`);
    await menuItem(page, 'Merge into another …');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').pressSequentially('Maria Stays');
    await page.getByRole('option', { name: /Maria Stays/ }).click();
    await dialog.getByText('1 interaction moves.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('radio', { name: 'Tampere' }).click();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await noticeOf(page, 'Maria S. is merged into Maria Stays.').waitFor();
    await page.getByRole('heading', { level: 2, name: 'Maria Stays' }).waitFor();
    await rowsOf(page).filter({ hasText: 'With Maria' }).waitFor();
    expect((await detail(stays.no)).city).toBe('Tampere');

    const old = await stage.openTab(`#/contacts/${goes.no}`, { as: 'jo' });
    await old.getByRole('heading', { level: 2, name: 'Maria Stays' }).waitFor();
    await noticeOf(old, `${goes.no} has been merged into this contact.`).waitFor();
    expect(hashOf(old)).toBe(`#/contacts/${stays.no}`);

    await page.getByRole('button', { name: 'Undo the merge of Maria S.' }).click();
    await noticeOf(page, 'Maria S. is a contact of its own again.').waitFor();
    await page.getByText('Nothing is logged yet').waitFor();
    expect((await detail(stays.no)).city).toBe('Turku');
  });

  it('is shown beside its double until they are kept apart (rule 18.10)', async () => {
    await create({ type: 'company', name: 'Twin House Oy' });
    await create({ type: 'company', name: 'Twin House' });
    const page = await stage.openTab('#/contacts?view=duplicates');
    const pair = page.getByRole('listitem', { name: 'Twin House Oy and Twin House' });
    await pair.getByText('Both are called Twin House').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await pair.getByRole('button', { name: 'Not the same' }).click();
    await pair.waitFor({ state: 'detached' });
  });

  it('has views that stay in the address (rule 2.21)', async () => {
    const page = await stage.openTab('#/contacts', { as: 'jo' });
    await page.getByRole('tab', { name: 'Silent' }).click();
    await page.getByRole('button', { name: 'for 60 days' }).click();
    await page.getByRole('menuitemradio', { name: 'for 30 days' }).click();
    await page.getByRole('button', { name: 'for 30 days' }).waitFor();
    expect(hashOf(page)).toBe('#/contacts?view=silent&silentDays=30');
    await page.getByRole('tab', { name: 'Mine' }).click();
    await rowsOf(page).first().waitFor();
    await page.getByRole('tab', { name: 'All' }).click();
    await rowsOf(page).first().waitFor();
  });

  it('tells its year in words to who does not see the line (rule 12.13)', async () => {
    const page = await stage.openTab('#/contacts/CT000005');
    const line = page.getByRole('img', { name: /Interactions of the last twelve months/ });
    await line.waitFor();
    expect((await line.getAttribute('aria-label'))?.split(',')).toHaveLength(12);
  });

  it('is erased for good by an administrator, who is told what goes (rule 18.16)', async () => {
    const { no } = await create({
      type: 'person',
      name: 'Erik Erased',
      emailAddresses: ['erik@erased.example'],
    });
    await stage.send({ by: 'jo', to: ['erik@erased.example'], subject: 'About nobody' });
    const page = await stage.openTab(`#/contacts/${no}`);
    await menuItem(page, 'Erase for good …');
    await page.getByRole('alertdialog').getByText('also from 1 interaction').waitFor();
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await noticeOf(page, 'The contact is erased.').waitFor();
    expect((await stage.entries('search=nobody'))[0]).toMatchObject({ contactName: null });
  });
});
