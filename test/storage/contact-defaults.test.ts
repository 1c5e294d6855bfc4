import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactImport } from '../../server/contract/contact-import.ts';
import {
  type MarketingSetupChange,
  marketingSetupChange,
} from '../../server/contract/marketing-setup.ts';
import { businessDay } from '../../server/domain/business-day.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { openCapture } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

type Capture = Awaited<ReturnType<typeof openCapture>>;

describe.each(databases())('what the set-up gives new contacts in the $name', (database) => {
  let storage: Storage;
  let capture: Capture;
  beforeAll(async () => {
    storage = await database.open();
    capture = await openCapture(storage);
  });
  afterAll(() => database.dispose());

  const setUp = async (change: MarketingSetupChange) => {
    const { marketingSetup } = capture.stores;
    return marketingSetup.change(capture.caller, (await marketingSetup.get()).version, change);
  };
  const create = (more: object = {}, actor = capture.administrator) =>
    capture.stores.contacts.create(
      { actor, once: null },
      { type: 'person', name: 'Somebody', ...more },
    );
  const refused = (work: Promise<unknown>) =>
    work.then(
      () => [],
      (error: { fields: { path: string; code: string }[] }) =>
        error.fields.map(({ path, code }) => `${path}: ${code}`),
    );

  it('is salesperson, language and correspondence type (rule 4.19)', async () => {
    expect(await create()).toMatchObject({
      salespersonCode: null,
      languageCode: null,
      correspondenceType: null,
    });
    await setUp({
      defaultSalespersonCode: 'EH',
      defaultLanguageCode: 'sv',
      defaultCorrespondenceType: 'email',
    });
    expect(await create()).toMatchObject({
      salespersonCode: 'EH',
      languageCode: 'sv',
      correspondenceType: 'email',
    });
  });

  it('does not take the place of what is said, blank included (rule 4.19)', async () => {
    expect(await create({ salespersonCode: null, languageCode: 'fi' })).toMatchObject({
      salespersonCode: null,
      languageCode: 'fi',
      correspondenceType: 'email',
    });
  });

  it('gives a salesperson their own new contacts (rule 4.19)', async () => {
    expect(await create({}, capture.jo)).toMatchObject({ salespersonCode: 'JO' });
  });

  it('holds for an import, whoever imports (rule 4.19)', async () => {
    await capture.stores.contactImport.run(
      { ...capture.jo, roles: ['manager'] },
      contactImport.parse({ csv: 'Name,Language\r\nImported Person,fi', dryRun: false }),
    );
    const { items } = await capture.stores.contacts.list(capture.administrator, {
      limit: 10,
      search: 'imported person',
    });
    expect(items).toMatchObject([{ salespersonCode: 'EH' }]);
    expect(
      await capture.stores.contacts.get(capture.administrator, items[0]?.no ?? ''),
    ).toMatchObject({ languageCode: 'fi', correspondenceType: 'email' });
  });

  it('skips a blocked salesperson (rule 4.19)', async () => {
    const { salespeople } = capture.stores;
    const { version } = await salespeople.get('EH');
    await salespeople.change(capture.caller, 'EH', version, { blocked: true });
    expect(await create()).toMatchObject({ salespersonCode: null });
    await salespeople.change(capture.caller, 'EH', version + 1, { blocked: false });
  });

  it('goes to the successor of a default salesperson who leaves, or to nobody (rule 4.20)', async () => {
    const leave = (code: string, successorCode: string | null) =>
      capture.stores.salespeople.letLeave(capture.caller, code, {
        leavingDate: businessDay(Date.now() - 86_400_000, 'Europe/Helsinki'),
        successorCode,
        dryRun: false,
      });
    expect(await leave('EH', 'JO')).toMatchObject({ defaultSalesperson: true });
    expect((await capture.stores.marketingSetup.get()).defaultSalespersonCode).toBe('JO');
    expect(await leave('EH', 'JO')).toMatchObject({ defaultSalesperson: false });
    expect(await leave('JO', null)).toMatchObject({ defaultSalesperson: true });
    expect((await capture.stores.marketingSetup.get()).defaultSalespersonCode).toBeNull();
    expect(await leave('JO', null)).toMatchObject({ defaultSalesperson: false });
  });

  it('ends the numbers at the last one that is allowed (rule 4.17)', async () => {
    await setUp({ contactNosPrefix: 'L', contactNosNext: '008', contactNosLast: '009' });
    expect([(await create()).no, (await create()).no]).toEqual(['L008', 'L009']);
    await expect(create()).rejects.toMatchObject({
      code: 'numbersExhausted',
      message: expect.stringContaining('a later last number'),
    });
    await setUp({ contactNosLast: '012', contactNosWarning: '011' });
    expect((await create()).no).toBe('L010');
  });

  it('says where opportunities and tasks of another system are read (rule 4.18)', async () => {
    const taskUrlPattern = 'https://crm.example.com/tasks/{no}';
    expect(await setUp({ taskUrlPattern })).toMatchObject({
      taskUrlPattern,
      opportunityUrlPattern: null,
    });
    for (const wrong of ['https://crm.example.com/tasks', 'javascript:alert({no})'])
      expect(marketingSetupChange.safeParse({ taskUrlPattern: wrong }).success).toBe(false);
  });

  it('refuses a last number before the next, and a warning after it (rule 4.17)', async () => {
    expect(await refused(setUp({ contactNosLast: '003', contactNosWarning: '011' }))).toEqual([
      'contactNosLast: beforeNext',
      'contactNosWarning: afterLast',
    ]);
    expect(await setUp({ contactNosLast: null, contactNosWarning: '900' })).toMatchObject({
      contactNosLast: null,
      contactNosWarning: '900',
    });
  });
});
