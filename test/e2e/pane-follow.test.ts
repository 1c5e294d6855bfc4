import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/organisation.ts';
import { useStage } from '../support/stage.ts';
import { openPane, ownAddress, sandboxMail } from '../support/task-pane.ts';

const me = ownAddress('bc');
const goran = { address: 'goran@alvdalensmobler.example', name: 'Göran Sjöström' };
const grace = { address: 'grace@cedarfalls.example', name: 'Grace Delgado' };

describe('a pinned pane', () => {
  const stage = useStage();

  it('follows from mail to mail, and has a calm page for none', async () => {
    const mails = [
      sandboxMail({ subject: 'Acorn', from: goran, to: [me] }),
      sandboxMail({ subject: 'Birch', from: grace, to: [me] }),
    ];
    const { page, pane, read } = await openPane(stage, { mails, read: null });
    await pane.getByRole('heading', { name: 'No mail is selected' }).waitFor();
    await read('Acorn');
    await pane.getByRole('heading', { name: 'Göran Sjöström' }).waitFor();
    await read('Birch');
    await pane.getByRole('heading', { name: 'Grace Delgado' }).waitFor();
    await page.getByRole('tab', { name: 'Sent' }).click();
    await pane.getByRole('heading', { name: 'No mail is selected' }).waitFor();
  });

  it('drops what it learns of a mail that was left', async () => {
    const slow = sandboxMail({ subject: 'Cedar', from: goran, to: [me] });
    const mails = [slow, sandboxMail({ subject: 'Douglas', from: grace, to: [me] })];
    await stage.send({
      by: 'bc',
      to: [goran.address],
      subject: 'Cedar',
      internetMessageId: slow.internetMessageId,
    });
    const { page, pane, logState, read } = await openPane(stage, {
      mails,
      read: null,
      prepare: (opened) =>
        opened.route('**/api/v1/emails/lookup', async (route) => {
          if (route.request().postData()?.includes(slow.internetMessageId)) {
            await new Promise((resolve) => setTimeout(resolve, 2_500));
          }
          await route.continue().catch(() => undefined);
        }),
    });
    await read('Cedar');
    await pane.getByRole('heading', { name: 'Göran Sjöström' }).waitFor();
    await read('Douglas');
    await logState.getByText('It will be logged to Grace Delgado.').waitFor();
    await page.waitForTimeout(3_000);
    expect(await logState.getByText(/^Logged to/).count()).toBe(0);
    await logState.getByText('It will be logged to Grace Delgado.').waitFor();
  });

  it('shows what is new by its refresh button', async () => {
    const mail = sandboxMail({ subject: 'Elm', folder: 'sent', from: me, to: [goran] });
    const { pane, logState } = await openPane(stage, {
      mails: [mail],
      mayComplain: true,
      // Nothing arrives by the stream, as where a proxy cuts it.
      prepare: (opened) => opened.route('**/api/v1/stream', (route) => route.abort()),
    });
    await pane.getByRole('button', { name: 'Log this mail' }).waitFor();
    const { internetMessageId } = mail;
    await stage.send({ by: 'bc', to: [goran.address], subject: 'Elm', internetMessageId });
    await pane.getByRole('button', { name: 'Refresh' }).click();
    await logState.getByText(/^Logged to Göran Sjöström/).waitFor();
  });

  it('learns by itself that a colleague logged the mail', async () => {
    const mail = sandboxMail({ subject: 'Fir', folder: 'sent', from: me, to: [goran] });
    const { pane, logState } = await openPane(stage, { mails: [mail] });
    await pane.getByRole('button', { name: 'Log this mail' }).waitFor();
    const { internetMessageId } = mail;
    await stage.send({ by: 'bc', to: [goran.address], subject: 'Fir', internetMessageId });
    await logState.getByText(/^Logged to Göran Sjöström/).waitFor();
  });

  it('says that the network is away, and posts what was kept when it is back', async () => {
    const kept = {
      captureId: 'capture-of-ginkgo',
      from: { address: me },
      to: [{ address: goran.address }],
      subject: 'Ginkgo',
      sentAt: new Date().toISOString(),
    };
    const key = `interaction-log.pending|${me}|${kept.captureId}|${kept.sentAt}`;
    const { page, pane } = await openPane(stage, {
      mayComplain: true,
      prepare: (opened) =>
        opened.addInitScript(
          ([name, value]) => {
            if (sessionStorage.getItem('kept once') === null) localStorage.setItem(name, value);
            sessionStorage.setItem('kept once', 'yes');
          },
          [key, JSON.stringify(kept)] as const,
        ),
    });
    await eventually(async () => (await stage.entries('search=Ginkgo')).length === 1);
    await eventually(() => page.evaluate((name) => localStorage.getItem(name) === null, key));
    await page.context().setOffline(true);
    await pane.getByText('No network.').waitFor();
    await page.context().setOffline(false);
    await pane.getByText('No network.').waitFor({ state: 'detached' });
  });
});
