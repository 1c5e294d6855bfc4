import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../support/organisation.ts';
import { useStage } from '../support/stage.ts';
import { openPane } from '../support/task-pane.ts';

const goran = 'goran@alvdalensmobler.example';
const grace = 'grace@cedarfalls.example';

const send = async (page: Page, subject: string): Promise<void> => {
  await page.getByLabel('Subject').fill(subject);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('region', { name: 'Transcript' }).getByText('mail sent').first().waitFor();
};

describe('the pane beside a mail that is written', () => {
  const stage = useStage();

  it('names whom it will be logged to, and follows the recipients', async () => {
    const { page, pane, compose } = await openPane(stage);
    await compose([]);
    await pane.getByText('Add recipients to see whom this mail will be logged to.').waitFor();
    const to = page.getByRole('region', { name: 'Mail' }).getByLabel('To', { exact: true });
    const add = async (address: string) => {
      await to.fill(address);
      await to.press('Enter');
    };
    await add(goran);
    const plan = pane.getByRole('region', { name: 'Will be logged to' });
    await plan.getByText('Göran Sjöström').waitFor();
    await plan.getByText('Älvdalens Möbler AB').waitFor();
    await add(grace);
    await plan.getByText('Grace Delgado').waitFor();
    await add('one@nowhere.example');
    await add('two@nowhere.example');
    await pane.getByRole('button', { name: '2 not in contacts' }).click();
    await pane.getByRole('button', { name: 'Add one@nowhere.example as a contact' }).waitFor();
  });

  it('drops a preview that comes after a newer one', async () => {
    let asked = 0;
    const { page, pane, compose } = await openPane(stage, {
      prepare: (opened) =>
        opened.route('**/api/v1/emails/preview', async (route) => {
          const body = route.request().postData() ?? '';
          const slow = body.includes('"pane"') && body.includes(goran) && !body.includes(grace);
          if (slow) {
            asked += 1;
            await new Promise((resolve) => setTimeout(resolve, 2_500));
          }
          await route.continue().catch(() => undefined);
        }),
    });
    await compose([goran]);
    await eventually(() => asked > 0);
    const to = page.getByRole('region', { name: 'Mail' }).getByLabel('To', { exact: true });
    await to.fill(grace);
    await to.press('Enter');
    const plan = pane.getByRole('region', { name: 'Will be logged to' });
    await plan.getByText('Grace Delgado').waitFor();
    await page.waitForTimeout(2_500);
    expect(await plan.getByText('Grace Delgado').count()).toBe(1);
  });

  it('logs a sent mail unless the writer has switched it off', async () => {
    const { page, pane, compose } = await openPane(stage);
    await compose([goran]);
    await pane.getByRole('region', { name: 'Will be logged to' }).getByText('Göran').waitFor();
    await pane.getByRole('switch', { name: 'Do not log this mail' }).click();
    await pane.getByText('This mail will not be logged.').waitFor();
    await send(page, 'Yarrow');
    expect(await stage.entries('search=Yarrow')).toEqual([]);
    await compose([goran]);
    await pane.getByRole('region', { name: 'Will be logged to' }).getByText('Göran').waitFor();
    expect(await pane.getByRole('switch').isChecked()).toBe(false);
    await send(page, 'Zinc');
    await eventually(async () => (await stage.entries('search=Zinc')).length === 1);
  });

  it('logs it again when the switch is taken back', async () => {
    const { page, pane, compose } = await openPane(stage);
    await compose([grace]);
    const off = pane.getByRole('switch', { name: 'Do not log this mail' });
    await off.click();
    await pane.getByText('This mail will not be logged.').waitFor();
    await off.click();
    await pane.getByRole('region', { name: 'Will be logged to' }).getByText('Grace').waitFor();
    await send(page, 'Zircon');
    await eventually(async () => (await stage.entries('search=Zircon')).length === 1);
  });
});
