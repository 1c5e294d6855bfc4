import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Contact } from '../../server/contract/contact.ts';
import type { Page as ListPage } from '../../server/contract/fields.ts';
import type { InteractionLogEntryDetail } from '../../server/contract/interaction-log-entry.ts';
import type {
  PostponedInteraction,
  PostponedInteractionDetail,
} from '../../server/contract/postponed-interaction.ts';
import { violationsOf } from '../support/accessibility.ts';
import { eventually } from '../support/organisation.ts';
import { useStage } from '../support/stage.ts';
import { hashOf, noticeOf, panelOf, rowOf } from '../support/tab-page.ts';

const formOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Create interaction' });
const resumedOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Resume interaction' });
const openForm = (page: Page) =>
  page.getByRole('button', { name: 'Create interaction', exact: true }).click();
const templateIn = (form: Locator) => form.getByRole('combobox', { name: 'Interaction template' });
const chooseTemplate = async (form: Locator, page: Page, name: string) => {
  await templateIn(form).click();
  await page.getByRole('option', { name, exact: true }).click();
};
const cardOf = (page: Page, text: string): Locator =>
  page
    .getByRole('list', { name: 'Interactions to finish' })
    .getByRole('listitem')
    .filter({ hasText: text });

describe('create an interaction', () => {
  const stage = useStage();

  const create = async (name: string, more: Record<string, unknown> = {}): Promise<Contact> =>
    (await stage.server.send<Contact>('POST', '/contacts', { type: 'person', name, ...more })).body;
  const postponedOf = async (contactNo: string): Promise<PostponedInteraction[]> =>
    (
      await stage.server.send<ListPage<PostponedInteraction>>(
        'GET',
        `/postponed-interactions?contactNo=${contactNo}`,
      )
    ).body.items;
  it('from a contact, with all that is missing told at once, and Ctrl+Enter finishes (rules 15.2, 15.5, 15.11)', async () => {
    const contact = await create('Petra Palo', { correspondenceType: 'hardCopy' });
    const page = await stage.openTab(`#/contacts/${contact.no}`, { as: 'bc' });
    await openForm(page);
    const form = formOf(page);
    await form.getByRole('button', { name: 'Finish' }).click();
    await form.getByText('Choose an interaction template.').waitFor();
    await form.getByText('Describe it in a few words.').waitFor();
    await eventually(() =>
      templateIn(form).evaluate((element) => element === document.activeElement),
    );
    expect(await violationsOf(page)).toEqual([]);
    await chooseTemplate(form, page, 'Meeting held at our office');
    const description = form.getByRole('textbox', { name: 'Description' });
    expect(await description.inputValue()).toBe('Meeting held at our office');
    await description.fill('Chose the fabrics');
    await chooseTemplate(form, page, 'Meeting at the customer’s site');
    expect(await description.inputValue()).toBe('Chose the fabrics');
    await form.getByText('Very positive').click();
    await form.getByRole('button', { name: 'When, whose and how' }).click();
    await eventually(
      async () => (await form.getByLabel('Correspondence type').inputValue()) === 'hardCopy',
    );
    await form.getByLabel('Date').fill('2026-02-03');
    await form.getByLabel('Time').fill('09:15');
    await form.getByRole('button', { name: 'Length, cost and number' }).click();
    await form.getByLabel('Minutes').fill('95');
    await form.getByLabel(/^Cost/).fill('12,50');
    await form.getByRole('textbox', { name: 'Comment' }).fill('Wool, in grey.\nFor June.');
    await page.keyboard.press('Control+Enter');
    await noticeOf(page, 'Logged to Petra Palo.').waitFor();
    await form.waitFor({ state: 'detached' });
    await rowOf(page, 'Chose the fabrics').click();
    await panelOf(page).getByText('For June.').waitFor();
    const [entry] = await stage.entries(`contactNo=${contact.no}`);
    expect(entry).toMatchObject({
      interactionTemplateCode: 'ONSITE',
      date: '2026-02-03',
      durationMinutes: 95,
      cost: 12.5,
      evaluation: 'veryPositive',
      correspondenceType: 'hardCopy',
      salespersonCode: 'BC',
      origin: 'manual',
      subject: 'Chose the fabrics',
      commentCount: 1,
    });
    expect(await postponedOf(contact.no)).toEqual([]);
  });

  it('is postponed by Esc, and goes on where it was left (rules 11.7, 11.9, 11.10)', async () => {
    const contact = await create('Quirin Quist');
    const page = await stage.openTab(`#/contacts/${contact.no}`, { as: 'bc' });
    await openForm(page);
    const form = formOf(page);
    await form.getByRole('textbox', { name: 'Comment' }).fill('Half a note');
    await page.keyboard.press('Escape');
    await noticeOf(page, 'Kept under Postponed. It is not logged yet.').waitFor();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '1 postponed' }).click();
    expect(hashOf(page)).toContain(`contactNo=${contact.no}`);
    const card = cardOf(page, 'Quirin Quist');
    await card.getByText('Missing: interaction template, description').waitFor();
    const [kept] = await postponedOf(contact.no);
    await card.getByRole('button', { name: 'Resume' }).click();
    const resumed = resumedOf(page);
    await resumed.getByText('Half a note').waitFor();
    await chooseTemplate(resumed, page, 'Business letter');
    await resumed.getByRole('button', { name: 'Finish' }).click();
    await noticeOf(page, 'Logged to Quirin Quist.').waitFor();
    await card.waitFor({ state: 'detached' });
    const [entry] = await stage.entries(`contactNo=${contact.no}`);
    expect(entry).toMatchObject({
      entryNo: kept?.entryNo,
      timeOfInteraction: kept?.timeOfInteraction,
      postponed: false,
      commentCount: 1,
    });
  });

  it('leaves nothing when nothing was typed', async () => {
    const contact = await create('Rauha Rask');
    const page = await stage.openTab(`#/contacts/${contact.no}`, { as: 'bc' });
    await openForm(page);
    await formOf(page).getByRole('textbox', { name: 'Comment' }).waitFor();
    await page.keyboard.press('Escape');
    await formOf(page).waitFor({ state: 'detached' });
    expect(await postponedOf(contact.no)).toEqual([]);
  });

  it('is discarded with an undo that brings the form back', async () => {
    const contact = await create('Saima Sand');
    const page = await stage.openTab(`#/contacts/${contact.no}`, { as: 'bc' });
    await openForm(page);
    await formOf(page).getByRole('textbox', { name: 'Comment' }).fill('Not for nothing');
    await formOf(page).getByRole('button', { name: 'Discard' }).click();
    await formOf(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    const text = formOf(page).getByRole('textbox', { name: 'Comment' });
    expect(await text.inputValue()).toBe('Not for nothing');
    // Left open it would be kept when the page closes, and sent with the next test's draft.
    await formOf(page).getByRole('button', { name: 'Discard' }).click();
    await formOf(page).waitFor({ state: 'detached' });
  });

  it('is kept in the browser while the server cannot be reached, and postponed afterwards', async () => {
    const contact = await create('Tekla Tuomi');
    const page = await stage.openTab(`#/contacts/${contact.no}`, { as: 'bc', mayComplain: true });
    await openForm(page);
    await formOf(page).getByRole('textbox', { name: 'Comment' }).fill('Written in a tunnel');
    await page.context().setOffline(true);
    await page.keyboard.press('Escape');
    await noticeOf(page, 'The draft is kept in this browser').waitFor();
    await formOf(page).waitFor({ state: 'detached' });
    expect(await postponedOf(contact.no)).toEqual([]);
    await page.context().setOffline(false);
    await noticeOf(page, 'A draft kept in this browser is now under Postponed.').waitFor();
    expect(await postponedOf(contact.no)).toMatchObject([{ commentCount: 1, postponed: true }]);
  });

  it('survives that the page is closed', async () => {
    const contact = await create('Urho Uski');
    const page = await stage.openTab(`#/contacts/${contact.no}`, { as: 'bc' });
    await openForm(page);
    await formOf(page).getByRole('textbox', { name: 'Comment' }).fill('Closed by mistake');
    await page.reload();
    await noticeOf(page, 'A draft kept in this browser is now under Postponed.').waitFor();
    expect(await postponedOf(contact.no)).toMatchObject([{ commentCount: 1 }]);
  });

  it('starts from an entry with its contact, and from a call that was not finished', async () => {
    const contact = await create('Vilja Vainio', { emailAddresses: ['vilja@vainio.example'] });
    await stage.send({ by: 'bc', to: ['vilja@vainio.example'], subject: 'About the oak' });
    const page = await stage.openTab(`#/contacts/${contact.no}`, { as: 'bc' });
    await rowOf(page, 'About the oak').click();
    await panelOf(page).getByRole('button', { name: 'Create interaction from here' }).click();
    const picker = formOf(page).getByRole('combobox', { name: 'Contact' });
    expect(await picker.inputValue()).toBe('Vilja Vainio');
    await page.keyboard.press('Escape');
    await formOf(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Log a call' }).click();
    await page.getByRole('dialog', { name: 'Log a call' }).getByLabel('Note').fill('Rang twice');
    await page.keyboard.press('Escape');
    await noticeOf(page, 'Kept under Postponed. It is not logged yet.').waitFor();
    expect(await postponedOf(contact.no)).toMatchObject([
      { interactionTemplateCode: 'OUTGOING', commentCount: 1 },
    ]);
  });

  it('takes a file along', async () => {
    const contact = await create('Wilma Wiik');
    const page = await stage.openTab(`#/contacts/${contact.no}`, { as: 'bc' });
    await openForm(page);
    const form = formOf(page);
    await chooseTemplate(form, page, 'Business letter');
    await form.locator('input[type=file]').setInputFiles({
      name: 'sketch.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('a chair'),
    });
    await form.getByText('sketch.txt').first().waitFor();
    await form.getByRole('button', { name: 'Finish' }).click();
    await noticeOf(page, 'Logged to Wilma Wiik.').waitFor();
    const [entry] = await stage.entries(`contactNo=${contact.no}`);
    const { body } = await stage.server.send<InteractionLogEntryDetail>(
      'GET',
      `/interaction-log-entries/${entry?.entryNo}`,
    );
    expect(body.attachments).toMatchObject([{ fileName: 'sketch.txt' }]);
  });
});

describe('postponed drafts', () => {
  const stage = useStage();
  const postpone = async (body: unknown, by = 'bc'): Promise<PostponedInteractionDetail> =>
    (
      await stage.server.send<PostponedInteractionDetail>('POST', '/postponed-interactions', body, {
        token: await stage.server.signIn(by),
      })
    ).body;

  it('are finished from the list, and deleted with an undo (rule 11.11)', async () => {
    const complete = { contactNo: 'CT000025', interactionTemplateCode: 'BUS' };
    await postpone({ ...complete, description: 'Complete already' });
    await postpone({ ...complete, description: 'Deleted and back' });
    const page = await stage.openTab('#/postponed', { as: 'bc' });
    await page.getByRole('heading', { name: 'To finish (2)' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await cardOf(page, 'Complete already').getByRole('button', { name: 'Finish' }).click();
    await noticeOf(page, 'Logged to Göran Sjöström.').waitFor();
    await cardOf(page, 'Complete already').waitFor({ state: 'detached' });
    const card = cardOf(page, 'Deleted and back');
    await card.getByRole('button', { name: 'Delete this postponed interaction' }).click();
    await card.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await card.waitFor();
  });

  it('tell the second person who has them open (rule 11.8)', async () => {
    const draft = await postpone({ contactNo: 'CT000025', description: 'Both want it' });
    const route = `/postponed-interactions/${draft.entryNo}/resume`;
    const page = await stage.openTab('#/postponed', { as: 'bc', mayComplain: true });
    const card = cardOf(page, 'Both want it');
    await card.waitFor();
    // Somebody else takes it after the page was drawn.
    expect((await stage.server.send('POST', route)).status).toBe(200);
    await card.getByRole('button', { name: 'Resume' }).click();
    await noticeOf(page, /has it open until/).waitFor();
    await card.getByText(/has it open until/).waitFor();
  });
});
