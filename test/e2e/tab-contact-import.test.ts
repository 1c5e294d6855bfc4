import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ContactListItem } from '../../server/contract/contact.ts';
import type { Page as ListPage } from '../../server/contract/fields.ts';
import { overhangOf, violationsOf } from '../support/accessibility.ts';
import { type StageOptions, useStage } from '../support/stage.ts';

const fileOf = (name: string, lines: readonly string[] | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Array.isArray(lines) ? Buffer.from(lines.join('\r\n')) : (lines as Buffer),
});

const choose = (page: Page, lines: readonly string[] | Buffer, name = 'contacts.csv') =>
  page.locator('input[type=file]').setInputFiles(fileOf(name, lines));

const rowsOf = (page: Page) => page.getByRole('grid', { name: 'Rows of the file' }).locator('tr');

const people = (prefix: string, count: number) => [
  'Id;Name;E-Mail;Telefon;Kunde seit',
  ...Array.from(
    { length: count },
    (_, at) =>
      `${prefix}${at};${prefix} ${at};${prefix}${at}@import.example;040 555 ${1000 + at};2020`,
  ),
];

describe('the import of contacts', () => {
  const stage = useStage();
  const open = (options: StageOptions = {}) =>
    stage.openTab('#/setup/contactImport', { as: 'manager', ...options });
  const contactsLike = async (search: string) =>
    (
      await stage.server.send<ListPage<ContactListItem>>(
        'GET',
        `/contacts?limit=200&search=${search}`,
      )
    ).body.items;

  it('goes from a file over a check to contacts, and finds them again', async () => {
    const page = await stage.openTab('#/contacts', { as: 'manager' });
    await page.getByRole('button', { name: 'Import' }).click();
    await choose(page, [...people('Quill', 30), ';;nonsense;no number;', ';Quorra;;no number;']);
    const column = (header: string) => page.getByLabel(`Column ${header} is`);
    expect(await column('Telefon').inputValue()).toBe('phoneNumbers');
    expect(await column('Kunde seit').inputValue()).toBe('');
    await page.getByLabel('System of the external ids').fill('crm');
    await page.getByRole('button', { name: 'Check the file' }).click();

    await page.getByText('Nothing has been stored yet. 1 row is refused').waitFor();
    await page.getByRole('button', { name: '31 New' }).waitFor();
    const refused = rowsOf(page).filter({ hasText: 'nonsense is no e-mail address' });
    expect(await refused.textContent()).toContain('A new contact needs a name.');
    expect(await rowsOf(page).filter({ hasText: 'Quorra' }).textContent()).toContain(
      'Telefon: no number is no phone number and is left out.',
    );
    expect(await rowsOf(page).count()).toBe(2);
    expect(await contactsLike('quill')).toHaveLength(0);

    await page.getByRole('button', { name: 'Import 31 rows' }).click();
    await page.getByText('The import is done.').waitFor();
    expect(await contactsLike('quill')).toHaveLength(30);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the report' }).click(),
    ]);
    const report = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(report).toHaveLength(34);
    expect(report[1]).toMatch(/^2,New,CT\d+,Quill 0,$/);

    await page.getByRole('button', { name: 'Another file' }).click();
    await choose(page, people('Quill', 30));
    expect(await page.getByLabel('System of the external ids').inputValue()).toBe('crm');
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByText('There is nothing to import').waitFor();
    await page.getByRole('button', { name: '30 Unchanged' }).waitFor();
    expect(await page.getByRole('button', { name: 'Import 0 rows' }).isDisabled()).toBe(true);
  });

  it('takes the columns that are chosen', async () => {
    const page = await open();
    await choose(page, ['Kunde,Mail', 'Vera Vale,vera@vale.example']);
    await page.getByLabel('Column Kunde is').selectOption('Name');
    await page.getByLabel('Column Mail is').selectOption('Leave out');
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('button', { name: 'Back to the columns' }).click();
    expect(await page.getByLabel('Column Kunde is').inputValue()).toBe('name');
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('button', { name: 'Import 1 row' }).click();
    await page.getByText('The import is done.').waitFor();
    expect(await contactsLike('vera')).toMatchObject([{ name: 'Vera Vale', emailAddresses: [] }]);
  });

  it.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'This is an Excel workbook.'],
    ['what is no text', Buffer.from([1, 0, 0, 2]), 'This is not a text file.'],
    ['an empty file', Buffer.from(''), 'The file is empty.'],
    ['headers alone', Buffer.from('Name;City\r\n'), 'The file is empty.'],
    ['an open quotation mark', Buffer.from('Name\r\n"Ada'), 'A quotation mark in line 2'],
  ])('refuses %s, and says what to do', async (_, content, sentence) => {
    const page = await open();
    await choose(page, content);
    await page.getByText(sentence).waitFor();
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  });

  it('takes a file that is dropped, unless it is too large', async () => {
    const page = await open();
    const drop = (bytes: number, text: string) =>
      page.getByRole('region', { name: 'CSV file' }).evaluate(
        (zone, [size, content]) => {
          const files = new DataTransfer();
          files.items.add(new File([content, new Uint8Array(size).fill(97)], 'dropped.csv'));
          const options = { dataTransfer: files, bubbles: true, cancelable: true };
          zone.dispatchEvent(new DragEvent('drop', options));
        },
        [bytes, text] as const,
      );
    await drop(31 * 1024 * 1024, 'Name\n');
    await page.getByText('larger than 30 MB').waitFor();
    await drop(3, 'Name\n');
    await page.getByText('dropped.csv').waitFor();
  });

  it('is pressed again after the network was lost, with no contact twice', async () => {
    const page = await open({ mayComplain: true });
    await choose(page, ['Name;E-Mail', 'Wanda;wanda@wave.example']);
    await page.getByRole('button', { name: 'Check the file' }).click();
    const run = page.getByRole('button', { name: 'Import 1 row' });
    await run.waitFor();
    // The server stores, and its answer is lost on the way.
    await page.route('**/contacts/import', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await run.click();
    await page.getByText('The connection was lost.').waitFor();
    await page.unroute('**/contacts/import');
    await run.click();
    await page.getByText('The import is done.').waitFor();
    await page.getByRole('button', { name: '1 Unchanged' }).waitFor();
    expect(await contactsLike('wanda')).toHaveLength(1);
  });

  it('hands out a template that can be imported as it is, in every language', async () => {
    for (const [locale, check, link] of [
      ['en-GB', 'Check the file', 'Download a template'],
      ['fi-FI', 'Tarkista tiedosto', 'Lataa mallitiedosto'],
      ['sv-SE', 'Kontrollera filen', 'Hämta en mall'],
    ] as const) {
      const page = await open({ locale });
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: link }).click(),
      ]);
      await choose(page, await readFile(await download.path()));
      await page.locator('main li select').first().waitFor();
      const fields = await page
        .locator('main li select')
        .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));
      expect(fields).not.toContain('');
      await page.locator('main input[maxlength="50"]').fill(`template ${locale}`);
      await page.getByRole('button', { name: check }).click();
      await page.locator('main table').waitFor();
      const rows = await page.locator('main table tr').count();
      expect(rows).toBe(2);
      await page.getByRole('button', { name: /^0 (Refused|Hylättyjä|Avvisade)$/ }).waitFor();
    }
  });

  it.each([
    ['light', { locale: 'en-GB' }],
    ['dark, in Finnish', { locale: 'fi-FI', colorScheme: 'dark' }],
    ['at 320 px, in Swedish', { locale: 'sv-SE', viewport: { width: 320, height: 640 } }],
  ] satisfies [string, StageOptions][])('can be read by everybody: %s', async (_, options) => {
    const page = await open({ ...options, reducedMotion: 'reduce' });
    await choose(page, ['Name;E-Mail', ';nonsense', 'Xaver;xaver@x.example']);
    await page.locator('main li select').first().waitFor();
    const faults = [...(await violationsOf(page)), ...(await overhangOf(page))];
    await page.locator('main .fui-Button').last().click();
    await page.locator('main table').waitFor();
    faults.push(...(await violationsOf(page)), ...(await overhangOf(page)));
    expect(faults).toEqual([]);
  });

  it('is not offered to a salesperson', async () => {
    const page = await stage.openTab('#/contacts', { as: 'jo' });
    await page.getByRole('button', { name: 'New contact' }).waitFor();
    expect(await page.getByRole('button', { name: 'Import' }).count()).toBe(0);
  });
});
