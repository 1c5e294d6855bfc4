import { describe, expect, it } from '@jest/globals';
import { paneButton } from '../support/sandbox-pane.ts';
import { useStage } from '../support/stage.ts';
import { openPane, ownAddress, sandboxMail } from '../support/task-pane.ts';

const goran = { address: 'goran@alvdalensmobler.example', name: 'Göran Sjöström' };
const mails = [sandboxMail({ subject: 'Hazel', from: goran, to: [ownAddress('bc')] })];

/** As if the server saw somebody else. */
const meIs = (change: object) => ({
  prepare: (opened: import('playwright-core').Page) =>
    opened.route('**/api/v1/me', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...(await answer.json()), ...change } });
    }),
});

describe('a pane that cannot do its work', () => {
  const stage = useStage();

  it('says that Outlook gave no sign-in, and what to do, and tries again', async () => {
    const { page, pane } = await openPane(stage, { mayComplain: true, mails });
    await pane.getByRole('heading', { name: 'Göran Sjöström' }).waitFor();
    await page.getByRole('button', { name: 'Close the task pane' }).first().click();
    await page.getByRole('radio', { name: 'refused' }).check();
    await paneButton(page).click();
    await pane.getByRole('heading', { name: 'You could not be signed in' }).waitFor();
    await pane.getByText('ask an administrator').waitFor();
    const token = page.getByRole('radiogroup', { name: 'Token' });
    await token.getByRole('radio', { name: 'fine' }).check();
    await pane.getByRole('button', { name: 'Try again' }).click();
    await pane.getByRole('heading', { name: 'Göran Sjöström' }).waitFor();
  });

  it('says that the server cannot be reached, and goes on when it can', async () => {
    let away = true;
    const { pane } = await openPane(stage, {
      mails,
      mayComplain: true,
      prepare: (opened) =>
        opened.route('**/api/v1/me', (route) => (away ? route.abort() : route.continue())),
    });
    await pane.getByRole('heading', { name: 'The server cannot be reached' }).waitFor();
    away = false;
    await pane.getByRole('button', { name: 'Try again' }).click();
    await pane.getByRole('heading', { name: 'Göran Sjöström' }).waitFor();
  });

  it('says that the account is refused', async () => {
    const { pane } = await openPane(stage, {
      mails,
      mayComplain: true,
      prepare: (opened) =>
        opened.route('**/api/v1/me', (route) =>
          route.fulfill({
            status: 401,
            json: { code: 'notSignedIn', title: 'Sign in', detail: 'Sign in', status: 401 },
          }),
        ),
    });
    await pane.getByRole('heading', { name: 'This sign-in is not accepted' }).waitFor();
    await pane.getByRole('button', { name: 'Diagnostics' }).click();
    await pane.getByText('Last problem').waitFor();
  });

  it('says that somebody has no role yet', async () => {
    const { pane } = await openPane(stage, { mails, ...meIs({ roles: [] }) });
    await pane.getByRole('heading', { name: 'You have no access yet' }).waitFor();
    await pane.getByText('Ask an administrator to give you one.').waitFor();
  });

  it('shows a reader the contact, and offers nothing to log', async () => {
    const { pane } = await openPane(stage, { mails, ...meIs({ roles: ['reader'] }) });
    await pane.getByText('Your role may look, but not log.').waitFor();
    await pane.getByRole('heading', { name: 'Göran Sjöström' }).waitFor();
    await pane.getByText('This mail is not logged.').waitFor();
    expect(await pane.getByRole('button', { name: 'Log this mail' }).count()).toBe(0);
  });

  it('tells somebody without a salesperson whom to ask', async () => {
    const { pane } = await openPane(stage, { mails, ...meIs({ salespersonCode: null }) });
    await pane.getByText('You are not linked to a salesperson').waitFor();
  });

  it('is a friendly page in a browser without Outlook', async () => {
    const page = await stage.open('/pane.html');
    await page.getByRole('heading', { name: 'This page belongs in Outlook' }).waitFor();
  });
});
