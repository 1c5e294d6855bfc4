import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { Attachment } from '../../server/contract/attachment.ts';
import type { InteractionLogEntryDetail } from '../../server/contract/interaction-log-entry.ts';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import { violationsOf } from '../support/accessibility.ts';
import { type FakeClamd, startFakeClamd } from '../support/fake-clamd.ts';
import { useStage } from '../support/stage.ts';
import { panelOf, rowOf } from '../support/tab-page.ts';

const cedarFalls = 'grace@cedarfalls.example';
const megabyte = 1024 * 1024;
const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

let clamd: FakeClamd;
afterAll(() => clamd[Symbol.asyncDispose]());

describe('attachments of an entry', () => {
  const stage = useStage(async () => {
    clamd = await startFakeClamd();
    return { virusScanner: { host: '127.0.0.1', port: clamd.port } };
  });

  const openEntry = async (subject: string, options = {}): Promise<Page> => {
    await stage.send({ by: 'bc', to: [cedarFalls], subject });
    const page = await stage.openTab('#/log', { as: 'bc', ...options });
    await rowOf(page, subject).click();
    await panelOf(page).getByRole('heading', { name: 'Attachments' }).waitFor();
    return page;
  };
  const choose = (page: Page, ...files: ReturnType<typeof file>[]) =>
    panelOf(page)
      .getByLabel('Attach files', { exact: true })
      .and(page.locator('input'))
      .setInputFiles(files);
  const attachmentsOf = async (subject: string) => {
    const [entry] = await stage.entries(`search=${encodeURIComponent(subject)}`);
    const { body } = await stage.server.send<InteractionLogEntryDetail>(
      'GET',
      `/interaction-log-entries/${entry?.entryNo}`,
    );
    return body.attachments.map((one) => one.fileName);
  };
  const list = (page: Page) => panelOf(page).getByRole('region', { name: 'Attachments' });

  it('are chosen, shown with what they are, fetched back, and found in the log', async () => {
    const page = await openEntry('Offer with files');
    await choose(page, file('Offer.pdf', '%PDF-1.7\n'), file('Prices.csv', 'a;b\n1;2\n'));
    await list(page).getByRole('button', { name: 'Prices.csv', exact: true }).waitFor();
    await list(page).getByText('PDF · 9 bytes').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      list(page).getByRole('button', { name: 'Download Prices.csv' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Prices.csv');
    await rowOf(page, 'Offer with files').getByRole('img', { name: '2 attachments' }).waitFor();
    await page.getByRole('button', { name: 'With attachments' }).click();
    await page.getByLabel('Active filters').getByText('With attachments').waitFor();
    expect(await page.locator('tr[aria-selected]').count()).toBe(1);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('are dropped onto the list', async () => {
    const page = await openEntry('Dropped');
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['Dropped'], 'Dropped.txt'));
      return data;
    });
    await list(page).dispatchEvent('drop', { dataTransfer: transfer });
    await list(page).getByRole('button', { name: 'Dropped.txt', exact: true }).waitFor();
    expect(await attachmentsOf('Dropped')).toEqual(['Dropped.txt']);
  });

  it('go on where they stopped when the network comes back', async () => {
    const page = await openEntry('Interrupted', { mayComplain: true });
    const put: string[] = [];
    let away = false;
    await page.route(/\/attachments\/\d+\/parts\//, async (route: Route) => {
      put.push(route.request().url().split('/').at(-1) ?? '');
      if (away || put.length === 2) {
        away = true;
        await route.abort();
      } else await route.continue();
    });
    await choose(page, file('Large.bin', Buffer.alloc(3 * megabyte, 7)));
    const again = list(page).getByRole('button', { name: 'Go on with Large.bin' });
    await again.waitFor({ timeout: 30_000 });
    await list(page).getByText('What was sent is kept').waitFor();
    put.length = 2;
    away = false;
    await page.unroute(/\/attachments\/\d+\/parts\//);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') sent.push(request.url().split('/').at(-1) ?? '');
    });
    await again.click();
    await list(page).getByRole('button', { name: 'Large.bin', exact: true }).waitFor();
    expect(sent).toEqual(['2', '3']);
  });

  it('say why they are not taken, and what to do', async () => {
    const page = await openEntry('Refused', { mayComplain: true });
    await choose(page, file('Empty.txt', ''), file('Invoice.txt', 'VIRUS'));
    await list(page).getByText('This file is empty. Choose another one.').waitFor();
    await list(page).getByText('The virus scanner found “Test-Signature”.').waitFor();
    await choose(page, file('invoice.pdf', Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0', 'latin1')));
    await list(page).getByText('Its content is not what its name said').waitFor();
    await list(page).getByText('Program · ').waitFor();
    expect(await attachmentsOf('Refused')).toEqual(['invoice.pdf.exe']);
  });

  it('are taken away after a question', async () => {
    const page = await openEntry('Taken away');
    await choose(page, file('Wrong.txt', 'Wrong'));
    await list(page).getByRole('button', { name: 'Remove Wrong.txt' }).click();
    await page.getByRole('alertdialog').getByText('Wrong.txt is taken from this entry.').waitFor();
    await page.getByRole('button', { name: 'Remove attachment' }).click();
    await list(page)
      .getByRole('button', { name: 'Wrong.txt', exact: true })
      .waitFor({ state: 'detached' });
    expect(await attachmentsOf('Taken away')).toEqual([]);
  });

  it('can be had and not changed by who may only read', async () => {
    const page = await openEntry('For reading');
    await choose(page, file('Shown.txt', 'Shown'));
    await list(page).getByRole('button', { name: 'Shown.txt', exact: true }).waitFor();
    const reader = await stage.openTab('#/log', { as: 'reader' });
    await rowOf(reader, 'For reading').click();
    await list(reader).getByRole('button', { name: 'Download Shown.txt' }).waitFor();
    expect(
      await list(reader)
        .getByRole('button', { name: /Remove|Attach/ })
        .count(),
    ).toBe(0);
  });

  it('belong to the language of a template, and are brought back edited (rule 16.12)', async () => {
    const page = await stage.openTab('#/setup/templates');
    await page.getByRole('button', { name: 'Edit: Business letter' }).click();
    const dialog = page.getByRole('dialog');
    const input = dialog.getByLabel('Attach files', { exact: true }).and(page.locator('input'));
    await input.setInputFiles([file('Letter.txt', 'Dear customer')]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Edit Letter.txt' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Letter.txt');
    await dialog
      .getByLabel('Edited version of Letter.txt')
      .setInputFiles([file('Letter 2.txt', 'Dear friend')]);
    await dialog.getByRole('button', { name: 'Letter 2.txt', exact: true }).waitFor();
    await dialog
      .getByRole('button', { name: 'Letter.txt', exact: true })
      .waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { body } = await stage.server.send<InteractionTemplate>(
      'GET',
      '/interaction-templates/BUS',
    );
    const { body: kept } = await stage.server.send<Attachment>(
      'GET',
      `/attachments/${body.languages[0]?.attachmentId}`,
    );
    expect(kept).toMatchObject({ fileName: 'Letter 2.txt', readOnly: false });
  });
});
