import { describe, expect, it } from '@jest/globals';
import type { EmailLookupResult } from '../../server/contract/email.ts';
import { eventually } from '../support/organisation.ts';
import { useStage } from '../support/stage.ts';
import { openPane, ownAddress, sandboxMail } from '../support/task-pane.ts';

const me = ownAddress('bc');
const goran = { address: 'goran@alvdalensmobler.example', name: 'Göran Sjöström' };
const grace = { address: 'grace@cedarfalls.example', name: 'Grace Delgado' };
/** Göran Sjöström and Rasmus Kjær, of two companies, both have it. */
const shared = 'office@oresundshuset.example';

describe('the pane beside a mail that is read', () => {
  const stage = useStage();

  const lookUp = async (body: object): Promise<EmailLookupResult> =>
    (await stage.server.send<EmailLookupResult>('POST', '/emails/lookup', body)).body;

  it('shows the contact behind a received mail, and the last five interactions', async () => {
    const mails = [sandboxMail({ subject: 'Amber beads', from: goran, to: [me] })];
    const { pane } = await openPane(stage, { mails });
    const card = pane.getByRole('region', { name: 'Contact', exact: true });
    await card.getByRole('heading', { name: 'Göran Sjöström' }).waitFor();
    await card.getByText('Älvdalens Möbler AB').waitFor();
    await card.getByText('Bengt Carlsson').waitFor();
    const phone = card.getByRole('link', { name: /^Call \+46/ });
    expect(await phone.getAttribute('href')).toMatch(/^tel:\+46/);
    const rows = pane.getByRole('region', { name: 'Last interactions' }).getByRole('listitem');
    await rows.nth(4).waitFor();
    expect(await rows.count()).toBe(5);
    await rows.first().getByRole('img').waitFor();
    const [newest] = await stage.entries('contactNo=CT000025&limit=1');
    expect(await rows.first().getByRole('link').getAttribute('href')).toBe(
      `/tab.html#/log/entry/${newest?.entryNo}`,
    );
  });

  it('logs a received mail once, and says so wherever it is opened', async () => {
    const mails = [sandboxMail({ subject: 'Basalt tiles', from: goran, to: [me] })];
    const { pane, logState } = await openPane(stage, { mails });
    await logState.getByText('It will be logged to Göran Sjöström.').waitFor();
    await pane.getByRole('button', { name: 'Log this mail' }).click();
    await logState.getByText(/^Logged to Göran Sjöström · today \d\d:\d\d by BC$/).waitFor();
    const elsewhere = await openPane(stage, { mails });
    await elsewhere.logState.getByText(/^Logged to Göran Sjöström/).waitFor();
    expect(await elsewhere.pane.getByRole('button', { name: 'Log this mail' }).count()).toBe(0);
    expect(await stage.entries('search=Basalt')).toMatchObject([
      { informationFlow: 'inbound', origin: 'pane', salespersonCode: 'BC' },
    ]);
  });

  it('logs it once when two devices do at once, each with the derived id (rule 8.13)', async () => {
    const mails = [sandboxMail({ subject: 'Coral combs', from: goran, to: [me] })];
    const panes = [await openPane(stage, { mails }), await openPane(stage, { mails })];
    const buttons = panes.map(({ pane }) => pane.getByRole('button', { name: 'Log this mail' }));
    await Promise.all(buttons.map((button) => button.waitFor()));
    // A click of the browser's would wait, and learn of the other device meanwhile.
    await Promise.all(buttons.map((button) => button.dispatchEvent('click')));
    await Promise.all(panes.map(({ logState }) => logState.getByText(/^Logged to/).waitFor()));
    expect(await stage.entries('search=Coral')).toHaveLength(1);
  });

  it('knows a sent mail by the captureId on it, and tells the server its Message-ID', async () => {
    const captureId = 'capture-of-dried-figs';
    await stage.send({ by: 'bc', to: [goran.address], subject: 'Dried figs', captureId });
    const mail = sandboxMail({
      subject: 'Dried figs',
      folder: 'sent',
      from: me,
      to: [goran],
      customProperties: { captureId },
    });
    const { logState } = await openPane(stage, { mails: [mail] });
    await logState.getByText(/^Logged to Göran Sjöström/).waitFor();
    const { internetMessageId } = mail;
    await eventually(async () => (await lookUp({ internetMessageId })).state === 'confirmed');
    expect(await stage.entries('search=figs')).toHaveLength(1);
  });

  it('takes an inherited captureId for no proof: a forward is logged by itself', async () => {
    const captureId = 'capture-of-emery';
    const original = '<emery-original@tests.example>';
    await stage.send({
      by: 'bc',
      to: [goran.address],
      subject: 'Emery cloth',
      captureId,
      internetMessageId: original,
    });
    const mail = sandboxMail({
      subject: 'FW: Emery cloth',
      folder: 'sent',
      from: me,
      to: [grace],
      customProperties: { captureId },
    });
    const { pane, logState } = await openPane(stage, { mails: [mail] });
    await pane.getByRole('button', { name: 'Log this mail' }).click();
    await logState.getByText(/^Logged to Grace Delgado/).waitFor();
    const names = (await stage.entries('search=Emery')).map(({ contactName }) => contactName);
    expect(names.sort()).toEqual(['Grace Delgado', 'Göran Sjöström']);
  });

  it('waits for the Message-ID of a fresh copy in Sent Items', async () => {
    const mail = sandboxMail({
      subject: 'Flint stones',
      folder: 'sent',
      from: me,
      to: [grace],
      at: new Date(Date.now() + 4_000).toISOString(),
    });
    const { pane } = await openPane(stage, { mails: [mail] });
    await pane.getByText('Outlook has not given this mail its number yet.').waitFor();
    await pane.getByRole('button', { name: 'Log this mail' }).waitFor();
  });

  it('takes its own mail out of the log, and puts it back by undo', async () => {
    const mails = [sandboxMail({ subject: 'Glass rods', from: grace, to: [me] })];
    const { pane, logState } = await openPane(stage, { mails });
    await pane.getByRole('button', { name: 'Log this mail' }).click();
    await pane.getByRole('button', { name: 'Remove from the log' }).click();
    await logState.getByText(/^Taken out of the log · today \d\d:\d\d by BC$/).waitFor();
    expect(await stage.entries('search=Glass')).toMatchObject([{ canceled: true }]);
    await pane.getByRole('button', { name: 'Undo' }).click();
    await logState.getByText(/^Logged to Grace Delgado/).waitFor();
    await pane.getByRole('button', { name: 'Remove from the log' }).click();
    await pane.getByRole('button', { name: 'Put it back into the log' }).click();
    await logState.getByText(/^Logged to Grace Delgado/).waitFor();
    expect(await stage.entries('search=Glass')).toMatchObject([{ canceled: false }]);
  });

  it('lets a colleague in Cc log the mail in the sender’s name', async () => {
    const mails = [
      sandboxMail({
        subject: 'Hemp rope',
        from: { address: ownAddress('jo'), name: 'Johanna Ojala' },
        to: [grace],
        cc: [me],
      }),
    ];
    const { pane, logState } = await openPane(stage, { mails });
    await pane.getByRole('heading', { name: 'Grace Delgado' }).waitFor();
    await pane.getByRole('button', { name: 'Log this mail' }).click();
    await logState.getByText(/^Logged to Grace Delgado · today \d\d:\d\d by BC$/).waitFor();
    await logState.getByText('Only Johanna Ojala or a manager can take it out again.').waitFor();
    expect(await pane.getByRole('button', { name: 'Remove from the log' }).count()).toBe(0);
    expect(await stage.entries('search=Hemp')).toMatchObject([
      { salespersonCode: 'JO', informationFlow: 'outbound', createdBy: 'BC' },
    ]);
  });

  it('shows each contact of a sent mail, and folds away who is none', async () => {
    const mails = [
      sandboxMail({
        subject: 'Ivory keys',
        folder: 'sent',
        from: me,
        to: [goran, grace, 'one@nowhere.example'],
        cc: ['two@nowhere.example'],
      }),
    ];
    const { pane, logState } = await openPane(stage, { mails });
    const people = pane.getByRole('list', { name: 'Contacts behind this mail' });
    await people.getByRole('button', { name: 'Grace Delgado' }).click();
    await pane.getByRole('heading', { name: 'Grace Delgado' }).waitFor();
    expect(await pane.getByText('one@nowhere.example').count()).toBe(0);
    await pane.getByRole('button', { name: '2 not in contacts' }).click();
    await pane.getByText('one@nowhere.example').waitFor();
    await pane.getByRole('button', { name: 'Add two@nowhere.example as a contact' }).waitFor();
    await pane.getByRole('button', { name: 'Log this mail' }).click();
    await logState.getByText(/^Logged to Göran Sjöström and Grace Delgado · today/).waitFor();
  });

  it('asks which of several contacts it is, and remembers the answer', async () => {
    const mails = [
      sandboxMail({ subject: 'Jade bowls', from: shared, to: [me] }),
      sandboxMail({ subject: 'Kelp ash', from: shared, to: [me] }),
    ];
    const { pane, logState, read } = await openPane(stage, { mails });
    await pane.getByRole('heading', { name: `Several contacts have the address` }).waitFor();
    await pane.getByRole('button', { name: 'Log this mail' }).click();
    await pane.getByRole('checkbox', { name: `Remember this choice for ${shared}` }).check();
    await pane.getByRole('button', { name: /^Rasmus Kjær/ }).click();
    await logState.getByText(/^Logged to Rasmus Kjær/).waitFor();
    await read('Kelp ash');
    await pane.getByRole('heading', { name: 'Rasmus Kjær' }).waitFor();
    await logState.getByText('It will be logged to Rasmus Kjær.').waitFor();
  });

  it('purges a mail from the log once its header shows that it is private (rule 9.8)', async () => {
    const internetMessageId = '<lime@tests.example>';
    const subject = 'Lime wash';
    await stage.send({ by: 'bc', to: [grace.address], subject, internetMessageId });
    expect(await stage.entries('search=Lime')).toHaveLength(1);
    const mails = [
      sandboxMail({
        subject,
        folder: 'sent',
        from: me,
        to: [grace],
        internetMessageId,
        sensitivity: 'Private',
      }),
    ];
    const { logState } = await openPane(stage, { mails });
    await logState.getByText('Not logged: it was marked private or confidential.').waitFor();
    await eventually(async () => (await stage.entries('search=Lime')).length === 0);
  });

  it('says in a sentence why a mail is not logged, and offers no button', async () => {
    const mails = [
      sandboxMail({
        subject: 'Marble',
        from: goran,
        to: [me],
        sensitivity: 'Company-Confidential',
      }),
      sandboxMail({ subject: 'Nails', from: ownAddress('jo'), to: [me] }),
      sandboxMail({ subject: 'Opal', from: 'new@nowhere.example', to: [me] }),
    ];
    const { pane, logState, read } = await openPane(stage, { mails });
    await logState.getByText('Not logged: it was marked private or confidential.').waitFor();
    await read('Nails');
    await logState.getByText('Not logged: internal mail').waitFor();
    await read('Opal');
    await pane.getByText('The sender is not in the contacts').waitFor();
    await pane.getByRole('button', { name: 'Add new@nowhere.example as a contact' }).waitFor();
    expect(await pane.getByRole('button', { name: 'Log this mail' }).count()).toBe(0);
  });

  it('begins a mail to the contact', async () => {
    const mails = [sandboxMail({ subject: 'Pine tar', from: goran, to: [me] })];
    const { page, pane } = await openPane(stage, { mails });
    await pane.getByRole('button', { name: `Write to ${goran.address}` }).click();
    await page.getByRole('region', { name: 'Mail' }).getByText(goran.address).first().waitFor();
    await page.getByLabel('Subject').waitFor();
  });

  it('counts today’s own mail at the foot, with a link to the reasons', async () => {
    for (const to of [[grace.address], ['x@nowhere.example']]) {
      await stage.send({ by: 'lt', to, subject: 'Quartz' });
    }
    const { pane } = await openPane(stage, { as: 'lt' });
    const foot = pane.getByRole('region', { name: 'My mail today' });
    await foot.getByText('Today: 2 sent seen · 1 logged · 1 not a contact').waitFor();
    expect(await foot.getByRole('link').getAttribute('href')).toMatch(
      /^\/tab\.html#\/decisions\?dateFrom=\d{4}-\d\d-\d\d&dateTo=/,
    );
  });

  it('never reads the body of a mail', async () => {
    const mails = [sandboxMail({ subject: 'Resin', from: goran, to: [me] })];
    const { page, pane, logState } = await openPane(stage, { mails });
    const bodies: string[] = [];
    page.on('request', (request) => bodies.push(request.postData() ?? ''));
    await pane.getByRole('button', { name: 'Log this mail' }).click();
    await logState.getByText(/^Logged to/).waitFor();
    expect(bodies.join()).toContain('Resin');
    expect(bodies.join()).not.toContain('Hello');
  });
});
