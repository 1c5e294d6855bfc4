import { describe, expect, it } from '@jest/globals';
import { useStage } from '../support/stage.ts';
import { openPane, ownAddress, sandboxMail } from '../support/task-pane.ts';

const goran = { address: 'goran@alvdalensmobler.example', name: 'Göran Sjöström' };

describe('creating an interaction in the pane', () => {
  const stage = useStage();

  it('begins with the contact of the mail, waits beside it, and is finished there', async () => {
    const mails = [sandboxMail({ subject: 'Birch', from: goran, to: [ownAddress('bc')] })];
    const { pane } = await openPane(stage, { mails });
    await pane.getByRole('button', { name: 'Create interaction' }).click();
    const form = pane.getByRole('dialog', { name: 'Create interaction' });
    const picker = form.getByRole('combobox', { name: 'Contact' });
    expect(await picker.inputValue()).toBe('Göran Sjöström');
    await form.getByRole('textbox', { name: 'Description' }).fill('Showed the birch samples');
    await form.getByRole('button', { name: 'Close and keep as postponed' }).click();
    await form.waitFor({ state: 'detached' });
    const card = pane.getByRole('listitem').filter({ hasText: 'Showed the birch samples' });
    await card.getByText('Missing: interaction template').waitFor();
    await card.getByRole('button', { name: 'Resume' }).click();
    const resumed = pane.getByRole('dialog', { name: 'Resume interaction' });
    await resumed.getByRole('combobox', { name: 'Interaction template' }).click();
    await pane.getByRole('option', { name: 'Business letter' }).click();
    await resumed.getByRole('button', { name: 'Finish' }).click();
    await resumed.waitFor({ state: 'detached' });
    const [entry] = await stage.entries('contactNo=CT000025&limit=1');
    expect(entry).toMatchObject({
      description: 'Showed the birch samples',
      interactionTemplateCode: 'BUS',
      origin: 'manual',
    });
  });
});
