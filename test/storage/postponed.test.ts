import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EmailResult } from '../../server/contract/email.ts';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { callerOf } from '../support/callers.ts';
import { type Capture, noon, openCapture, outcomeOf, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

const later = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();

describe.each(databases())('postponed interactions (rules 11) in the $name', (database) => {
  let capture: Capture;
  let ids = 0;
  let captureId = '';
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });
  beforeEach(() => {
    ids += 1;
    captureId = `postponed-${ids}`;
  });

  const shared = 'office@shared.example';
  const send = async (more: Record<string, unknown> = {}): Promise<EmailResult> =>
    (await capture.log({ captureId, to: people(shared), subject: captureId, ...more })).result;
  const waiting = async (): Promise<PostponedInteraction[]> =>
    (await capture.stores.postponed.list(capture.jo, { limit: 200 })).items;
  const ofMessage = async ({ emailMessageId }: EmailResult) =>
    (await waiting()).filter((one) => one.emailMessageId === emailMessageId);
  const entryOf = ({ entries }: EmailResult) => {
    const entry = entries.find((one) => one.postponed);
    if (entry === undefined) throw new Error('Nothing waits');
    return entry;
  };
  const assign = (
    { entryNo, version }: { entryNo: number; version: number },
    contactNo: string,
    remember = false,
  ) =>
    capture.stores.postponed.assign(callerOf(capture.jo), entryNo, version, {
      contactNo,
      remember,
    });
  const discard = ({ entryNo, version }: { entryNo: number; version: number }) =>
    capture.stores.postponed.discard(callerOf(capture.jo), entryNo, version);

  it('keep date, time, template and salesperson when they are assigned (rule 11.3)', async () => {
    const result = await send({ sentAt: '2026-02-01T22:30:00Z' });
    const entry = entryOf(result);
    const logged = await assign(entry, capture.bjorn.no);
    expect(logged).toMatchObject({
      date: '2026-02-02',
      timeOfInteraction: '2026-02-01T22:30:00.000Z',
      interactionTemplateCode: 'EMAIL',
      salespersonCode: 'JO',
      cost: 8,
      durationMinutes: 1,
      contactVia: shared,
      contactNo: capture.bjorn.no,
      postponed: false,
    });
  });

  it('take the company that the contact has now', async () => {
    const member = await capture.person(
      `Member ${ids}`,
      [`member${ids}@x.example`],
      capture.company.no,
    );
    const logged = await assign(entryOf(await send()), member.no);
    expect(logged).toMatchObject({ contactNo: member.no, contactCompanyNo: capture.company.no });
  });

  it('are found by the text search once they are logged, and not before', async () => {
    const word = `zeppelin${ids}`;
    const found = async () =>
      (await capture.stores.entries.list(capture.jo, { limit: 10, search: word })).items;
    const entry = entryOf(await send({ subject: `The ${word} lands` }));
    expect(await found()).toEqual([]);
    await assign(entry, capture.bjorn.no);
    expect((await found()).map((one) => one.entryNo)).toEqual([entry.entryNo]);
  });

  it('are not asked about again by a further sighting of the message', async () => {
    const result = await send();
    await assign(entryOf(result), capture.carla.no);
    for (const sighting of [
      {},
      { internetMessageId: `<${captureId}@us.example>` },
      { captureId: `derived-${ids}`, internetMessageId: `<${captureId}@us.example>` },
    ]) {
      const again = await send(sighting);
      expect(outcomeOf(again).logged).toEqual(['Carla Meyer']);
      expect(again.entries).toHaveLength(1);
    }
    expect(await ofMessage(result)).toEqual([]);
  });

  it('stay discarded whatever sighting comes (rules 11.5, 8.11)', async () => {
    const result = await send();
    await discard(entryOf(result));
    for (const sighting of [
      {},
      { sentAt: later(2), subject: `${captureId} again` },
      { internetMessageId: `<${captureId}@us.example>` },
    ]) {
      const again = await send(sighting);
      expect(again.emailMessageId).toBe(result.emailMessageId);
      expect(again.entries).toEqual([]);
    }
    expect(await ofMessage(result)).toEqual([]);
  });

  it('wait once per address of a message (rule 8.1)', async () => {
    const { entries } = await send({
      to: people(shared, 'OFFICE@shared.example', 'office+a@shared.example'),
    });
    expect(entries.map((one) => one.contactVia).sort()).toEqual([
      'office+a@shared.example',
      shared,
    ]);
    const result = await send({ internetMessageId: `<${captureId}@us.example>` });
    expect(result.entries).toHaveLength(2);
  });

  it('offer those who have the address without its tag (rule 7.6)', async () => {
    const result = await send({ to: people('office+news@shared.example') });
    expect((await ofMessage(result))[0]?.candidates.map((one) => one.name)).toEqual([
      'Björn Dahl',
      'Carla Meyer',
    ]);
  });

  it('become one when two addresses of a message mean the same contact (rule 7.7)', async () => {
    const result = await send({ to: people(shared, 'office+b@shared.example') });
    const [first, second] = await ofMessage(result);
    if (first === undefined || second === undefined) throw new Error('Two wait');
    const kept = await assign(first, capture.bjorn.no);
    const folded = await assign(second, capture.bjorn.no);
    expect(folded.entryNo).toBe(kept.entryNo);
    expect((await send()).entries).toHaveLength(1);
  });

  it('leave the list when the recipient is taken out before the mail is sent (rule 8.9)', async () => {
    const result = await send({ cc: people('aino@tammela.example') });
    expect(await ofMessage(result)).toHaveLength(1);
    await send({ to: people('aino@tammela.example'), sentAt: later(1) });
    expect(await ofMessage(result)).toEqual([]);
    await send({ to: people(shared, 'aino@tammela.example'), sentAt: later(2) });
    expect(await ofMessage(result)).toHaveLength(1);
  });

  it('move on when the entry of another message is assigned and remembered (rule 11.4)', async () => {
    const address = `pair${ids}@shared.example`;
    const first = await capture.person(`First ${ids}`, [address]);
    await capture.person(`Second ${ids}`, [address]);
    const one = await send({ to: people(address) });
    captureId = `${captureId}-two`;
    const two = await send({ to: people(address, first.emailAddresses[0] ?? '') });
    await assign(entryOf(one), first.no, true);
    expect([...(await ofMessage(one)), ...(await ofMessage(two))]).toEqual([]);
    expect(outcomeOf(await send({ to: people(address) })).logged).toEqual([`First ${ids}`]);
  });

  it('forget nothing in the audit', async () => {
    const discarded = entryOf(await send());
    await discard(discarded);
    captureId = `${captureId}-two`;
    const assigned = entryOf(await send());
    await assign(assigned, capture.carla.no);
    const audits = await capture.storage.read.sql
      .selectFrom('audit')
      .select(['entity_key', 'action', 'actor'])
      .where('entity', '=', 'interactionLogEntry')
      .where(
        'entity_key',
        'in',
        [discarded, assigned].map((one) => String(one.entryNo)),
      )
      .orderBy('id')
      .execute();
    expect(audits).toEqual([
      { entity_key: String(discarded.entryNo), action: 'discarded', actor: 'JO' },
      { entity_key: String(assigned.entryNo), action: 'assigned', actor: 'JO' },
    ]);
  });
});
