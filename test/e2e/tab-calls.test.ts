import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Contact } from '../../server/contract/contact.ts';
import { violationsOf } from '../support/accessibility.ts';
import { eventually } from '../support/organisation.ts';
import { useStage } from '../support/stage.ts';
import { hashOf, noticeOf, panelOf, rowOf } from '../support/tab-page.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Log a call' });
const fill = (page: Page, label: string, text: string) =>
  dialogOf(page).getByLabel(label).fill(text);
const submit = (page: Page) => dialogOf(page).getByRole('button', { name: 'Log call' }).click();

describe('log a call', () => {
  const stage = useStage();

  const create = async (name: string, ...phoneNumbers: string[]): Promise<Contact> =>
    (await stage.server.send<Contact>('POST', '/contacts', { type: 'person', name, phoneNumbers }))
      .body;

  const pick = async (page: Page, name: string) => {
    const picker = dialogOf(page).getByRole('combobox', { name: 'Contact' });
    await picker.click();
    await picker.pressSequentially(name);
    await page.getByRole('option', { name }).click();
  };

  it('from the contact’s page, with the number proposed and a note that the entry shows', async () => {
    const contact = await create('Silja Salo', '+358 40 111 2233', '+358 9 111 2233');
    const page = await stage.openTab(`#/contacts/${contact.no}`, { as: 'jo' });
    await page.getByRole('button', { name: 'Log a call' }).click();
    const number = dialogOf(page).getByRole('combobox', { name: 'Phone number' });
    await eventually(async () => (await number.inputValue()) === '+358401112233');
    await fill(page, 'Length in minutes', '12');
    await fill(page, 'Note', 'Wants an offer.\nBy Friday.');
    await submit(page);
    await noticeOf(page, 'Logged to Silja Salo.').waitFor();
    await dialogOf(page).waitFor({ state: 'detached' });
    await rowOf(page, 'Outgoing phone call').click();
    const comments = panelOf(page).getByRole('region', { name: 'Comments' });
    await comments.getByText('Wants an offer.').waitFor();
    await panelOf(page).getByText('Somebody chose this contact.').waitFor();
    const [entry] = await stage.entries(`contactNo=${contact.no}`);
    expect(entry).toMatchObject({
      origin: 'call',
      durationMinutes: 12,
      informationFlow: 'outbound',
      contactVia: '+358401112233',
      salespersonCode: 'JO',
    });
  });

  it('from the log, by number alone, and says what is missing first', async () => {
    const contact = await create('Tuomas Tamm', '+358 40 222 3344');
    const page = await stage.openTab('#/log', { as: 'jo' });
    await page.getByRole('button', { name: 'Log a call' }).click();
    await submit(page);
    await dialogOf(page).getByText('Choose a contact or type a number.').waitFor();
    await dialogOf(page).getByText('Type whole minutes').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await fill(page, 'Phone number', '+358 40 222 3344');
    await dialogOf(page).getByRole('radio', { name: 'They called' }).check();
    await fill(page, 'Length in minutes', '0');
    await submit(page);
    await noticeOf(page, 'Logged to Tuomas Tamm.').waitFor();
    const [entry] = await stage.entries(`contactNo=${contact.no}`);
    expect(entry).toMatchObject({ informationFlow: 'inbound', attemptFailed: true });
  });

  it('with a number nobody has asks for the contact, and makes one entry', async () => {
    const contact = await create('Ulla Uotila');
    const page = await stage.openTab('#/log', { as: 'jo' });
    await page.getByRole('button', { name: 'Log a call' }).click();
    await fill(page, 'Phone number', '+358 40 333 4455');
    await fill(page, 'Length in minutes', '3');
    await submit(page);
    await dialogOf(page).getByText('Not logged: this number belongs to no contact.').waitFor();
    await pick(page, 'Ulla Uotila');
    await submit(page);
    await noticeOf(page, 'Logged to Ulla Uotila.').waitFor();
    expect(await stage.entries(`contactNo=${contact.no}`)).toHaveLength(1);

    await page.goto(`${stage.server.url}/tab.html#/decisions?address=3334455`);
    const row = page.getByRole('row').filter({ hasText: 'this number belongs to no contact' });
    await row.getByText('Call made, 3 min').waitFor();
    await row.getByRole('link', { name: 'Add contact' }).click();
    expect(hashOf(page)).toContain('phoneNumber=%2B358403334455');
    expect(await page.getByRole('dialog').getByLabel('Phone numbers').inputValue()).toBe(
      '+358403334455',
    );
  });

  it('keeps what was typed when the answer is lost, and logs it once', async () => {
    const contact = await create('Veera Vainio', '+358 40 444 5566');
    const page = await stage.openTab(`#/contacts/${contact.no}`, { as: 'jo', mayComplain: true });
    await page.getByRole('button', { name: 'Log a call' }).click();
    await fill(page, 'Length in minutes', '5');
    await fill(page, 'Note', 'Typed once');
    let lost = 0;
    await page.route('**/api/v1/calls', async (route) => {
      lost += 1;
      if (lost > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await submit(page);
    await dialogOf(page).getByText('What you typed is still here.').waitFor();
    expect(await dialogOf(page).getByLabel('Note').inputValue()).toBe('Typed once');
    await submit(page);
    await noticeOf(page, 'Logged to Veera Vainio.').waitFor();
    expect(lost).toBe(2);
    expect(await stage.entries(`contactNo=${contact.no}`)).toHaveLength(1);
  });

  it('whose number several contacts have waits for the choice', async () => {
    await create('Wille Aalto', '+358 40 555 6677');
    await create('Wilma Aalto', '+358 40 555 6677');
    const page = await stage.openTab('#/log', { as: 'jo' });
    await page.getByRole('button', { name: 'Log a call' }).click();
    await fill(page, 'Phone number', '+358405556677');
    await fill(page, 'Length in minutes', '1');
    await submit(page);
    await noticeOf(page, 'The call waits under Postponed.').waitFor();
    await page.goto(`${stage.server.url}/tab.html#/postponed`);
    const card = page.getByRole('listitem').filter({ hasText: '+358405556677' });
    await card.getByText('Several contacts have the number +358405556677.').waitFor();
    await card.getByRole('button', { name: 'Wilma Aalto' }).click();
    await noticeOf(page, 'Logged to Wilma Aalto.').waitFor();
  });

  it('is not offered to who may only read', async () => {
    const page = await stage.openTab('#/log', { as: 'reader' });
    await rowOf(page, '').first().waitFor();
    expect(await page.getByRole('button', { name: 'Log a call' }).count()).toBe(0);
  });

  it('asks an administrator who is no salesperson whose call it was', async () => {
    const contact = await create('Xenia Laine', '+358 40 666 7788');
    const page = await stage.openTab(`#/contacts/${contact.no}`);
    await page.getByRole('button', { name: 'Log a call' }).click();
    await fill(page, 'Length in minutes', '2');
    await submit(page);
    await dialogOf(page).getByText('Choose whose call it was.').waitFor();
    await dialogOf(page).getByLabel('Whose call').selectOption('EH');
    await submit(page);
    await noticeOf(page, 'Logged to Xenia Laine.').waitFor();
    expect(await stage.entries(`contactNo=${contact.no}`)).toMatchObject([
      { salespersonCode: 'EH' },
    ]);
  });
});
