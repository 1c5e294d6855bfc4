import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useStage } from '../support/stage.ts';
import { hashOf, panelOf } from '../support/tab-page.ts';

const rowFor = (page: Page, address: string) => page.getByRole('row').filter({ hasText: address });

describe('decisions', () => {
  const stage = useStage();

  it('say for every participant why, and offer the way out', async () => {
    await stage.send({
      by: 'jo',
      to: [
        'bjorn.dahl@norrsken.example',
        'stranger@nowhere.example',
        'kaisa.lehtonen@kivikangas.example',
      ],
      subject: 'Ladders',
    });
    const page = await stage.openTab('#/decisions', { as: 'jo' });
    const stranger = rowFor(page, 'stranger@nowhere.example');
    await stranger.getByText('Not logged: this address belongs to no contact.').waitFor();
    await stranger.getByText('“Ladders” from jo@harmaja.example').waitFor();
    await rowFor(page, 'a recipient (kept private)')
      .getByText('Not logged: the contact is blocked for privacy.')
      .waitFor();
    expect(await rowFor(page, 'kaisa').count()).toBe(0);

    await rowFor(page, 'bjorn.dahl').getByRole('link', { name: 'Open entry' }).click();
    await panelOf(page).getByRole('heading', { name: 'Ladders' }).waitFor();
    await page.goBack();
    await stranger.getByRole('link', { name: 'Add contact' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('textbox', { name: 'E-mail addresses' }).inputValue()).toBe(
      'stranger@nowhere.example',
    );
  });

  it('are found by address, by day and by outcome, which stand in the address', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    await stage.send({
      by: 'jo',
      to: ['old@elsewhere.example'],
      subject: 'Mats',
      sentAt: yesterday,
    });
    await stage.send({ by: 'jo', to: ['new@elsewhere.example'], subject: 'Nails' });
    const page = await stage.openTab('#/decisions', { as: 'jo', timezoneId: 'UTC' });
    await page.getByRole('searchbox', { name: 'E-mail address' }).fill('elsewhere');
    await page.getByText('That is all: 2 rows.').waitFor();
    await page.getByRole('button', { name: 'Any time' }).click();
    await page.getByRole('button', { name: 'Today', exact: true }).click();
    await page.getByText('That is all: 1 row.').waitFor();
    await page.getByRole('button', { name: 'From today' }).waitFor();
    await rowFor(page, 'new@elsewhere.example').waitFor();
    await page.getByRole('button', { name: 'All outcomes' }).click();
    await page.getByRole('menuitemradio', { name: 'Logged', exact: true }).click();
    await page.getByText('Nothing fits these filters').waitFor();
    const today = new Date().toISOString().slice(0, 10);
    expect(hashOf(page)).toBe(`#/decisions?address=elsewhere&dateFrom=${today}&outcome=logged`);
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
    await rowFor(page, 'old@elsewhere.example').waitFor();
  });

  it('lead an ambiguous address to its choice', async () => {
    await stage.send({ by: 'bc', to: ['office@oresundshuset.example'], subject: 'Pallets' });
    const page = await stage.openTab('#/decisions', { as: 'bc' });
    const row = rowFor(page, 'office@oresundshuset.example');
    await row.getByText('Waiting: several contacts have this address.').waitFor();
    await row.getByRole('link', { name: 'Choose a contact' }).click();
    await page.locator(':focus').filter({ hasText: 'Pallets' }).waitFor();
  });

  it('only count what is private', async () => {
    await stage.send({ by: 'lt', to: ['rb@harmaja.example'], subject: 'Salaries' });
    await stage.send({ by: 'lt', to: ['eh@harmaja.example'], subject: 'Salaries' });
    const page = await stage.openTab('#/decisions', { as: 'lt' });
    await page.getByText('Today: 2 private messages were not logged (internal mail).').waitFor();
    expect(await page.getByText('Salaries').count()).toBe(0);
  });
});
