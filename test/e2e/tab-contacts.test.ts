import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ContactDetail } from '../../server/contract/contact.ts';
import { useStage } from '../support/stage.ts';
import { noticeOf, panelOf, rowOf, rowsOf } from '../support/tab-page.ts';

const figure = (page: Page, name: string) =>
  page.locator('dl > div').filter({ hasText: name }).locator('dd').textContent();

const fieldOf = (page: Page, label: string) =>
  page.getByRole('dialog').getByRole('textbox', { name: label });

/** What stands below an input because the server said so. */
const problemAt = (page: Page, label: string) =>
  fieldOf(page, label).evaluate((input) => {
    const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  });

describe('contacts', () => {
  const stage = useStage();

  const contactOf = async (no: string): Promise<ContactDetail> =>
    (await stage.server.send<ContactDetail>('GET', `/contacts/${no}`)).body;

  const create = async (body: object): Promise<ContactDetail> => {
    const created = await stage.server.send<ContactDetail>('POST', '/contacts', body, {
      idempotencyKey: JSON.stringify(body),
    });
    return created.body;
  };

  it('are listed with their last interaction, and found by name, address or company', async () => {
    const page = await stage.openTab('#/contacts', { as: 'jo' });
    await stage.send({ by: 'jo', to: ['bjorn.dahl@norrsken.example'], subject: 'Jade vases' });
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: 'Björn Dahl' });
    await row.getByText('Today by JO').waitFor();
    await row.getByText('Jade vases').waitFor();
    const search = page.getByRole('searchbox');
    await search.fill('cedarfalls');
    await page.getByText('That is all: 3 rows.').waitFor();
    await search.fill('nobody of that name');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await row.waitFor();
  });

  it('open as a page with figures, ways to reach them, and their history', async () => {
    const contact = await contactOf('CT000005');
    const page = await stage.openTab('#/contacts?search=info@norrsken', { as: 'jo' });
    await page.getByRole('row').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Norrsken AB' }).waitFor();
    expect(await figure(page, 'Interactions')).toBe(String(contact.figures.noOfInteractions));
    expect(await figure(page, 'Cost')).toBe(
      new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(
        contact.figures.cost,
      ),
    );
    const write = page.getByRole('link', { name: 'Write to info@norrsken.example' });
    expect(await write.getAttribute('href')).toBe('mailto:info%40norrsken.example');
    const history = page.getByRole('region', { name: 'History' });
    await history.locator('tr[aria-selected]').first().click();
    await panelOf(page).getByRole('region', { name: 'Why it was logged' }).waitFor();
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'detached' });
    await history.getByRole('button', { name: 'Channel' }).click();
    await page.getByRole('menuitemradio', { name: 'Meeting' }).click();
    await history.getByText('That is all').waitFor();
    const icons = await rowsOf(page)
      .locator('td:first-child svg')
      .evaluateAll((all) => all.map((icon) => icon.getAttribute('aria-label')));
    expect(new Set(icons)).toEqual(new Set(['Meeting']));
  });

  it('are created, with the server’s problems told at their inputs', async () => {
    const page = await stage.openTab('#/contacts', { as: 'jo', mayComplain: true });
    await page.getByRole('button', { name: 'New contact' }).click();
    await fieldOf(page, 'Country code').fill('SWE');
    const submit = page.getByRole('button', { name: 'Create contact' });
    await submit.click();
    await page.getByRole('dialog').getByText('2 fields need attention.').waitFor();
    expect(await problemAt(page, 'Name')).toBe('This is empty or too small.');
    expect(await problemAt(page, 'Country code')).toBe('This does not have the right form.');
    expect(await fieldOf(page, 'Name').getAttribute('aria-invalid')).toBe('true');
    await fieldOf(page, 'Country code').fill('');
    await fieldOf(page, 'Name').fill('Karin');
    await fieldOf(page, 'E-mail addresses').fill('karin@tallbacka.example\nnot an address');
    await submit.click();
    await page.getByText('This is empty or too small.').waitFor({ state: 'detached' });
    expect(await problemAt(page, 'E-mail addresses')).toContain('not an address');

    await fieldOf(page, 'Name').fill('Karin Tallbacka');
    await fieldOf(page, 'E-mail addresses').fill('karin@tallbacka.example');
    await fieldOf(page, 'Phone numbers').fill('+46 8 465 004 99');
    await submit.click();
    await page.getByRole('heading', { level: 2, name: 'Karin Tallbacka' }).waitFor();
    await noticeOf(page, 'Karin Tallbacka is created.').waitFor();
    const { entries } = await stage.send({
      by: 'jo',
      to: ['karin@tallbacka.example'],
      subject: 'Kiln bricks',
    });
    expect(entries.map(({ contactName }) => contactName)).toEqual(['Karin Tallbacka']);
    await rowOf(page, 'Kiln bricks').waitFor();
    expect(await figure(page, 'Interactions')).toBe('1');
  });

  it('are refused in the words of the reader, everything at once (rule 2.13)', async () => {
    const page = await stage.openTab('#/contacts/new', {
      as: 'jo',
      locale: 'fi-FI',
      mayComplain: true,
    });
    await fieldOf(page, 'Nro').fill('CT000001');
    await fieldOf(page, 'Sähköpostiosoitteet').fill('ei osoite');
    await fieldOf(page, 'Puhelinnumerot').fill('ei numeroa');
    await page.getByRole('button', { name: 'Luo kontakti' }).click();
    await page.getByRole('dialog').getByText('4 kenttää vaatii korjausta.').waitFor();
    await page.getByRole('dialog').getByText('Tämä on tyhjä tai liian pieni.').waitFor();
    expect(await problemAt(page, 'Nro')).toContain('Numero on jo kontaktilla CT000001');
    expect(await problemAt(page, 'Sähköpostiosoitteet')).toContain('ei ole sähköpostiosoite');
    expect(await problemAt(page, 'Puhelinnumerot')).toContain('ei ole puhelinnumero');
  });

  it('are changed, and tell when somebody else changed them first', async () => {
    const { no, version } = await create({ type: 'person', name: 'Lars Ek' });
    const page = await stage.openTab(`#/contacts/${no}`, { as: 'jo', mayComplain: true });
    await page.getByRole('button', { name: 'Edit contact' }).click();
    await fieldOf(page, 'Job title').fill('Buyer');
    const other = await stage.server.send(
      'PATCH',
      `/contacts/${no}`,
      { city: 'Umeå' },
      { version, idempotencyKey: 'other' },
    );
    expect(other.status).toBe(200);
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Somebody changed it in the meantime.').waitFor();
    expect(await fieldOf(page, 'Job title').inputValue()).toBe('Buyer');
    await dialog.getByRole('button', { name: 'Reload' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Umeå').waitFor();
    await page.getByRole('button', { name: 'Edit contact' }).click();
    await fieldOf(page, 'Job title').fill('Buyer');
    await page.getByRole('button', { name: 'Save' }).click();
    await noticeOf(page, 'Lars Ek is changed.').waitFor();
    expect(await contactOf(no)).toMatchObject({ jobTitle: 'Buyer', city: 'Umeå' });
  });

  it('are deleted after a question that says what stays, by a manager only', async () => {
    const { no } = await create({
      type: 'person',
      name: 'Maja Berg',
      emailAddresses: ['maja@berg.example'],
    });
    await stage.send({ by: 'jo', to: ['maja@berg.example'], subject: 'Loom parts' });
    const mine = await stage.openTab(`#/contacts/${no}`, { as: 'jo' });
    await mine.getByRole('button', { name: 'Menu' }).click();
    await mine.getByRole('menuitem', { name: 'Copy link' }).waitFor();
    expect(await mine.getByRole('menuitem', { name: 'Delete contact' }).count()).toBe(0);
    await mine.close();

    const page = await stage.openTab(`#/contacts/${no}`, { as: 'manager' });
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'Delete contact' }).click();
    await page.getByText('its 1 interaction stays in the log under its name').waitFor();
    await page.getByRole('button', { name: 'Delete this contact' }).click();
    await noticeOf(page, 'Maja Berg is deleted.').waitFor();
    await page.getByRole('button', { name: 'New contact' }).waitFor();
    expect((await stage.server.send('GET', `/contacts/${no}`)).status).toBe(410);
    expect((await stage.entries('search=Loom'))[0]?.contactName).toBe('Maja Berg');
  });

  it('that do not exist are told, with the way back to the list', async () => {
    const page = await stage.openTab('#/contacts/CT999999', { mayComplain: true });
    await page.getByText('It does not exist any more, or you may not see it.').waitFor();
    await page.getByRole('link', { name: 'All contacts' }).click();
    await page.getByRole('button', { name: 'New contact' }).waitFor();
  });
});
