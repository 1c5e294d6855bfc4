import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { CaptureDecision } from '../../server/contract/capture-decision.ts';
import type { Page as ListPage } from '../../server/contract/fields.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { startBrowser, type TestBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const recipient = async (page: Page, field: string, address: string): Promise<void> => {
  const input = page.getByRole('region', { name: 'Mail' }).getByLabel(field, { exact: true });
  await input.fill(address);
  await input.press('Enter');
};

const transcript = (page: Page) => page.getByRole('region', { name: 'Transcript' });
const teams = (page: Page) => page.frameLocator('iframe[title*="Interaction Log"]');

describe('a mail sent in the sandbox', () => {
  let server: TestServer;
  let browser: TestBrowser;
  beforeAll(async () => {
    server = await startTestServer();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  const entriesOf = async (subject: string) =>
    (
      await server.send<ListPage<InteractionLogEntry>>(
        'GET',
        `/interaction-log-entries?search=${encodeURIComponent(subject)}`,
      )
    ).body.items;

  const write = async (page: Page, subject: string, addresses: string[]): Promise<void> => {
    const mail = page.getByRole('region', { name: 'Mail' });
    await mail.getByRole('button', { name: 'New e-mail' }).click();
    for (const address of addresses) await recipient(page, 'To', address);
    await mail.getByLabel('Subject').fill(subject);
    await mail.getByLabel('Body').fill('Hello');
  };

  it('appears in the tab for both contacts, and the stranger leaves one decision', async () => {
    const { page, complaints } = await browser.open(`${server.url}/sandbox`);
    await write(page, 'Quartz samples', [
      'goran@alvdalensmobler.example',
      'grace@cedarfalls.example',
      'stranger@nowhere.example',
    ]);
    await page.getByText('Will be logged to').first().waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await teams(page).getByText('Quartz samples').nth(1).waitFor();
    const entries = await entriesOf('Quartz');
    expect(entries.map((one) => one.contactName).sort()).toEqual([
      'Grace Delgado',
      'Göran Sjöström',
    ]);
    const decisions = await server.send<ListPage<CaptureDecision>>(
      'GET',
      `/capture-decisions?emailMessageId=${entries[0]?.emailMessageId}&outcome=notLogged`,
    );
    expect(decisions.body.items.map(({ address, reason }) => [address, reason])).toEqual([
      ['stranger@nowhere.example', 'notAContact'],
    ]);
    expect(complaints).toEqual([]);
  });

  it('is kept while offline and logged once when the network is back', async () => {
    const { page } = await browser.open(`${server.url}/sandbox`);
    await page.getByRole('radio', { name: /offline/i }).check();
    await write(page, 'Basalt tiles', ['goran@alvdalensmobler.example']);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await transcript(page)
      .getByText(/kept for later.*mail sent/)
      .waitFor();
    expect(await entriesOf('Basalt')).toEqual([]);
    await page
      .getByRole('radio', { name: /Network.*fine|^fine/i })
      .first()
      .check();
    await page
      .getByRole('region', { name: 'Mail' })
      .getByRole('button', { name: 'New e-mail' })
      .click();
    await teams(page).getByText('Basalt tiles').first().waitFor();
    await transcript(page)
      .getByText(/kept e-mail posted/)
      .waitFor();
    expect(await entriesOf('Basalt')).toHaveLength(1);
  });

  it('is logged once when the event fires three times', async () => {
    const { page } = await browser.open(`${server.url}/sandbox`);
    await page.getByRole('radio', { name: /three times/i }).check();
    await write(page, 'Granite slabs', ['grace@cedarfalls.example']);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await teams(page).getByText('Granite slabs').first().waitFor();
    expect(await entriesOf('Granite')).toHaveLength(1);
  });
});
