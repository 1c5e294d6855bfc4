import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { interactionTemplateSetupKeys } from '../../server/contract/interaction-template-setup.ts';
import { createInteractionTemplateStore } from '../../server/storage/interaction-template/interaction-template-store.ts';
import { createInteractionTemplateSetupStore } from '../../server/storage/setup/interaction-template-setup-store.ts';
import { createMarketingSetupStore } from '../../server/storage/setup/marketing-setup-store.ts';
import type { ReadSetup } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { actorWith, administrator, callerOf } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { newDatabase } from '../support/new-database.ts';

describe.each(databases())('organisation in the $name', (database) => {
  let storage: Storage;
  let readSetup: ReadSetup;
  beforeAll(async () => {
    ({ storage, readSetup } = await newDatabase(database));
  });
  afterAll(() => database.dispose());

  describe('interaction template set-up', () => {
    const setups = () => createInteractionTemplateSetupStore(storage);
    const current = async () => {
      const setup = await setups().get();
      const keys = Object.fromEntries(
        interactionTemplateSetupKeys.map((key) => [key, setup[key]]),
      ) as Record<(typeof interactionTemplateSetupKeys)[number], string | null>;
      return { keys, version: setup.version };
    };

    it('has all 31 keys (rules 4.4, 4.6)', async () => {
      const { keys } = await current();
      expect(Object.keys(keys)).toHaveLength(31);
      expect(keys).toMatchObject({
        emails: 'EMAIL',
        outgoingCalls: 'OUTGOING',
        incomingCalls: 'INCOME',
        salesInvoices: 'S_INVOICE',
        purchaseQuotes: 'P_QUOTE',
      });
      const off = Object.entries(keys).filter(([, code]) => code === null);
      expect(off).toHaveLength(5);
      expect(off.filter(([key]) => !key.startsWith('service'))).toEqual([]);
    });

    it('is replaced as a whole, from its latest version only', async () => {
      const { keys, version } = await current();
      const put = { ...keys, emails: null, serviceQuotes: 'BUS' };
      const changed = await setups().put(administrator, version, put);
      expect(changed).toMatchObject({ ...put, version: version + 1, changedBy: 'Test' });
      expect((await readSetup(storage.read)).templateSetup.get('emails')).toBeNull();
      await expect(setups().put(administrator, version, keys)).rejects.toMatchObject({
        code: 'versionOutdated',
      });
    });

    it('refuses every template that is unknown or blocked (rule 4.4)', async () => {
      const templates = createInteractionTemplateStore(storage);
      const golf = await templates.get('GOLF');
      await templates.change(administrator, 'GOLF', golf.version, { blocked: true });
      const { keys, version } = await current();
      const put = { ...keys, emails: 'NOSUCH', salesQuotes: 'GOLF' };
      await expect(setups().put(administrator, version, put)).rejects.toMatchObject({
        code: 'invalidInput',
        fields: [
          { path: 'emails', code: 'unknownCode' },
          { path: 'salesQuotes', code: 'blocked' },
        ],
      });
      expect((await current()).version).toBe(version);
    });
  });

  describe('marketing set-up', () => {
    const setups = () => createMarketingSetupStore(storage);

    it('holds what is true for the organisation (rule 4.8)', async () => {
      expect(await setups().get()).toMatchObject({
        timeZone: 'Europe/Helsinki',
        currencyCode: expect.stringMatching(/^[A-Z]{3}$/),
        languageCode: 'en',
        countryCode: expect.stringMatching(/^[A-Z]{2}$/),
        ownDomains: [],
        sensitivityLabelsNeverLogged: [],
        retentionDays: 90,
        visibility: 'everyone',
        contactNosNext: expect.stringMatching(/^\d+$/),
        sharedMailboxes: [],
      });
    });

    it('keeps domains and mailboxes as they are compared (rule 4.8)', async () => {
      const { version } = await setups().get();
      const changed = await setups().change(callerOf(actorWith('administrator')), version, {
        ownDomains: ['Example.COM', '@example.com', 'müller.example'],
        sharedMailboxes: [
          {
            address: 'Sales <SALES@example.com>',
            ownerRule: 'sender',
            salespersonCode: null,
            grantedTo: [],
          },
        ],
        retentionDays: 30,
      });
      expect(changed).toMatchObject({
        ownDomains: ['example.com', 'xn--mller-kva.example'],
        sharedMailboxes: [{ address: 'sales@example.com' }],
        retentionDays: 30,
        timeZone: 'Europe/Helsinki',
        version: version + 1,
      });
      expect(await setups().get()).toEqual(changed);
      expect((await readSetup(storage.read)).ownDomains.has('example.com')).toBe(true);
    });

    it('tells everything that is wrong at once', async () => {
      const { version } = await setups().get();
      const mailbox = {
        address: 'a@example.com',
        ownerRule: 'salesperson' as const,
        grantedTo: [],
      };
      await expect(
        setups().change(administrator, version, {
          timeZone: 'Mars/Olympus',
          ownDomains: ['good.example', 'not a domain'],
          contactNosPrefix: '-A',
          sharedMailboxes: [
            { ...mailbox, salespersonCode: 'NONE' },
            { ...mailbox, salespersonCode: null, grantedTo: ['NOBODY'] },
            { ...mailbox, address: 'nowhere', salespersonCode: null, ownerRule: 'sender' },
          ],
        }),
      ).rejects.toMatchObject({
        code: 'invalidInput',
        fields: [
          { path: 'timeZone', code: 'unknownTimeZone' },
          { path: 'contactNosPrefix', code: 'startsWithSign' },
          { path: 'ownDomains.1', code: 'unreadableDomain' },
          { path: 'sharedMailboxes.0.salespersonCode', code: 'unknownCode' },
          { path: 'sharedMailboxes.1.salespersonCode', code: 'required' },
          { path: 'sharedMailboxes.1.grantedTo.0', code: 'unknownCode' },
          { path: 'sharedMailboxes.1.address', code: 'duplicate' },
          { path: 'sharedMailboxes.2.address', code: 'unreadableAddress' },
        ],
      });
    });

    it('refuses a change made from an older version', async () => {
      await expect(setups().change(administrator, 1, { retentionDays: 10 })).rejects.toMatchObject({
        code: 'versionOutdated',
      });
    });
  });
});
