import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { CaptureDecision } from '../../server/contract/capture-decision.ts';
import type { Page as ListPage } from '../../server/contract/fields.ts';
import { useStage } from '../support/stage.ts';

const mailProgram = (page: Page): Locator => page.getByRole('region', { name: 'Mail' });
const transcript = (page: Page): Locator => page.getByRole('region', { name: 'Transcript' });
const teams = (page: Page) => page.frameLocator('iframe[title*="Interaction Log"]');

const send = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Send', exact: true }).click();

const write = async (page: Page, subject: string, addresses: string[]): Promise<void> => {
  const mail = mailProgram(page);
  await mail.getByRole('button', { name: 'New e-mail' }).click();
  const to = mail.getByLabel('To', { exact: true });
  for (const address of addresses) {
    await to.fill(address);
    await to.press('Enter');
  }
  await mail.getByLabel('Subject').fill(subject);
  await mail.getByLabel('Body').fill('Hello');
};

describe('a mail sent in the sandbox', () => {
  const stage = useStage();

  it('appears in the tab for both contacts, and the stranger leaves one decision', async () => {
    const page = await stage.open('/sandbox');
    await write(page, 'Quartz samples', [
      'goran@alvdalensmobler.example',
      'grace@cedarfalls.example',
      'stranger@nowhere.example',
    ]);
    await page.getByText('Will be logged to').first().waitFor();
    await send(page);
    await teams(page).getByText('Quartz samples').nth(1).waitFor();
    const entries = await stage.entries('search=Quartz');
    expect(entries.map((one) => one.contactName).sort()).toEqual([
      'Grace Delgado',
      'Göran Sjöström',
    ]);
    const decisions = await stage.server.send<ListPage<CaptureDecision>>(
      'GET',
      `/capture-decisions?emailMessageId=${entries[0]?.emailMessageId}&outcome=notLogged`,
    );
    expect(decisions.body.items.map(({ address, reason }) => [address, reason])).toEqual([
      ['stranger@nowhere.example', 'notAContact'],
    ]);
  });

  it('is kept while offline and logged once when the network is back', async () => {
    const page = await stage.open('/sandbox', { mayComplain: true });
    await page.getByRole('radio', { name: /offline/i }).check();
    await write(page, 'Basalt tiles', ['goran@alvdalensmobler.example']);
    await send(page);
    await transcript(page)
      .getByText(/kept for later.*mail sent/)
      .waitFor();
    expect(await stage.entries('search=Basalt')).toEqual([]);
    await page
      .getByRole('radio', { name: /Network.*fine|^fine/i })
      .first()
      .check();
    await mailProgram(page).getByRole('button', { name: 'New e-mail' }).click();
    await teams(page).getByText('Basalt tiles').first().waitFor();
    await transcript(page)
      .getByText(/kept e-mail posted/)
      .waitFor();
    expect(await stage.entries('search=Basalt')).toHaveLength(1);
  });

  it('is logged once when the event fires three times', async () => {
    const page = await stage.open('/sandbox');
    await page.getByRole('radio', { name: /three times/i }).check();
    await write(page, 'Granite slabs', ['grace@cedarfalls.example']);
    await send(page);
    await teams(page).getByText('Granite slabs').first().waitFor();
    expect(await stage.entries('search=Granite')).toHaveLength(1);
  });
});
