import { mkdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Frame, Locator, Page } from 'playwright-core';
import { overhangOf, violationsOf } from '../support/accessibility.ts';
import { useStage } from '../support/stage.ts';
import { openPane, ownAddress } from '../support/task-pane.ts';

const goran = 'goran@alvdalensmobler.example';
const stranger = 'stranger@nowhere.example';

const shoot = async (page: Page, name: string) => {
  const folder = process.env.MEETING_SHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
};

const frameOf = async (page: Page): Promise<Frame> => {
  const handle = await page.waitForSelector('iframe[src^="/sandbox-pane.html"]');
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error('The task pane has no frame');
  return frame;
};

const expectGoodLook = async (page: Page): Promise<void> => {
  const frame = await frameOf(page);
  expect(await frame.evaluate(() => innerWidth)).toBe(320);
  expect(await overhangOf(frame)).toEqual([]);
  expect(await violationsOf(frame)).toEqual([]);
};

const words = {
  en: {
    mail: 'Mail',
    calendar: 'Calendar',
    create: 'New meeting',
    required: 'Required',
    subject: 'Subject',
    place: 'Location',
    send: 'Send',
    update: 'Send update',
    cancel: 'Cancel the meeting',
    log: 'Log the meeting as held',
  },
  fi: {
    mail: 'Posti',
    calendar: 'Kalenteri',
    create: 'Uusi kokous',
    required: 'Pakolliset',
    subject: 'Aihe',
    place: 'Paikka',
    send: 'Lähetä',
    update: 'Lähetä päivitys',
    cancel: 'Peru kokous',
    log: 'Kirjaa kokous pidetyksi',
  },
  sv: {
    mail: 'E-post',
    calendar: 'Kalender',
    create: 'Nytt möte',
    required: 'Obligatoriska',
    subject: 'Ämne',
    place: 'Plats',
    send: 'Skicka',
    update: 'Skicka uppdatering',
    cancel: 'Ställ in mötet',
    log: 'Logga mötet som hållet',
  },
} as const;
type Words = (typeof words)[keyof typeof words];

const invite = async (
  mail: Locator,
  said: Words,
  meeting: { people: string[]; subject: string; place?: string },
) => {
  await mail.getByRole('tab', { name: said.calendar }).click();
  await mail.getByRole('button', { name: said.create }).click();
  const required = mail.getByLabel(said.required);
  for (const address of meeting.people) {
    await required.fill(address);
    await required.press('Enter');
  }
  await mail.getByLabel(said.subject).fill(meeting.subject);
  if (meeting.place) await mail.getByLabel(said.place).fill(meeting.place);
};

describe('meetings in the pane', () => {
  const stage = useStage();
  const open = async (options: Parameters<typeof openPane>[1] = {}) => {
    const opened = await openPane(stage, options);
    const { mail } = words[options.language ?? 'en'];
    return { ...opened, mail: opened.page.getByRole('region', { name: mail, exact: true }) };
  };

  it('logs an invitation at send and changes the entry by an update (rules 20.2, 20.5)', async () => {
    const said = words.en;
    const { page, pane, mail } = await open();
    await invite(mail, said, {
      people: [goran, stranger],
      subject: 'Quince',
      place: 'Älvdalens Möbler',
    });
    await pane.getByText(/Sending it will be logged to Göran Sjöström/).waitFor();
    await shoot(page, '1-compose');
    await mail.getByRole('button', { name: said.send, exact: true }).click();
    const transcript = page.getByRole('region', { name: 'Transcript' });
    await transcript.getByText(/posted in \d+ ms, 201 · 1 entry/).waitFor();
    const [entry] = await stage.entries('contactNo=CT000025&limit=1');
    expect(entry).toMatchObject({ interactionTemplateCode: 'MEETINV', description: 'Quince' });

    const row = mail.getByRole('listitem').filter({ hasText: 'Quince' });
    await row.click();
    await pane.getByText(/Logged to Göran Sjöström/).waitFor();
    await shoot(page, '2-own');
    await expectGoodLook(page);
    await mail.getByLabel(said.subject).fill('Quince and pear');
    await mail.getByRole('button', { name: said.update }).click();
    await transcript.getByText(/posted in \d+ ms, 200 · 1 entry/).waitFor();
    const after = await stage.entries('contactNo=CT000025&limit=1');
    expect(after).toMatchObject([{ entryNo: entry?.entryNo, description: 'Quince and pear' }]);
  });

  it('cancels the entries of a canceled meeting by hand, as Outlook does not tell (rule 20.6)', async () => {
    const said = words.en;
    const { page, pane, mail } = await open();
    await invite(mail, said, { people: [goran], subject: 'Loquat' });
    await mail.getByRole('button', { name: said.send, exact: true }).click();
    await mail.getByRole('listitem').filter({ hasText: 'Loquat' }).click();
    await pane.getByRole('button', { name: 'The meeting was canceled' }).click();
    await pane.getByText('The meeting is canceled.').waitFor();
    const [canceled] = await stage.entries('contactNo=CT000025&search=Loquat&canceled=true');
    expect(canceled).toMatchObject({ interactionTemplateCode: 'MEETINV', canceled: true });
    await mail.getByRole('button', { name: said.cancel }).click();
    const transcript = page.getByRole('region', { name: 'Transcript' });
    await transcript.getByText(/tells the add-in nothing of it/).waitFor();
  });

  it('logs a meeting as held for the attendees that were chosen, once (rules 20.12, 20.13)', async () => {
    const said = words.en;
    const { page, pane, mail } = await open();
    await invite(mail, said, {
      people: [goran, stranger],
      subject: 'Medlar',
      place: 'Älvdalens Möbler, Älvdalen',
    });
    await mail.getByRole('button', { name: said.send, exact: true }).click();
    await mail.getByRole('listitem').filter({ hasText: 'Medlar' }).click();
    await pane.getByRole('button', { name: said.log }).click();
    const dialog = pane.getByRole('dialog', { name: 'Log a meeting that was held' });
    await dialog.getByText(/Guessed from the place/).waitFor();
    await shoot(page, '3-held');
    await expectGoodLook(page);
    await dialog.getByLabel('Note').fill('Wants forty more');
    await dialog.getByRole('button', { name: 'Log for 1 contact' }).click();
    await dialog.waitFor({ state: 'detached' });
    await pane.getByText('Logged as held with Göran Sjöström').waitFor();
    expect(await pane.getByRole('button', { name: said.log }).count()).toBe(0);
    await shoot(page, '4-logged');
    const [entry] = await stage.entries('contactNo=CT000025&search=Medlar&limit=5');
    expect(entry).toMatchObject({
      interactionTemplateCode: 'ONSITE',
      durationMinutes: 60,
      commentCount: 1,
    });
  });

  it('shows a colleague’s meeting to an attendee, who logs it too', async () => {
    const said = words.en;
    const { page, pane, mail } = await open();
    await invite(mail, said, { people: [goran, ownAddress('jo')], subject: 'Rowan' });
    await mail.getByRole('button', { name: said.send, exact: true }).click();
    await mail.getByRole('listitem').filter({ hasText: 'Rowan' }).waitFor();
    await mail.getByRole('combobox', { name: 'Mailbox' }).selectOption(ownAddress('jo'));
    await mail.getByRole('tab', { name: said.calendar }).click();
    await mail.getByRole('listitem').filter({ hasText: 'Rowan' }).click();
    await mail.getByRole('button', { name: 'Interaction Log' }).click();
    await pane.getByRole('link', { name: 'Göran Sjöström' }).waitFor();
    expect(await pane.getByText('Invitation', { exact: true }).count()).toBe(0);
    await pane.getByRole('button', { name: said.log }).waitFor();
    await shoot(page, '5-attendee');
    await expectGoodLook(page);
  });

  it.each([
    ['dark', 'fi'],
    ['contrast', 'sv'],
  ] as const)('has room at 320 px and no violations of axe: %s, %s', async (theme, language) => {
    const said = words[language];
    const { page, pane, mail } = await open({ theme, language });
    await invite(mail, said, { people: [goran, stranger], subject: 'Sorb', place: 'Turku' });
    await mail.getByRole('button', { name: said.send, exact: true }).click();
    await mail.getByRole('listitem').filter({ hasText: 'Sorb' }).click();
    await pane.getByRole('button', { name: said.log }).waitFor();
    await shoot(page, `6-${language}`);
    await expectGoodLook(page);
    await pane.getByRole('button', { name: said.log }).click();
    await pane.getByRole('dialog').waitFor();
    await shoot(page, `7-${language}`);
    await expectGoodLook(page);
  });
});
