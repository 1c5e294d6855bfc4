import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadAddressBook } from '../../server/storage/contact/address-book.ts';
import { type Capture, noon, openCapture, outcomeOf, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

const later = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();

describe.each(databases())('log an e-mail on the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  let ids = 0;
  const fresh = () => {
    ids += 1;
    return `capture-${ids}`;
  };

  describe('outbound (rules 6)', () => {
    it('logs every contact among To, Cc and Bcc and decides about strangers (rules 5.1, 6.4, 6.9, 6.13, 7.1, 7.5)', async () => {
      const { created, result } = await capture.log({
        captureId: fresh(),
        to: [{ address: 'Aino Virtanen <AINO@Tammela.example>' }],
        cc: people('bjorn@norrsken.example'),
        bcc: people('stranger@nowhere.example'),
        subject: 'Offer 2026',
      });
      expect(created).toBe(true);
      expect(outcomeOf(result)).toEqual({
        direction: 'outbound',
        logged: ['Aino Virtanen', 'Björn Dahl'],
        decisions: [
          ['aino@tammela.example', 'logged', 'matchedContact'],
          ['bjorn@norrsken.example', 'logged', 'matchedContact'],
          ['stranger@nowhere.example', 'notLogged', 'notAContact'],
        ],
      });
    });

    it('fills the entry from the template and the message (rules 4.2, 5.5, 5.7, 5.10)', async () => {
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('aino@tammela.example'),
        subject: 'Prices\u0007 for spring',
        sentAt: '2026-03-02T22:30:00Z',
      });
      expect(result.entries[0]).toMatchObject({
        contactNo: capture.aino.no,
        contactCompanyNo: capture.company.no,
        date: '2026-03-03',
        timeOfInteraction: '2026-03-02T22:30:00.000Z',
        description: 'Prices  for spring',
        subject: 'Prices  for spring',
        informationFlow: 'outbound',
        initiatedBy: 'us',
        interactionTemplateCode: 'EMAIL',
        interactionGroupCode: 'SYSTEM',
        salespersonCode: 'JO',
        correspondenceType: 'email',
        cost: 8,
        durationMinutes: 1,
        origin: 'addIn',
        matchedBy: 'address',
        contactVia: 'aino@tammela.example',
      });
    });

    it('was an e-mail, whatever template and contact prefer (rule 5.6)', async () => {
      const { no, version } = await capture.person('Prefers letters', ['letters@far.example']);
      await capture.stores.contacts.change(capture.caller, no, version, {
        correspondenceType: 'hardCopy',
      });
      const templates = capture.stores.interactionTemplates;
      const prefer = async (correspondenceType: 'hardCopy' | null) =>
        templates.change(capture.caller, 'EMAIL', (await templates.get('EMAIL')).version, {
          correspondenceType,
        });
      await prefer('hardCopy');
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('letters@far.example'),
        subject: 'No letter',
      });
      expect(result.entries[0]?.correspondenceType).toBe('email');
      await prefer(null);
    });

    it('describes a mail without subject by the template (rule 5.4)', async () => {
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('aino@tammela.example'),
      });
      expect(result.entries[0]).toMatchObject({ description: 'Emails', subject: null });
    });

    it('makes one entry for two addresses of one contact (rules 7.6, 7.7)', async () => {
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('carla@meyer.example', 'carla+offers@meyer.example'),
        subject: 'Twice',
      });
      expect(result.entries).toHaveLength(1);
      expect(result.decisions.map((one) => one.outcome)).toEqual(['logged', 'logged']);
    });

    it('keeps unresolved and unreadable recipients as decisions (rule 6.5)', async () => {
      const { result } = await capture.log({
        captureId: fresh(),
        to: [
          { address: '/O=EXCHANGE/OU=FIRST/CN=RECIPIENTS/CN=AINO' },
          { address: 'Sales team' },
          { address: 'a b@@c' },
        ],
        subject: 'Unreadable',
      });
      expect(result.decisions.map((one) => one.reason)).toEqual([
        'unresolvedRecipient',
        'unresolvedRecipient',
        'unreadableAddress',
      ]);
    });

    it('leaves colleagues out (rules 3.7, 6.9)', async () => {
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('aino@tammela.example', 'eh@us.example'),
        subject: 'With a colleague',
      });
      expect(result.decisions.map((one) => one.reason)).toEqual([
        'matchedContact',
        'ownSalesperson',
      ]);
    });

    it('refuses a sender who is another salesperson (rule 6.8)', async () => {
      await expect(
        capture.log({ captureId: fresh(), to: people('aino@tammela.example') }, capture.eh),
      ).rejects.toMatchObject({ code: 'senderNotYours' });
    });

    it('matches 1,000 recipients and tells of those beyond (rule 6.6)', async () => {
      const to = Array.from({ length: 1003 }, (_, at) => ({ address: `nobody${at}@far.example` }));
      to[500] = { address: 'aino@tammela.example' };
      const { result } = await capture.log({ captureId: fresh(), to, subject: 'Everybody' });
      expect(outcomeOf(result).logged).toEqual(['Aino Virtanen']);
      expect(result.decisions).toHaveLength(1001);
      expect(result.decisions.at(-1)?.reason).toBe('tooManyRecipients');
    });
  });

  describe('inbound (rules 6)', () => {
    it('logs one entry for the sender with the salesperson of the token (rules 1.10, 5.5, 6.10, 6.11)', async () => {
      const { result } = await capture.log({
        captureId: fresh(),
        internetMessageId: '<in1@tammela.example>',
        from: { address: 'aino@tammela.example' },
        to: people('jo@us.example', 'eh@us.example'),
        subject: 'Question',
        client: { surface: 'pane' },
      });
      expect(result.direction).toBe('inbound');
      expect(result.entries).toHaveLength(1);
      expect(result.entries[0]).toMatchObject({
        contactNo: capture.aino.no,
        salespersonCode: 'JO',
        informationFlow: 'inbound',
        initiatedBy: 'them',
        origin: 'pane',
      });
    });

    it('takes the first salesperson among the recipients when the token is nobody’s (rule 6.11)', async () => {
      const { result } = await capture.log(
        {
          captureId: fresh(),
          from: { address: 'aino@tammela.example' },
          to: people('x@nowhere.example'),
          cc: people('eh@us.example', 'jo@us.example'),
          subject: 'Whose',
        },
        capture.administrator,
      );
      expect(result.entries[0]?.salespersonCode).toBe('EH');
    });

    it('says so when the sender is unknown (rule 6.13)', async () => {
      const { created, result } = await capture.log({
        captureId: fresh(),
        from: { address: 'who@nowhere.example' },
        to: people('jo@us.example'),
      });
      expect([created, result.entries, result.decisions.map((one) => one.reason)]).toEqual([
        true,
        [],
        ['unknownSender'],
      ]);
    });
  });

  describe('matching (rules 7)', () => {
    it('logs an address of a company and its person with the company (rules 2.5, 7.2)', async () => {
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('info@tammela.example'),
        subject: 'To the company',
      });
      expect(result.entries[0]).toMatchObject({
        contactNo: capture.company.no,
        matchedBy: 'company',
      });
    });

    it('logs an address of several persons of one company with the company (rule 7.2)', async () => {
      await capture.person('Desk one', ['desk@tammela.example'], capture.company.no);
      await capture.person('Desk two', ['desk@tammela.example'], capture.company.no);
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('desk@tammela.example'),
        subject: 'To the desk',
      });
      expect(result.entries.map((one) => [one.contactNo, one.matchedBy])).toEqual([
        [capture.company.no, 'company'],
      ]);
    });

    it('neither logs nor asks when one of several strangers is blocked (rule 7.8)', async () => {
      const shared = 'reception@far.example';
      await capture.person('Open', [shared]);
      const { no, version } = await capture.person('Blocked', [shared]);
      await capture.stores.contacts.change(capture.caller, no, version, { privacyBlocked: true });
      const { result } = await capture.log({
        captureId: fresh(),
        to: people(shared),
        subject: 'To the reception',
      });
      expect(result.entries).toEqual([]);
      expect(result.decisions).toMatchObject([{ outcome: 'notLogged', reason: 'privacyBlocked' }]);
    });

    it('looks all addresses up by one query, and the choices by another (rule 7.9)', async () => {
      let queries = 0;
      const sql = capture.storage.read.sql.withPlugin({
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => {
          queries += 1;
          return result;
        },
      });
      const strangers = Array.from({ length: 500 }, (_, at) => `s${at}@far.example`);
      const { candidates } = await loadAddressBook({ ...capture.storage.read, sql }, [
        ...strangers,
        'aino@tammela.example',
        'carla@meyer.example',
      ]);
      expect([...candidates.keys()].sort()).toEqual([
        'aino@tammela.example',
        'carla@meyer.example',
      ]);
      expect(queries).toBe(2);
    });

    it('asks when unrelated contacts share an address (rules 2.5, 7.3)', async () => {
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('office@shared.example'),
        subject: 'Who is it',
      });
      expect(result.decisions[0]).toMatchObject({
        outcome: 'postponed',
        reason: 'severalContacts',
      });
      expect(result.entries[0]).toMatchObject({ contactNo: null, postponed: true });
      const { items } = await capture.stores.postponed.list(capture.jo, { limit: 50 });
      const waiting = items.find((one) => one.entryNo === result.entries[0]?.entryNo);
      expect(waiting?.missing).toEqual(['contact']);
      expect(waiting?.candidates.map((one) => one.name)).toEqual(['Björn Dahl', 'Carla Meyer']);
    });
  });

  describe('exactly once (rules 8)', () => {
    const message = (captureId: string, subject: string) => ({
      captureId,
      to: people('aino@tammela.example'),
      subject,
    });

    it('answers a repeat with the same entries (rule 6.14)', async () => {
      const report = message(fresh(), 'Repeat');
      const first = await capture.log(report);
      const second = await capture.log(report);
      expect([first.created, second.created]).toEqual([true, false]);
      expect(second.result.entries).toEqual(first.result.entries);
    });

    it('logs a mail reported ten times at once a single time (rules 8.1, 13.8)', async () => {
      const report = message(fresh(), 'At once');
      const results = await Promise.all(Array.from({ length: 10 }, () => capture.log(report)));
      expect(results.filter((one) => one.created)).toHaveLength(1);
      expect(new Set(results.map((one) => one.result.entries[0]?.entryNo)).size).toBe(1);
    });

    it('joins a sighting with Message-ID to the Send without one (rules 8.6, 8.7)', async () => {
      const sent = await capture.log(message(fresh(), 'Joined'));
      const seen = await capture.log({
        ...message('derived-1', 'joined '),
        internetMessageId: '<joined@us.example>',
        sentAt: later(5),
      });
      expect(seen.created).toBe(false);
      expect(seen.result.emailMessageId).toBe(sent.result.emailMessageId);
    });

    it('is sent until it is seen with a Message-ID, and known by every captureId (rules 8.3, 8.4)', async () => {
      const [captureId, another] = [fresh(), fresh()];
      const stateOf = async (id: string) => {
        const { state, emailMessageId } = await capture.stores.emails.lookUp(capture.jo, {
          captureId: id,
        });
        return [state, emailMessageId];
      };
      const { result } = await capture.log(message(captureId, 'Known by both'));
      expect(await stateOf(captureId)).toEqual(['sent', result.emailMessageId]);
      await capture.log({
        ...message(another, 'Known by both'),
        internetMessageId: '<known-by-both@us.example>',
      });
      for (const id of [captureId, another])
        expect(await stateOf(id)).toEqual(['confirmed', result.emailMessageId]);
    });

    it('joins a late Send report to the sighting that came first (rules 8.6, 8.7)', async () => {
      const seen = await capture.log({
        ...message('derived-2', 'Late'),
        internetMessageId: '<late@us.example>',
      });
      const sent = await capture.log({
        ...message(fresh(), 'Late'),
        bcc: people('bjorn@norrsken.example'),
      });
      expect(sent.result.emailMessageId).toBe(seen.result.emailMessageId);
      expect(outcomeOf(sent.result).logged).toEqual(['Aino Virtanen', 'Björn Dahl']);
    });

    it('keeps two identical mails apart (rule 8.8)', async () => {
      const one = await capture.log(message(fresh(), 'Identical'));
      const two = await capture.log(message(fresh(), 'Identical'));
      expect(two.created).toBe(true);
      expect(two.result.emailMessageId).not.toBe(one.result.emailMessageId);
    });

    it('does not join across more than ten minutes (rule 8.6)', async () => {
      await capture.log(message(fresh(), 'Weekly'));
      const seen = await capture.log({
        ...message('derived-3', 'Weekly'),
        internetMessageId: '<weekly@us.example>',
        sentAt: later(11),
      });
      expect(seen.created).toBe(true);
    });

    it('ignores a captureId that a forward has inherited (rule 8.5)', async () => {
      const captureId = fresh();
      const first = await capture.log({
        ...message(captureId, 'Original'),
        internetMessageId: '<original@us.example>',
      });
      const forward = await capture.log({
        ...message(captureId, 'FW: Original'),
        internetMessageId: '<forward@us.example>',
      });
      expect(forward.created).toBe(true);
      expect(forward.result.emailMessageId).not.toBe(first.result.emailMessageId);
    });

    it('takes a later Send of the same mail as the newer truth (rule 8.9)', async () => {
      const captureId = fresh();
      const first = await capture.log({
        ...message(captureId, 'Stopped'),
        cc: people('bjorn@norrsken.example'),
      });
      const again = await capture.log({
        captureId,
        to: people('aino@tammela.example', 'carla@meyer.example'),
        subject: 'Corrected',
        sentAt: later(2),
      });
      expect(again.created).toBe(false);
      expect(outcomeOf(again.result).logged).toEqual(['Aino Virtanen', 'Carla Meyer']);
      const removed = again.result.entries.find((one) => one.contactName === 'Björn Dahl');
      expect(removed).toMatchObject({ canceled: true, canceledBy: 'recipient removed' });
      expect(again.result.entries[0]).toMatchObject({
        entryNo: first.result.entries[0]?.entryNo,
        subject: 'Corrected',
        description: 'Corrected',
      });
      const back = await capture.log({
        captureId,
        to: people('aino@tammela.example', 'bjorn@norrsken.example'),
        subject: 'Corrected',
        sentAt: later(3),
      });
      expect(outcomeOf(back.result).logged).toEqual(['Aino Virtanen', 'Björn Dahl']);
    });

    it('changes nothing by an older Send, and takes nobody out by an incomplete one (rules 8.9, 8.10)', async () => {
      const captureId = fresh();
      await capture.log({ ...message(captureId, 'Now'), cc: people('bjorn@norrsken.example') });
      await capture.log({ ...message(captureId, 'Before'), sentAt: later(-5) });
      const { result } = await capture.log({
        ...message(captureId, 'Now'),
        sentAt: later(1),
        incomplete: true,
      });
      expect(outcomeOf(result).logged).toEqual(['Aino Virtanen', 'Björn Dahl']);
      expect(result.entries[0]?.subject).toBe('Now');
    });

    it('folds two rows that turn out to be one message (rules 8.2, 8.3)', async () => {
      const captureId = fresh();
      const sent = await capture.log({ ...message(captureId, 'Folded, first wording') });
      const seen = await capture.log({
        ...message('derived-4', 'Folded, last wording'),
        internetMessageId: '<folded@us.example>',
      });
      expect(seen.created).toBe(true);
      const both = await capture.log({
        ...message(captureId, 'Folded, last wording'),
        internetMessageId: '<folded@us.example>',
      });
      expect(both.result.entries).toHaveLength(1);
      const lookup = await capture.stores.emails.lookUp(capture.jo, { captureId });
      expect(lookup.emailMessageId).toBe(seen.result.emailMessageId);
      expect(lookup.emailMessageId).not.toBe(sent.result.emailMessageId);
    });
  });

  describe('privacy (rules 9)', () => {
    const setUp = async (change: Parameters<Capture['stores']['marketingSetup']['change']>[2]) => {
      const { version } = await capture.stores.marketingSetup.get();
      await capture.stores.marketingSetup.change(capture.caller, version, change);
    };
    const storedText = async () =>
      JSON.stringify([
        await capture.storage.read.sql.selectFrom('email_message').selectAll().execute(),
        await capture.storage.read.sql.selectFrom('capture_decision').selectAll().execute(),
        await capture.storage.read.sql.selectFrom('interaction_log_entry').selectAll().execute(),
        await capture.storage.read.sql.selectFrom('private_email_identity').selectAll().execute(),
        await capture.storage.read.sql.selectFrom('private_email_count').selectAll().execute(),
      ]);

    it('keeps only a count of a mail that is private (rules 9.5, 9.6, 9.7)', async () => {
      await setUp({ ownDomains: ['us.example'], sensitivityLabelsNeverLogged: ['Label-1'] });
      const secret = { subject: 'Utterly secret', to: people('aino@tammela.example') };
      const reports = [
        { ...secret, captureId: fresh(), sensitivity: 'Private' },
        { ...secret, captureId: fresh(), sensitivityLabelId: 'LABEL-1' },
        { ...secret, captureId: fresh(), to: people('boss@us.example', 'hr@mail.us.example') },
      ];
      for (const report of reports) {
        const first = await capture.log(report);
        const repeat = await capture.log(report);
        expect([first.created, repeat.created]).toEqual([true, false]);
        expect(first.result).toMatchObject({ emailMessageId: null, entries: [] });
      }
      expect(await storedText()).not.toMatch(/Utterly secret|boss@/);
      const { privateCounts } = await capture.stores.captureDecisions.list(capture.jo, {
        limit: 50,
      });
      expect(privateCounts.map(({ reason, count }) => [reason, count]).sort()).toEqual([
        ['internalMail', 1],
        ['markedPrivate', 1],
        ['sensitivityLabel', 1],
      ]);
    });

    it('takes a mail for internal only when every recipient can be read (rule 9.6)', async () => {
      await setUp({ ownDomains: ['us.example'] });
      const { result } = await capture.log({
        captureId: fresh(),
        to: [{ address: 'boss@us.example' }, { address: '/O=EXCHANGE/CN=SOMEBODY' }],
        subject: 'Perhaps internal',
      });
      expect(result.decisions.map((one) => one.reason)).toEqual([
        'ownDomain',
        'unresolvedRecipient',
      ]);
    });

    it('keeps neither the body nor the attachments of a mail (rule 5.13)', async () => {
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('aino@tammela.example'),
        subject: 'With a body',
        body: 'Confidential words',
        attachments: [{ name: 'confidential.pdf', content: 'Q29uZmlkZW50aWFs' }],
      });
      expect(result.entries).toMatchObject([{ attachmentCount: 0, commentCount: 0 }]);
      const files = await capture.storage.read.sql.selectFrom('attachment').selectAll().execute();
      expect(files).toEqual([]);
      expect(await storedText()).not.toMatch(/onfidential (?:words|\.pdf)|Q29uZmlkZW50aWFs/);
    });

    it('takes out what was logged when the mark is seen later, and keeps it out (rule 9.8)', async () => {
      const captureId = fresh();
      const report = {
        captureId,
        to: people('aino@tammela.example'),
        subject: 'Marked afterwards',
      };
      const { result } = await capture.log(report);
      await capture.log({
        ...report,
        captureId: 'derived-5',
        internetMessageId: '<marked@us.example>',
        sensitivity: 'private',
      });
      expect(await storedText()).not.toMatch(/Marked afterwards/);
      const retry = await capture.log(report);
      expect([retry.created, retry.result.entries]).toEqual([false, []]);
      await expect(
        capture.stores.entries.get(capture.jo, result.entries[0]?.entryNo ?? 0),
      ).rejects.toMatchObject({ code: 'notFound' });
    });

    it('does not log a Send report whose private sighting came first', async () => {
      const report = { to: people('aino@tammela.example'), subject: 'Private before sent' };
      await capture.log({
        ...report,
        captureId: 'derived-6',
        internetMessageId: '<before@us.example>',
        sensitivity: 'confidential',
      });
      const captureId = fresh();
      for (const sentAt of [later(1), later(1)]) {
        const sent = await capture.log({ ...report, captureId, sentAt });
        expect(sent).toMatchObject({
          created: false,
          result: { emailMessageId: null, entries: [] },
        });
      }
    });

    it('loses only the entry of a never-log participant, without address or rule (rules 9.1, 9.2, 9.4)', async () => {
      await capture.stores.neverLog.create(capture.caller, {
        kind: 'domain',
        value: 'norrsken.example',
        owner: null,
      });
      await capture.stores.neverLog.create(
        { actor: capture.jo, once: null },
        { kind: 'address', value: 'carla@meyer.example', owner: 'JO' },
      );
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('aino@tammela.example', 'bjorn@norrsken.example', 'carla@meyer.example'),
        subject: 'Partly private',
      });
      expect(outcomeOf(result).logged).toEqual(['Aino Virtanen']);
      expect(result.decisions.slice(1)).toEqual([
        { address: null, role: 'to', outcome: 'notLogged', reason: 'neverLog' },
        { address: null, role: 'to', outcome: 'notLogged', reason: 'neverLog' },
      ]);
    });

    it('keeps neither sender nor subject of a mail from somebody never logged (rule 9.4)', async () => {
      const report = {
        captureId: fresh(),
        from: { address: 'doctor@norrsken.example' },
        to: people('jo@us.example'),
        subject: 'Your test results',
      };
      await capture.log(report);
      await capture.log({ ...report, sentAt: later(1) });
      expect(await storedText()).not.toMatch(/Your test results|doctor@/);
    });

    it('does not log a contact blocked for privacy (rules 2.6, 9.3)', async () => {
      const blocked = await capture.person('Kaisa Lehtonen', ['kaisa@lehtonen.example']);
      await capture.stores.contacts.change(capture.caller, blocked.no, blocked.version, {
        privacyBlocked: true,
      });
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('kaisa@lehtonen.example'),
        subject: 'Blocked',
      });
      expect([result.entries, result.decisions[0]?.reason, result.decisions[0]?.address]).toEqual([
        [],
        'privacyBlocked',
        null,
      ]);
    });
  });

  it('leaves what was logged when a contact is blocked afterwards (rule 2.24)', async () => {
    const contact = await capture.person('Blocked later', ['later@blocked.example']);
    const { result } = await capture.log({
      captureId: fresh(),
      to: people('later@blocked.example'),
      subject: 'Before it was blocked',
    });
    await capture.stores.contacts.change(capture.caller, contact.no, contact.version, {
      privacyBlocked: true,
    });
    const entryNo = result.entries[0]?.entryNo ?? 0;
    expect(await capture.stores.entries.get(capture.jo, entryNo)).toMatchObject({
      contactNo: contact.no,
      contactName: 'Blocked later',
      canceled: false,
    });
  });

  describe('without a template (rule 4)', () => {
    it('logs nothing and says why (rules 4.4, 4.21, 6.12)', async () => {
      const { version, createdAt, createdBy, changedAt, changedBy, ...setup } =
        await capture.stores.interactionTemplateSetup.get();
      const off = await capture.stores.interactionTemplateSetup.put(capture.caller, version, {
        ...setup,
        emails: null,
      });
      expect(off.emailDraft).toBe('EMAIL_D');
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('aino@tammela.example'),
        subject: 'Switched off',
      });
      expect(result.entries).toEqual([]);
      expect(result.decisions[0]).toMatchObject({
        outcome: 'notLogged',
        reason: 'noTemplate',
        rule: 'interactionTemplateSetup.emails',
      });
      await capture.stores.interactionTemplateSetup.put(capture.caller, off.version, {
        ...setup,
        emails: 'EMAIL',
      });
    });

    it('logs nothing by a template that is blocked (rule 4.4)', async () => {
      const templates = capture.stores.interactionTemplates;
      const block = async (blocked: boolean) => {
        const { version } = await templates.get('EMAIL');
        await templates.change(capture.caller, 'EMAIL', version, { blocked });
      };
      await block(true);
      const { result } = await capture.log({
        captureId: fresh(),
        to: people('aino@tammela.example'),
        subject: 'Template blocked',
      });
      expect([result.entries, result.decisions.map((one) => one.reason)]).toEqual([
        [],
        ['noTemplate'],
      ]);
      await block(false);
    });
  });
});
