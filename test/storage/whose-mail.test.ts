import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Capture, noon, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

const at = (day: string) => `${day}T09:00:00Z`;

describe.each(databases())('whose a mail is on the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  let ids = 0;
  const send = (report: Record<string, unknown>, actor = capture.jo) => {
    ids += 1;
    return capture.log(
      {
        captureId: `whose-${ids}`,
        to: people('aino@tammela.example'),
        subject: 'Whose',
        ...report,
      },
      actor,
    );
  };
  const ownersOf = async (report: Record<string, unknown>, actor = capture.jo) =>
    (await send(report, actor)).result.entries.map((one) => one.salespersonCode);
  const change = async (code: string, what: object) => {
    const { version } = await capture.stores.salespeople.get(code);
    await capture.stores.salespeople.change(capture.caller, code, version, what);
  };

  it('follows the day a mail was sent on, first and last day included (rule 3.2)', async () => {
    const address = 'sales@us.example';
    await change('JO', {
      emailAddresses: [
        { address: 'jo@us.example', startingDate: null, endingDate: null },
        { address, startingDate: null, endingDate: '2026-02-10' },
      ],
    });
    await change('EH', {
      emailAddresses: [
        { address: 'eh@us.example', startingDate: null, endingDate: null },
        { address, startingDate: '2026-02-12', endingDate: '2026-02-12' },
      ],
    });
    const on = async (day: string) =>
      (await send({ from: { address }, sentAt: at(day) }, capture.administrator)).result;
    expect((await on('2026-02-10')).entries[0]?.salespersonCode).toBe('JO');
    expect(await on('2026-02-11')).toMatchObject({ direction: 'inbound', entries: [] });
    expect((await on('2026-02-12')).entries[0]?.salespersonCode).toBe('EH');
    expect(await on('2026-02-13')).toMatchObject({ direction: 'inbound', entries: [] });
  });

  it('is the sender’s when a delegate sends it (rule 3.3)', async () => {
    const from = { address: 'eh@us.example' };
    await expect(send({ from })).rejects.toMatchObject({ code: 'senderNotYours' });
    await change('EH', { delegates: ['JO'] });
    expect(await ownersOf({ from })).toEqual(['EH']);
    await change('EH', { delegates: [] });
  });

  it('of a shared mailbox is the sender’s or the named salesperson’s (rules 3.4, 3.7)', async () => {
    const setUp = async (ownerRule: 'sender' | 'salesperson') => {
      const { version } = await capture.stores.marketingSetup.get();
      await capture.stores.marketingSetup.change(capture.caller, version, {
        sharedMailboxes: [
          {
            address: 'info@us.example',
            ownerRule,
            salespersonCode: 'EH',
            grantedTo: ['JO'],
          },
        ],
      });
    };
    const from = { address: 'info@us.example' };
    await setUp('sender');
    expect(await ownersOf({ from })).toEqual(['JO']);
    await expect(send({ from }, capture.eh)).rejects.toMatchObject({ code: 'senderNotYours' });
    await setUp('salesperson');
    expect(await ownersOf({ from })).toEqual(['EH']);
    const arrived = { from: { address: 'aino@tammela.example' }, to: people('info@us.example') };
    expect(await ownersOf(arrived, capture.administrator)).toEqual(['EH']);
    const { result } = await send({ to: people('info@us.example', 'bjorn@norrsken.example') });
    expect(result.decisions.map((one) => one.reason)).toEqual(['ownSalesperson', 'matchedContact']);
  });

  it('is outbound when the sender is ours, else inbound (rules 3.7, 6.7)', async () => {
    const { result } = await send({});
    expect([result.direction, result.entries[0]?.informationFlow]).toEqual([
      'outbound',
      'outbound',
    ]);
    const received = await send({
      from: { address: 'aino@tammela.example' },
      to: people('jo@us.example'),
    });
    expect(received.result.direction).toBe('inbound');
  });

  it('stays a blocked salesperson’s, whose address is still ours (rules 3.6, 3.7)', async () => {
    await change('EH', { blocked: true });
    const from = { address: 'eh@us.example' };
    const sentAt = new Date(noon).toISOString();
    expect(await ownersOf({ from, sentAt }, capture.administrator)).toEqual(['EH']);
    const { result } = await send({ to: people('eh@us.example', 'bjorn@norrsken.example') });
    expect(result.decisions.map((one) => one.reason)).toEqual(['ownSalesperson', 'matchedContact']);
    await change('EH', { blocked: false });
  });
});
