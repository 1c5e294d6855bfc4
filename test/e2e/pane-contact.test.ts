import { describe, expect, it } from '@jest/globals';
import type { ContactDetail, ContactListItem } from '../../server/contract/contact.ts';
import type { Page as ListPage } from '../../server/contract/fields.ts';
import { useStage } from '../support/stage.ts';
import { openPane, ownAddress, sandboxMail } from '../support/task-pane.ts';

const me = ownAddress('bc');

describe('adding a contact from the pane', () => {
  const stage = useStage();

  const contactsOf = async (emailAddress: string): Promise<ContactListItem[]> => {
    const query = `emailAddress=${encodeURIComponent(emailAddress)}`;
    const { body } = await stage.server.send<ListPage<ContactListItem>>(
      'GET',
      `/contacts?${query}`,
    );
    return body.items;
  };

  it('fills the form from the mail, and then offers to log the mail', async () => {
    const from = { address: 'matti.virta@savikko.example', name: 'Virta, Matti' };
    const mails = [sandboxMail({ subject: 'Slate roofs', from, to: [me] })];
    const { pane, logState } = await openPane(stage, { mails });
    await pane.getByRole('button', { name: 'Add Virta, Matti as a contact' }).click();
    expect(await pane.getByLabel('Name').inputValue()).toBe('Matti Virta');
    expect(await pane.getByLabel('E-mail addresses').inputValue()).toBe(from.address);
    await pane.getByRole('checkbox', { name: 'Add the company Savikko too' }).check();
    await pane.getByRole('button', { name: 'Create contact' }).click();
    await pane.getByText('Matti Virta is in the contacts').waitFor();
    await pane.getByRole('button', { name: 'Log this mail' }).click();
    await logState.getByText(/^Logged to Matti Virta/).waitFor();
    expect(await contactsOf(from.address)).toMatchObject([
      { name: 'Matti Virta', companyName: 'Savikko', salespersonCode: 'BC' },
    ]);
  });

  it('proposes no company for an address of free mail', async () => {
    const from = { address: 'siiri.lampi@gmail.com', name: 'Siiri Lampi' };
    const { pane } = await openPane(stage, {
      mails: [sandboxMail({ subject: 'Tar paper', from, to: [me] })],
    });
    await pane.getByRole('button', { name: 'Add Siiri Lampi as a contact' }).click();
    await pane.getByLabel('Name').waitFor();
    expect(await pane.getByRole('checkbox').count()).toBe(0);
  });

  it('shows who it may be already, and gives that contact the address', async () => {
    const from = { address: 'grace.delgado@home.example', name: 'Grace Delgado' };
    const mails = [sandboxMail({ subject: 'Umber', from, to: [me] })];
    const { pane, logState } = await openPane(stage, { mails });
    await pane.getByRole('button', { name: 'Add Grace Delgado as a contact' }).click();
    await pane.getByRole('heading', { name: 'Is it one of these?' }).waitFor();
    await pane.getByRole('button', { name: /^Grace Delgado.*has the same name/ }).click();
    await pane.getByText('Grace Delgado is in the contacts').waitFor();
    await pane.getByRole('button', { name: 'Log this mail' }).click();
    await logState.getByText(/^Logged to Grace Delgado/).waitFor();
    const [found] = await contactsOf(from.address);
    expect(found?.emailAddresses).toEqual(['grace@cedarfalls.example', from.address]);
  });

  it('makes a new one when it is none of these', async () => {
    const from = { address: 'goran2@elsewhere.example', name: 'Göran Sjöström' };
    const mails = [sandboxMail({ subject: 'Varnish', from, to: [me] })];
    const { pane } = await openPane(stage, { mails });
    await pane.getByRole('button', { name: 'Add Göran Sjöström as a contact' }).click();
    await pane.getByRole('button', { name: 'None of these: a new contact' }).click();
    await pane.getByRole('button', { name: 'Create contact' }).click();
    await pane.getByText('Göran Sjöström is in the contacts').waitFor();
    const [found] = await contactsOf(from.address);
    const { body } = await stage.server.send<ContactDetail>('GET', `/contacts/${found?.no}`);
    expect(body.emailAddresses).toEqual([from.address]);
  });

  it('logs a mail that was sent before its recipient was a contact (rule 6.19)', async () => {
    const to = { address: 'late@lately.example', name: 'Lotta Late' };
    const captureId = 'capture-of-walnut';
    await stage.send({ by: 'bc', to: [to.address], subject: 'Walnut', captureId });
    const mails = [
      sandboxMail({
        subject: 'Walnut',
        folder: 'sent',
        from: me,
        to: [to],
        customProperties: { captureId },
      }),
    ];
    const { pane, logState } = await openPane(stage, { mails });
    await pane.getByText('The recipient is not in the contacts').waitFor();
    await pane.getByRole('button', { name: 'Add Lotta Late as a contact' }).click();
    await pane.getByRole('button', { name: 'Create contact' }).click();
    await pane.getByRole('button', { name: 'Log this mail' }).click();
    await logState.getByText(/^Logged to Lotta Late/).waitFor();
    expect(await stage.entries('search=Walnut')).toHaveLength(1);
  });

  it('tells at the field what is wrong, and is left by Escape', async () => {
    const from = { address: 'nobody@xylem.example', name: 'Xenia Xylem' };
    const { pane } = await openPane(stage, {
      mails: [sandboxMail({ subject: 'Xylem', from, to: [me] })],
      mayComplain: true,
    });
    const add = pane.getByRole('button', { name: 'Add Xenia Xylem as a contact' });
    await add.click();
    await pane.getByLabel('Name').fill('');
    await pane.getByRole('button', { name: 'Create contact' }).click();
    await pane.getByText('This is empty or too small.').waitFor();
    await pane.getByLabel('Name').press('Escape');
    await add.waitFor();
  });
});
