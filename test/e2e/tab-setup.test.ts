import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { MarketingSetup } from '../../server/contract/marketing-setup.ts';
import { useStage } from '../support/stage.ts';
import { noticeOf } from '../support/tab-page.ts';

const grace = 'grace@cedarfalls.example';
const sentence = 'When an e-mail is sent or received';

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
};

describe('set-up', () => {
  const stage = useStage();

  it('stops logging e-mails by one switch, and the decision says so', async () => {
    const page = await stage.openTab('#/setup/whatIsLogged', { as: 'administrator' });
    const mails = page.getByRole('switch', { name: `${sentence}: log it` });
    await mails.click();
    await page.getByText(`${sentence} → not logged`).waitFor();
    await save(page);
    await noticeOf(page, 'What is logged is changed.').waitFor();
    const silent = await stage.send({ by: 'bc', to: [grace], subject: 'Ropes' });
    expect(silent.entries).toEqual([]);

    const decisions = await stage.openTab('#/decisions', { as: 'administrator' });
    const row = decisions.getByRole('row').filter({ hasText: grace });
    await row.getByText('Not logged: the set-up says that e-mails are not logged.').waitFor();
    await row.getByRole('link', { name: 'Open Setup' }).click();
    await decisions.getByText(`${sentence} → not logged`).waitFor();

    await mails.click();
    await page.getByLabel(`${sentence}: interaction template`).selectOption('Meeting Invitation');
    await page.getByText('Logged as').first().waitFor();
    await save(page);
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
    const logged = await stage.send({ by: 'bc', to: [grace], subject: 'Screws' });
    expect(logged.entries.map((entry) => entry.interactionTemplateCode)).toEqual(['MEETINV']);
  });

  it('changes what a template gives to the next entry', async () => {
    const page = await stage.openTab('#/setup/templates', { as: 'administrator' });
    await page.getByRole('button', { name: 'Edit: Emails' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Unit cost').fill('12,50');
    await dialog.getByLabel('Unit duration (minutes)').fill('7');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await noticeOf(page, 'Interaction template EMAIL is changed.').waitFor();
    await page.getByText(/EMAIL · .*€12\.50 · 7 mins/).waitFor();
  });

  it('never logs what is on the list, until it is taken off it', async () => {
    const page = await stage.openTab('#/setup/neverLog', { as: 'administrator' });
    await page.getByLabel('Address, domain or number').fill('@cedarfalls.example');
    await page.getByText('Domain', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await noticeOf(page, 'cedarfalls.example is never logged from now on.').waitFor();
    const silent = await stage.send({ by: 'bc', to: [grace], subject: 'Tiles' });
    expect(silent.decisions).toMatchObject([{ address: null, reason: 'neverLog' }]);

    const line = page.getByRole('list', { name: 'Never-log list' }).getByText('cedarfalls.example');
    const remove = page.getByRole('button', { name: 'Take cedarfalls.example off the list' });
    await remove.click();
    await page.getByRole('button', { name: 'Take it off' }).click();
    await line.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await line.waitFor();
    await remove.click();
    await page.getByRole('button', { name: 'Take it off' }).click();
    await line.waitFor({ state: 'detached' });
    const logged = await stage.send({ by: 'bc', to: [grace], subject: 'Urns' });
    expect(logged.entries).toHaveLength(1);
  });

  it('tells at the field what a list cannot take', async () => {
    const page = await stage.openTab('#/setup/neverLog', { as: 'jo', mayComplain: true });
    const input = page.getByLabel('Address, domain or number');
    await input.fill('no domain at all');
    await page.getByRole('button', { name: 'Never log this' }).click();
    await page.locator('.fui-Field__validationMessage').getByText('no domain').waitFor();
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    expect(await input.inputValue()).toBe('no domain at all');
  });

  it('saves the marketing setup, and says what it does not take', async () => {
    const page = await stage.openTab('#/setup/marketing', {
      as: 'administrator',
      mayComplain: true,
    });
    await page.getByLabel('Days to keep decisions').fill('many');
    await page.getByText('Not saved yet').waitFor();
    await save(page);
    await page.getByText('This value is not possible here.').waitFor();
    await page.getByLabel('Days to keep decisions').fill('30');
    await page.getByLabel('Own domains').fill('harmaja.example\nharmaja-oy.example');
    await save(page);
    await noticeOf(page, 'The marketing setup is changed.').waitFor();
    const { body } = await stage.server.send<MarketingSetup>('GET', '/marketing-setup');
    expect(body).toMatchObject({
      retentionDays: 30,
      ownDomains: ['harmaja.example', 'harmaja-oy.example'],
    });
  });

  it('keeps what is typed when somebody else saves, says so, and offers theirs', async () => {
    const page = await stage.openTab('#/setup/marketing', { as: 'administrator' });
    const typed = page.getByLabel('Country code');
    await typed.fill('SE');
    const { body } = await stage.server.send<MarketingSetup>('GET', '/marketing-setup');
    await stage.server.send(
      'PATCH',
      '/marketing-setup',
      { currencyCode: 'NOK', countryCode: 'NO' },
      { version: body.version, idempotencyKey: 'meanwhile' },
    );
    await page.getByText('Somebody else has saved changes meanwhile.').waitFor();
    expect(await typed.inputValue()).toBe('SE');
    expect(await page.getByLabel('Currency code').inputValue()).toBe('NOK');
    await page.getByRole('button', { name: 'Take theirs' }).click();
    expect(await typed.inputValue()).toBe('NO');
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });
    await typed.fill('DK');
    await save(page);
    await noticeOf(page, 'The marketing setup is changed.').waitFor();
    const after = await stage.server.send<MarketingSetup>('GET', '/marketing-setup');
    expect(after.body).toMatchObject({ currencyCode: 'NOK', countryCode: 'DK' });
  });

  it('shows a salesperson the own never-log list only', async () => {
    const page = await stage.openTab('#/setup/marketing', { as: 'jo' });
    await page.getByRole('heading', { level: 2, name: 'Never-log list' }).waitFor();
    expect(await page.getByText('Marketing setup').count()).toBe(0);
    await page.getByLabel('Address, domain or number').fill('dentist@teeth.example');
    await page.getByRole('button', { name: 'Never log this' }).click();
    await page.getByText(/E-mail address · Only me · since today, by JO/).waitFor();
    const others = await stage.openTab('#/setup/neverLog', { as: 'eh' });
    await others.getByRole('button', { name: 'Never log this' }).waitFor();
    expect(await others.getByText('dentist@teeth.example').count()).toBe(0);
  });

  it('is a page for everybody', async () => {
    const page = await stage.openTab('#/log', { as: 'reader' });
    const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
    await pages.first().waitFor();
    expect(await pages.allTextContents()).toContain('Setup');
  });
});
