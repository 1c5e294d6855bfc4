import { describe, expect, it } from '@jest/globals';
import { useStage } from '../support/stage.ts';
import { openPane, ownAddress } from '../support/task-pane.ts';

describe('diagnostics of the pane', () => {
  const stage = useStage();

  it('tell a help desk everything but the token, numbered, and copy it', async () => {
    const { page, pane } = await openPane(stage, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await pane.getByRole('button', { name: 'More' }).click();
    await pane.getByRole('menuitem', { name: 'Diagnostics' }).click();
    await pane.getByText(/^reached in \d+ ms$/).waitFor();
    const { build } = await (await fetch(`${stage.server.url}/healthz`)).json();
    expect(build).toMatch(/^[0-9a-f]{12}$/);
    await pane.getByText(build, { exact: true }).waitFor();
    await pane.getByText('1. Server', { exact: true }).waitFor();
    await pane.getByText(ownAddress('bc')).waitFor();
    await pane.getByText('BC · Bengt Carlsson').waitFor();
    await pane.getByText(/^Mailbox 1\.\d+/).waitFor();
    await pane.getByRole('button', { name: 'Copy all' }).click();
    await pane.getByText('Copied.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('1. Server: reached in');
    expect(copied).toMatch(/4\. Sign-in: given by Outlook · .*tenant local/);
    const token = await stage.server.signIn('bc');
    expect(copied).not.toContain(token.split('.')[2]);
    expect(copied).not.toContain('eyJ');
  });

  it('tell of a server that is away, of kept reports, and of the last problem', async () => {
    const me = ownAddress('bc');
    const sentAt = new Date().toISOString();
    const key = `interaction-log.pending|${me}|kept|${sentAt}`;
    const { pane } = await openPane(stage, {
      mayComplain: true,
      prepare: async (opened) => {
        await opened.route('**/healthz', (route) => route.abort());
        await opened.route('**/api/v1/me', (route) => route.abort());
        await opened.addInitScript(([name, value]) => localStorage.setItem(name, value), [
          key,
          JSON.stringify({ captureId: 'kept', from: { address: me }, sentAt }),
        ] as const);
      },
    });
    await pane.getByRole('button', { name: 'Diagnostics' }).click();
    await pane.getByText(/^not reached within \d+ ms$/).waitFor();
    await pane.getByText(/^getMe · offline/).waitFor();
    const kept = pane.getByRole('listitem').filter({ hasText: 'Reports that wait to be sent' });
    await kept.getByText('1', { exact: true }).waitFor();
    await kept.getByLabel('Look at this').waitFor();
  });
});
