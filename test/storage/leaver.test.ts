import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Leaving, LeavingResult } from '../../server/contract/leaver.ts';
import { actorWith, callerOf } from '../support/callers.ts';
import { type Capture, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';
import { tenAtOnce } from '../support/organisation.ts';

const yesterday = new Date(Date.now() - 36 * 3_600_000).toISOString().slice(0, 10);
const always = (address: string) => ({ address, startingDate: null, endingDate: null });

describe.each(databases())('a salesperson who leaves, in the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
    const { stores, caller, log } = capture;
    for (const name of ['Ada', 'Ben', 'Cleo'])
      await stores.contacts.create(caller, { type: 'person', name, salespersonCode: 'JO' });
    await log({ captureId: 'asks', subject: 'Which?', to: people('office@shared.example') });
    await log({ captureId: 'logged', subject: 'Logged', to: people('bjorn@norrsken.example') });
    const eh = await stores.salespeople.get('EH');
    await stores.salespeople.change(caller, 'EH', eh.version, { delegates: ['JO'] });
    const jo = await stores.salespeople.get('JO');
    await stores.salespeople.change(caller, 'JO', jo.version, {
      emailAddresses: [
        always('jo@us.example'),
        { address: 'later@us.example', startingDate: '2999-01-01', endingDate: null },
        { address: 'earlier@us.example', startingDate: null, endingDate: '2020-01-01' },
      ],
    });
    const setup = await stores.marketingSetup.get();
    await stores.marketingSetup.change(caller, setup.version, {
      sharedMailboxes: [
        {
          address: 'sales@us.example',
          ownerRule: 'salesperson',
          salespersonCode: 'JO',
          grantedTo: ['JO', 'EH'],
        },
      ],
    });
  });
  afterAll(() => database.dispose());

  const leave = (more: Partial<Leaving> = {}): Promise<LeavingResult> =>
    capture.stores.salespeople.letLeave(capture.caller, 'JO', {
      leavingDate: yesterday,
      successorCode: 'EH',
      dryRun: false,
      ...more,
    });
  const counts = {
    people: 1,
    addresses: 2,
    contacts: 3,
    postponedInteractions: 1,
    sharedMailboxes: 1,
    defaultSalesperson: false,
    delegations: 1,
    sharedMailboxGrants: 1,
  };
  /** Everything that leaving might touch, as it stands. */
  const state = async () => {
    const { sql } = capture.storage.read;
    const entries = await sql
      .selectFrom('interaction_log_entry as e')
      .innerJoin('salesperson as s', 's.id', 'e.salesperson_id')
      .select(['s.code', 'e.description'])
      .orderBy('e.entry_no')
      .execute();
    const contacts = await sql
      .selectFrom('contact as c')
      .innerJoin('salesperson as s', 's.id', 'c.salesperson_id')
      .select(['s.code', 'c.name'])
      .orderBy('c.id')
      .execute();
    const { shared_mailboxes } = await sql
      .selectFrom('marketing_setup')
      .select('shared_mailboxes')
      .executeTakeFirstOrThrow();
    const { revision } = await sql
      .selectFrom('setup_revision')
      .select('revision')
      .executeTakeFirstOrThrow();
    return {
      entries: entries.map((one) => `${one.description}: ${one.code}`),
      contacts: contacts.map((one) => `${one.name}: ${one.code}`),
      mailboxes: JSON.parse(shared_mailboxes) as unknown,
      jo: await capture.stores.salespeople.get('JO'),
      eh: await capture.stores.salespeople.get('EH'),
      revision,
    };
  };
  const audit = () =>
    capture.storage.read.sql
      .selectFrom('audit')
      .select(['actor', 'entity_key', 'detail'])
      .where('action', '=', 'left')
      .execute();

  it('is told beforehand what it would do, and a dry run does nothing (rule 3.11)', async () => {
    const before = await state();
    expect(await leave({ dryRun: true })).toEqual({
      salespersonCode: 'JO',
      leavingDate: yesterday,
      successorCode: 'EH',
      dryRun: true,
      ...counts,
    });
    expect(await leave({ dryRun: true, successorCode: null })).toMatchObject(counts);
    expect(await state()).toEqual(before);
    expect(await audit()).toEqual([]);
  });

  it('is refused with every field that is wrong, and by themselves', async () => {
    const refused = (more: Partial<Leaving>) =>
      leave(more).then(
        () => [],
        (error: { fields: { path: string; code: string }[] }) =>
          error.fields.map(({ path, code }) => [path, code]),
      );
    expect(await refused({ leavingDate: '2999-01-01', successorCode: 'NONE' })).toEqual([
      ['leavingDate', 'inFuture'],
      ['successorCode', 'unknownCode'],
    ]);
    expect(await refused({ successorCode: 'JO' })).toEqual([['successorCode', 'self']]);
    const own = { ...actorWith('administrator'), personId: capture.jo.personId };
    await expect(
      capture.stores.salespeople.letLeave(callerOf(own), 'JO', {
        leavingDate: yesterday,
        successorCode: null,
        dryRun: true,
      }),
    ).rejects.toMatchObject({ code: 'notAllowed' });
  });

  it('keeps contacts and postponed interactions until somebody takes over (rule 3.11)', async () => {
    expect(await leave({ successorCode: null })).toMatchObject(counts);
    const after = await state();
    expect(after.contacts).toEqual(['Ada: JO', 'Ben: JO', 'Cleo: JO']);
    expect(after.entries).toEqual(['Which?: JO', 'Logged: JO']);
    expect(after.jo).toMatchObject({
      blocked: true,
      emailAddresses: [
        { address: 'jo@us.example', startingDate: null, endingDate: yesterday },
        { address: 'earlier@us.example', startingDate: null, endingDate: '2020-01-01' },
      ],
    });
    expect(after.eh.delegates).toEqual([]);
    expect(after.mailboxes).toEqual([
      {
        address: 'sales@us.example',
        ownerRule: 'salesperson',
        salespersonCode: 'JO',
        grantedTo: ['EH'],
      },
    ]);
    expect(
      (await capture.stores.people.listLocal()).map((one) => one.salespersonCode),
    ).not.toContain('JO');
  });

  it('hands over once when ten ask at once; logged entries stay (rule 3.11)', async () => {
    const answers = await tenAtOnce(() => leave());
    expect(answers.filter((one) => one.contacts === 3)).toHaveLength(1);
    expect(answers.filter((one) => one.contacts === 0)).toHaveLength(9);
    const after = await state();
    expect(after.contacts).toEqual(['Ada: EH', 'Ben: EH', 'Cleo: EH']);
    expect(after.entries).toEqual(['Which?: EH', 'Logged: JO']);
    expect(after.mailboxes).toMatchObject([{ salespersonCode: 'EH', grantedTo: ['EH'] }]);
    expect(
      (await audit()).map(({ detail, ...rest }) => ({ ...rest, ...JSON.parse(detail) })),
    ).toEqual([
      expect.objectContaining({ actor: 'Administrator', entity_key: 'JO', contacts: 3 }),
      expect.objectContaining({ successorCode: [null, 'EH'], contacts: 3 }),
    ]);
  });

  it('changes nothing when it is repeated (rule 3.11)', async () => {
    const before = await state();
    expect(await leave()).toMatchObject({ people: 0, addresses: 0, contacts: 0 });
    expect(await state()).toEqual(before);
    expect(await audit()).toHaveLength(2);
  });
});
