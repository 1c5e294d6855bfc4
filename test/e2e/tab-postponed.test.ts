import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { CaptureDecision } from '../../server/contract/capture-decision.ts';
import type { ContactDetail } from '../../server/contract/contact.ts';
import type { Page as ListPage } from '../../server/contract/fields.ts';
import { useStage } from '../support/stage.ts';
import { noticeOf, rowOf } from '../support/tab-page.ts';

/** Göran Sjöström and Rasmus Kjær, of two companies, both have it. */
const shared = 'office@oresundshuset.example';

/** By its whole subject: another card may name it as a last interaction. */
const cardOf = (page: Page, subject: string): Locator =>
  page
    .getByRole('list', { name: 'Interactions that wait for a contact' })
    .getByRole('listitem')
    .filter({ has: page.getByText(subject, { exact: true }) });

describe('postponed interactions', () => {
  const stage = useStage();

  const decisionsOf = async (subject: string): Promise<CaptureDecision[]> => {
    const { body } = await stage.server.send<ListPage<CaptureDecision>>(
      'GET',
      `/capture-decisions?address=${shared}&limit=200`,
    );
    return body.items.filter((decision) => decision.subject === subject);
  };

  const waitingNo = async (subject: string): Promise<number> =>
    (await decisionsOf(subject))[0]?.entryNo ?? 0;

  const assign = async (entryNo: number, idempotencyKey: string): Promise<void> => {
    const { status } = await stage.server.send(
      'POST',
      `/postponed-interactions/${entryNo}/assign`,
      { contactNo: 'CT000030' },
      { version: 1, idempotencyKey, token: await stage.server.signIn('bc') },
    );
    expect(status).toBe(200);
  };

  it('stand with the contacts to choose, each with its last interaction', async () => {
    await stage.send({ by: 'bc', to: [shared], subject: 'Amber samples' });
    const goran = (await stage.entries('contactNo=CT000025&limit=1'))[0]?.description ?? '';
    const page = await stage.openTab('#/postponed', { as: 'bc' });
    const card = cardOf(page, 'Amber samples');
    await card.getByText(`Several contacts have the address ${shared}.`).waitFor();
    const candidates = await card.getByRole('button', { name: '·' }).allTextContents();
    expect(candidates).toEqual([
      expect.stringMatching(/^Göran Sjöström · Älvdalens Möbler ABLast: /),
      expect.stringMatching(/^Rasmus Kjær · Søndergaard & Co\. ApSLast: /),
    ]);
    expect(candidates[0]).toContain(goran);
  });

  it('are logged by one click on a contact, and leave the list', async () => {
    await stage.send({ by: 'bc', to: [shared], subject: 'Bronze plates' });
    const page = await stage.openTab('#/postponed', { as: 'bc' });
    const card = cardOf(page, 'Bronze plates');
    await card.getByRole('button', { name: /^Rasmus Kjær/ }).click();
    await noticeOf(page, 'Logged to Rasmus Kjær.').waitFor();
    await card.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Log', exact: true }).click();
    await rowOf(page, 'Bronze plates').filter({ hasText: 'Rasmus Kjær' }).waitFor();
  });

  it('teach the choice when it is to be remembered: the next mail is logged at once', async () => {
    await stage.send({ by: 'bc', to: [shared], subject: 'Cork boards' });
    const page = await stage.openTab('#/postponed', { as: 'bc' });
    const card = cardOf(page, 'Cork boards');
    await card.getByRole('checkbox', { name: `Remember this choice for ${shared}` }).check();
    await card.getByRole('button', { name: /^Göran Sjöström/ }).click();
    await noticeOf(page, `${shared} will mean this contact from now on.`).waitFor();

    const next = await stage.send({ by: 'bc', to: [shared], subject: 'Dowels' });
    expect(next.entries.map(({ contactName }) => contactName)).toEqual(['Göran Sjöström']);

    await page.goto(`${stage.server.url}/tab.html#/contacts/CT000025`);
    await page.reload();
    const choices = page.getByRole('region', { name: 'Remembered choices' });
    await choices.getByText(shared).waitFor();
    await choices.getByText('chosen by BC, today').waitFor();
    await choices.getByRole('button', { name: `Forget the choice for ${shared}` }).click();
    await choices.waitFor({ state: 'detached' });
    const { body } = await stage.server.send<ContactDetail>('GET', '/contacts/CT000025');
    expect(body.matchChoices).toEqual([]);
    const after = await stage.send({ by: 'bc', to: [shared], subject: 'Easels' });
    expect(after.entries).toMatchObject([{ contactNo: null, postponed: true }]);
  });

  it('say what is discarded, ask, and are gone', async () => {
    await stage.send({ by: 'bc', to: [shared], subject: 'Felt pads' });
    const page = await stage.openTab('#/postponed', { as: 'bc' });
    const card = cardOf(page, 'Felt pads');
    await card.getByRole('button', { name: 'Discard …' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog
      .getByText(/“Felt pads” of today \d\d:\d\d will not be logged to anybody/)
      .waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Discard …' }).click();
    await dialog.getByRole('button', { name: 'Discard one interaction' }).click();
    await card.waitFor({ state: 'detached' });
    expect(await decisionsOf('Felt pads')).toMatchObject([
      { outcome: 'notLogged', reason: 'discarded' },
    ]);
  });

  it('tell that somebody else was faster', async () => {
    await stage.send({ by: 'bc', to: [shared], subject: 'Glass doors' });
    const entryNo = await waitingNo('Glass doors');
    // Nothing arrives by the stream, so the row still stands when it is decided elsewhere.
    const page = await stage.openTab('#/postponed', {
      as: 'bc',
      mayComplain: true,
      prepare: (opened) => opened.route('**/api/v1/stream', (route) => route.abort()),
    });
    const card = cardOf(page, 'Glass doors');
    await card.waitFor();
    const assigned = await stage.server.send(
      'POST',
      `/postponed-interactions/${entryNo}/assign`,
      { contactNo: 'CT000030' },
      { version: 1, idempotencyKey: 'faster', token: await stage.server.signIn('bc') },
    );
    expect(assigned.status).toBe(200);
    await card.getByRole('button', { name: /^Göran Sjöström/ }).click();
    await noticeOf(page, 'Somebody else has decided it already.').waitFor();
    await card.waitFor({ state: 'detached' });
    const [entry] = await stage.entries('search=Glass');
    expect(entry?.contactName).toBe('Rasmus Kjær');
  });

  it('say by themselves who decided them elsewhere, and nothing moves below', async () => {
    await stage.send({ by: 'bc', to: [shared], subject: 'Hinges' });
    await stage.send({ by: 'bc', to: [shared], subject: 'Hooks' });
    const page = await stage.openTab('#/postponed', { as: 'bc' });
    const card = cardOf(page, 'Hinges');
    const cards = page
      .getByRole('list', { name: 'Interactions that wait for a contact' })
      .getByRole('listitem');
    await card.waitFor();
    const placesOf = () =>
      cards.evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top));
    const before = await placesOf();
    await assign(await waitingNo('Hinges'), 'hinges');
    await card.getByText('has logged it to Rasmus Kjær meanwhile.').waitFor();
    expect(await placesOf()).toEqual(before);
    expect(await card.getByRole('button', { name: /^Göran/ }).count()).toBe(0);
    await card.getByRole('button', { name: 'Take it away' }).click();
    await card.waitFor({ state: 'detached' });
  });

  it('are found by a link in whoever’s list they stand, and told of when they wait no more', async () => {
    await stage.send({ by: 'bc', to: [shared], subject: 'Jars' });
    const entryNo = await waitingNo('Jars');
    const page = await stage.openTab(`#/postponed/${entryNo}`, { as: 'jo' });
    await page.locator(':focus').filter({ hasText: 'Jars' }).waitFor();
    await assign(entryNo, 'jars');
    const late = await stage.openTab(`#/postponed/${entryNo}`, { as: 'bc' });
    const told = late.getByText('has logged it to Rasmus Kjær meanwhile.');
    await told.waitFor();
    await late.getByRole('link', { name: 'Open entry' }).click();
    await late.getByRole('heading', { level: 2, name: 'Jars' }).waitFor();
  });

  it('are opened by a link, and only looked at by a reader', async () => {
    await stage.send({ by: 'bc', to: [shared], subject: 'Ink pads' });
    const entryNo = await waitingNo('Ink pads');
    const page = await stage.openTab(`#/postponed/${entryNo}`, { as: 'reader' });
    await page.locator(':focus').filter({ hasText: 'Ink pads' }).waitFor();
    await page.getByText('Your role may look at postponed interactions').waitFor();
    expect(await cardOf(page, 'Ink pads').getByRole('button').count()).toBe(0);
  });
});
