import { describe, expect, it } from '@jest/globals';
import type { InteractionLogEntryDetail } from '../../server/contract/interaction-log-entry.ts';
import { violationsOf } from '../support/accessibility.ts';
import { useStage } from '../support/stage.ts';
import { openPane, ownAddress, sandboxMail } from '../support/task-pane.ts';

const me = ownAddress('bc');
const goran = { address: 'goran@alvdalensmobler.example', name: 'Göran Sjöström' };
const grace = { address: 'grace@cedarfalls.example', name: 'Grace Delgado' };
const file = (name: string, content: string, inline = false) => ({
  id: name,
  name,
  contentType: 'application/octet-stream',
  content: Buffer.from(content).toString('base64'),
  inline,
});
const files = [
  file('Order.pdf', '%PDF-1.7\nOrder'),
  file('Items.csv', 'item;pieces\n'),
  file('logo.png', 'picture', true),
];

describe('attachments of a mail, from the pane', () => {
  const stage = useStage();

  const attachmentsOf = async (subject: string) => {
    const entries = await stage.entries(`search=${encodeURIComponent(subject)}`);
    return Promise.all(
      entries.map(
        async ({ entryNo }) =>
          (
            await stage.server.send<InteractionLogEntryDetail>(
              'GET',
              `/interaction-log-entries/${entryNo}`,
            )
          ).body.attachments,
      ),
    );
  };

  it('go to all entries of the mail, uploaded once (rule 16.11)', async () => {
    const mail = sandboxMail({
      subject: 'Garnet lamps',
      from: me,
      to: [goran, grace],
      folder: 'sent',
      files,
    });
    const { page, pane, logState } = await openPane(stage, { mails: [mail] });
    let uploads = 0;
    page.on('request', (request) => {
      if (/\/attachments$/.test(request.url()) && !request.url().includes('entries')) uploads += 1;
    });
    await pane.getByRole('button', { name: 'Log and attach files' }).click();
    const box = logState.getByRole('region', { name: 'Attach to the log' });
    await box.waitFor();
    expect(await box.getByRole('checkbox', { name: 'Order.pdf' }).isChecked()).toBe(true);
    expect(await box.getByRole('checkbox', { name: 'logo.png' }).isChecked()).toBe(false);
    await box.getByRole('checkbox', { name: 'The mail itself' }).check();
    const frame = page.frames().find((one) => one.url().includes('sandbox-pane'));
    if (frame) expect(await violationsOf(frame)).toEqual([]);
    await box.getByRole('button', { name: 'Attach 3 files' }).click();
    await box.waitFor({ state: 'detached' });
    const [one, other] = await attachmentsOf('Garnet');
    expect(one?.map(({ fileName, contentType }) => [fileName, contentType])).toEqual([
      ['Order.pdf', 'application/pdf'],
      ['Items.csv', 'text/csv'],
      ['Garnet lamps.eml', 'message/rfc822'],
    ]);
    expect(other).toEqual(one);
    expect(uploads).toBe(3);
    await logState.getByRole('button', { name: 'Attach files of this mail' }).click();
    await box.getByText('In the log already').first().waitFor();
    await pane.getByRole('img', { name: '3 attachments' }).first().waitFor();
  });

  it('are nobody’s to attach but the salesperson’s', async () => {
    await stage.send({
      by: 'bc',
      to: [goran.address],
      subject: 'Hazel wood',
      internetMessageId: '<hazel@tests.example>',
    });
    const mail = sandboxMail({
      subject: 'Hazel wood',
      from: me,
      to: [goran],
      folder: 'sent',
      files,
      internetMessageId: '<hazel@tests.example>',
    });
    const { logState } = await openPane(stage, { mails: [mail], as: 'lt' });
    await logState.getByText(/^Logged to Göran Sjöström/).waitFor();
    expect(await logState.getByRole('button', { name: /Attach/ }).count()).toBe(0);
  });

  it('are the mail itself where it brings none (rule 16.11)', async () => {
    const mail = sandboxMail({ subject: 'Indigo ink', from: goran, to: [me] });
    const { pane, logState } = await openPane(stage, { mails: [mail] });
    await pane.getByRole('button', { name: 'Log this mail' }).click();
    await logState.getByRole('button', { name: 'Attach files of this mail' }).click();
    await logState.getByText('The mail has no attachments.').waitFor();
    await logState.getByRole('checkbox', { name: 'The mail itself' }).check();
    await logState.getByRole('button', { name: 'Attach 1 file' }).click();
    await logState
      .getByRole('region', { name: 'Attach to the log' })
      .waitFor({ state: 'detached' });
    const [attached] = await attachmentsOf('Indigo');
    expect(attached?.map(({ fileName }) => fileName)).toEqual(['Indigo ink.eml']);
  });
});
