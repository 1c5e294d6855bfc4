import { describe, expect, it } from '@jest/globals';
import { useStage } from '../support/stage.ts';
import { openPane, ownAddress, sandboxMail } from '../support/task-pane.ts';

const goran = { address: 'goran@alvdalensmobler.example', name: 'Göran Sjöström' };

describe('logging a call from the pane', () => {
  const stage = useStage();

  it('knows the contact of the mail, and takes a length and a note', async () => {
    const mails = [sandboxMail({ subject: 'Maple', from: goran, to: [ownAddress('bc')] })];
    const { pane } = await openPane(stage, { mails });
    await pane.getByRole('button', { name: 'Log a call' }).click();
    const dialog = pane.getByRole('dialog', { name: 'Log a call' });
    await dialog.getByLabel('Length in minutes').fill('12');
    await dialog.getByLabel('Note').fill('Wants three chairs more');
    await dialog.getByRole('button', { name: 'Log call' }).click();
    await dialog.waitFor({ state: 'detached' });
    const rows = pane.getByRole('region', { name: 'Last interactions' }).getByRole('listitem');
    await rows.first().getByRole('img', { name: 'Call made' }).waitFor();
    const [entry] = await stage.entries('contactNo=CT000025&limit=1');
    expect(entry).toMatchObject({ origin: 'call', durationMinutes: 12, salespersonCode: 'BC' });
  });

  it('is begun from the menu with a number alone, whatever is shown', async () => {
    const { pane } = await openPane(stage);
    await pane.getByRole('button', { name: 'More' }).click();
    await pane.getByRole('menuitem', { name: 'Log a call' }).click();
    const dialog = pane.getByRole('dialog', { name: 'Log a call' });
    await dialog.getByLabel('Phone number').fill('+46701740644');
    await dialog.getByLabel('Length in minutes').fill('0');
    await dialog.getByRole('button', { name: 'Log call' }).click();
    await dialog.waitFor({ state: 'detached' });
    const [entry] = await stage.entries('contactNo=CT000025&limit=1');
    expect(entry).toMatchObject({ origin: 'call', attemptFailed: true });
  });
});
