import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CallPreview } from '../../server/contract/call.ts';
import type { EmailPreview } from '../../server/contract/email.ts';
import type { InteractionTemplateSetup } from '../../server/contract/interaction-template-setup.ts';
import type { Problem } from '../../server/contract/problem.ts';
import type { RuleApplication } from '../../server/contract/rule-application.ts';
import type { WhatIf } from '../../server/contract/what-if.ts';
import { type Organisation, startOrganisation } from '../support/organisation.ts';
import { servers } from '../support/servers.ts';

const off = { interactionTemplateSetup: { emails: null } };

describe.each(servers())('what a change would have done, over the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
    await us.mail('jo', ['aino@tammela.example', 'bjorn@dahl.example'], 'An offer');
    await us.mail('eva', ['bjorn@dahl.example'], 'A price');
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  it('answers an administrator with everybody, a salesperson with the own alone (rule 19.3)', async () => {
    const all = await us.administrator.send<WhatIf>('POST', '/what-if', { change: off });
    expect(all).toMatchObject({ status: 200, body: { scope: 'all', removed: 3, messages: 2 } });
    const line = { kind: 'address', value: 'bjorn@dahl.example', owner: 'JO' };
    const own = { change: { neverLog: { add: line } } };
    const mine = await us.jo.send<WhatIf>('POST', '/what-if', own);
    expect(mine).toMatchObject({ status: 200, body: { scope: 'own', removed: 1, messages: 1 } });
    expect(mine.body.examples).toMatchObject([{ subject: 'An offer', salespersonCode: 'JO' }]);
    expect((await us.jo.send('POST', '/what-if', { change: off })).status).toBe(403);
    expect((await us.eva.send('POST', '/what-if', own)).status).toBe(403);
  });

  it('shows a manager no message of somebody else (rules 10.6, 19.3)', async () => {
    const change = { neverLog: { add: { kind: 'domain', value: 'dahl.example' } } };
    const { body } = await us.mona.send<WhatIf>('POST', '/what-if', { change });
    expect(body).toMatchObject({ scope: 'own', messages: 0, removed: 0, examples: [] });
  });

  it('tries a mail and a call, also with a change that is not saved (rule 19.13)', async () => {
    const mail = {
      from: { address: 'jo@us.example' },
      to: [{ address: 'aino@tammela.example' }],
    };
    const tried = async (change?: object) =>
      (
        await us.administrator.send<EmailPreview>('POST', '/emails/preview', { ...mail, change })
      ).body.decisions.map(({ reason }) => reason);
    expect(await tried()).toEqual(['matchedContact']);
    expect(await tried(off)).toEqual(['noTemplate']);
    const call = { direction: 'outbound', contactNo: us.aino.no, salespersonCode: 'JO' };
    const calls = await us.administrator.send<CallPreview>('POST', '/calls/preview', call);
    expect(calls).toMatchObject({
      status: 200,
      body: {
        salespersonCode: 'JO',
        decision: { reason: 'assigned', contactName: 'Aino Virtanen' },
      },
    });
    const without = await us.administrator.send<CallPreview>('POST', '/calls/preview', {
      ...call,
      change: { interactionTemplateSetup: { outgoingCalls: null } },
    });
    expect(without.body.decision).toMatchObject({ outcome: 'notLogged', reason: 'noTemplate' });
    const wrong = await us.administrator.send('POST', '/emails/preview', { ...mail, change: {} });
    expect(wrong.status).toBe(400);
    const others = await us.jo.send('POST', '/emails/preview', { ...mail, change: off });
    expect(others.status).toBe(403);
  });

  it('takes one change, and no other number of them', async () => {
    for (const change of [
      {},
      { ...off, neverLog: { remove: 1 } },
      { interactionTemplateSetup: { ghosts: null } },
    ]) {
      const { status, body } = await us.administrator.send<Problem>('POST', '/what-if', { change });
      expect([status, body.code]).toEqual([400, 'invalidInput']);
    }
  });

  it('applies a change and undoes it, by version and once (rules 13.5, 13.7, 19.6, 19.10)', async () => {
    const setup = await us.administrator.get<InteractionTemplateSetup>(
      '/interaction-template-setup',
    );
    const body = { name: 'No mails', change: off, version: setup.body.version };
    const stale = await us.administrator.send<Problem>('POST', '/rule-applications', {
      ...body,
      version: 99,
    });
    expect([stale.status, stale.body.code]).toEqual([412, 'versionOutdated']);
    const missing = await us.administrator.send<Problem>('POST', '/rule-applications', {
      ...body,
      version: null,
    });
    expect(missing.status).toBe(428);
    expect((await us.jo.send('POST', '/rule-applications', body)).status).toBe(403);
    const applied = await us.administrator.send<RuleApplication>(
      'POST',
      '/rule-applications',
      body,
      { idempotencyKey: 'no-mails' },
    );
    expect(applied).toMatchObject({ status: 201, body: { canceled: 3, state: 'done' } });
    const repeat = await us.administrator.send<RuleApplication>(
      'POST',
      '/rule-applications',
      body,
      { idempotencyKey: 'no-mails' },
    );
    expect(repeat.body.id).toBe(applied.body.id);
    const route = `/rule-applications/${applied.body.id}/undo`;
    expect((await us.administrator.send('POST', route)).status).toBe(428);
    expect((await us.jo.send('POST', route, undefined, { version: 1 })).status).toBe(404);
    const undone = await us.administrator.send<RuleApplication>('POST', route, undefined, {
      version: applied.body.version,
    });
    expect(undone).toMatchObject({ status: 200, body: { putBack: 3, setupPutBack: true } });
    const log = await us.administrator.get<{ items: { canceled: boolean }[] }>(
      '/interaction-log-entries',
    );
    expect(log.body.items.map(({ canceled }) => canceled)).toEqual([false, false, false]);
  });
});
