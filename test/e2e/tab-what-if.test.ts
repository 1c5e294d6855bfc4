import { describe, expect, it } from '@jest/globals';
import { violationsOf } from '../support/accessibility.ts';
import { useStage } from '../support/stage.ts';
import { noticeOf } from '../support/tab-page.ts';

const grace = 'grace@cedarfalls.example';
const sentence = 'When an e-mail is sent or received';

describe('what a change would have done', () => {
  const stage = useStage();

  it('is said before it is saved, applied backwards, and undone (rules 19.1, 19.6, 19.10)', async () => {
    await stage.send({ by: 'bc', to: [grace], subject: 'Hooks' });
    const page = await stage.openTab('#/setup/whatIsLogged', { as: 'administrator' });
    const panel = page.getByRole('region', { name: 'In the last 30 days this would have …' });
    await page.getByRole('switch', { name: `${sentence}: log it` }).click();
    await panel.getByText(/left out \d+ entr/).waitFor();
    await panel.getByRole('button', { name: 'Examples' }).click();
    await panel.getByText('Hooks').waitFor();
    await panel.getByRole('switch', { name: 'Apply it to the last 30 days as well' }).click();
    await panel.getByLabel('Name of this change').fill('No mails in spring');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await noticeOf(page, /Saved and applied: \d+ canceled/).waitFor();
    const canceled = await stage.entries('search=hooks');
    expect(canceled.map((entry) => entry.canceled)).toEqual([true]);

    const list = page.getByRole('region', { name: 'Applied to the past' });
    await list.getByRole('button', { name: 'Undo “No mails in spring”' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click();
    await list.getByText(/Undone by/).waitFor();
    await page.getByText(`${sentence} → logged`).or(page.getByText('Logged as')).first().waitFor();
    const restored = await stage.entries('search=hooks');
    expect(restored.map((entry) => entry.canceled)).toEqual([false]);
  });

  it('says that nothing is affected (rule 19.1)', async () => {
    const page = await stage.openTab('#/setup/neverLog', { as: 'administrator' });
    await page.getByLabel('Address, domain or number').fill('nobody.example');
    await page.getByText('Nothing of the last 30 days is affected.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('lets somebody try a mail and a call by hand (rule 19.13)', async () => {
    const page = await stage.openTab('#/setup/whatIsLogged', { as: 'administrator' });
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByLabel('From').fill('bc@harmaja.example');
    await page.getByLabel('To', { exact: true }).fill(`${grace}, nobody@nowhere.example`);
    await page.getByRole('button', { name: 'Show what happens' }).click();
    await page.getByText(`Rule: ${sentence}`).waitFor();
    await page.getByText('Not logged: this address belongs to no contact.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel('What', { exact: true }).selectOption('Call');
    await page.getByLabel('Number').fill('+358 40 999 9999');
    await page.getByRole('button', { name: 'Show what happens' }).click();
    await page.getByText(/number belongs to no contact/).waitFor();
  });
});
