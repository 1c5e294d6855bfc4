import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attachmentPartSize } from '../../server/contract/attachment.ts';
import type { Actor } from '../../server/domain/actor.ts';
import {
  dropEntryAttachments,
  setEntryAttachments,
} from '../../server/storage/attachment/entry-attachments.ts';
import { purgeEmails } from '../../server/storage/email/purge-emails.ts';
import { purgeDiscarded } from '../../server/storage/postponed-interaction/discard-draft.ts';
import type { Handle } from '../../server/storage/storage.ts';
import { type Capture, openCapture, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';
import { bytesOf } from '../support/upload.ts';

const day = 86_400_000;

describe.each(databases())('attachments in the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  const once = (actor: Actor) => ({ actor, once: null });
  const upload = async (content = 'An offer', fileName = 'Offer.txt', actor = capture.jo) => {
    const bytes = bytesOf(content);
    const { attachments } = capture.stores;
    const { id } = await attachments.begin(once(actor), { fileName, size: bytes.byteLength });
    await attachments.putPart(actor, id, 1, bytes);
    return (await attachments.complete(actor, id)).id;
  };
  let mails = 0;
  const log = async (...addresses: string[]) => {
    mails += 1;
    const { result } = await capture.log({
      captureId: `attachments-${mails}`,
      to: people(...(addresses.length === 0 ? ['bjorn@norrsken.example'] : addresses)),
      subject: `Mail ${mails}`,
    });
    return result.entries;
  };
  const entry = async (...addresses: string[]) => {
    const [first] = await log(...addresses);
    if (first === undefined) throw new Error('It was not logged');
    return first;
  };
  const set = (entryNo: number, ids: number[], actor = capture.jo) =>
    capture.storage.write((handle) =>
      setEntryAttachments(handle, entryNo, ids, { actor, now: Date.now() }),
    );
  const detail = (entryNo: number) => capture.stores.entries.get(capture.administrator, entryNo);
  const filesOf = async (entryNo: number) =>
    (await detail(entryNo)).attachments.map((one) => one.id);
  const exists = async (id: number) => {
    const { sql } = capture.storage.read;
    const row = await sql.selectFrom('attachment').select('id').where('id', '=', id).execute();
    const parts = await sql
      .selectFrom('attachment_part')
      .select('part_no')
      .where('attachment_id', '=', id)
      .execute();
    // A row without its bytes, or bytes without their row, would be neither.
    expect(parts.length > 0).toBe(row.length > 0);
    return row.length > 0;
  };
  const deleteEntry = async (handle: Handle, entryNo: number) => {
    await dropEntryAttachments(handle, entryNo);
    await handle.sql.deleteFrom('capture_decision').where('entry_no', '=', entryNo).execute();
    await handle.sql.deleteFrom('interaction_log_entry').where('entry_no', '=', entryNo).execute();
  };

  it('keeps their order and their number with the entry (rules 16.6, 16.10)', async () => {
    const { entryNo } = await entry();
    const [first, second, third] = [await upload('1'), await upload('2'), await upload('3')];
    await set(entryNo, [third, first, second, first]);
    expect(await filesOf(entryNo)).toEqual([third, first, second]);
    expect((await detail(entryNo)).attachmentCount).toBe(3);
    await set(entryNo, [second]);
    expect((await detail(entryNo)).attachmentCount).toBe(1);
    expect([await exists(first), await exists(second)]).toEqual([false, true]);
  });

  it('are read-only once logged, and not before (rule 16.7)', async () => {
    const waiting = await entry('office@shared.example');
    expect(waiting.postponed).toBe(true);
    const id = await upload();
    await set(waiting.entryNo, [id]);
    expect((await detail(waiting.entryNo)).attachments).toMatchObject([{ readOnly: false }]);
    await capture.stores.postponed.assign(once(capture.jo), waiting.entryNo, waiting.version, {
      contactNo: capture.bjorn.no,
      remember: false,
    });
    expect((await detail(waiting.entryNo)).attachments).toMatchObject([{ readOnly: true }]);
  });

  it('are replaced on a draft by another file, and the old one goes (rules 16.7, 16.12)', async () => {
    const { entryNo } = await entry('office@shared.example');
    const old = await upload('As downloaded');
    await set(entryNo, [old]);
    const edited = await upload('As edited');
    await set(entryNo, [edited]);
    expect([await exists(old), await exists(edited)]).toEqual([false, true]);
  });

  it('belong to who uploaded them, to templates, and to entries of one message (rule 16.6)', async () => {
    const [one, other] = await log('bjorn@norrsken.example', 'aino@tammela.example');
    const another = await entry();
    const id = await upload();
    await expect(set(one?.entryNo ?? 0, [id], capture.eh)).rejects.toMatchObject({
      fields: [{ path: 'attachmentIds.0', code: 'unknownAttachment' }],
    });
    await set(one?.entryNo ?? 0, [id]);
    await set(other?.entryNo ?? 0, [id], capture.eh);
    expect(await filesOf(other?.entryNo ?? 0)).toEqual([id]);
    await expect(set(another.entryNo, [id], capture.eh)).rejects.toMatchObject({
      code: 'invalidInput',
    });
    const ofTemplate = await upload('For everybody', 'Price list.txt', capture.administrator);
    await capture.storage.write(({ sql }) =>
      sql
        .updateTable('interaction_template_language')
        .set({ attachment_id: ofTemplate })
        .where('interaction_template_id', '=', 1)
        .execute(),
    );
    expect(await capture.stores.attachments.get(capture.eh, ofTemplate)).toMatchObject({
      fileName: 'Price list.txt',
    });
    await set(another.entryNo, [ofTemplate], capture.eh);
    await capture.storage.write((handle) => deleteEntry(handle, another.entryNo));
    expect(await exists(ofTemplate)).toBe(true);
  });

  it('go with the row of a template, unless an entry has them (rules 4.11, 16.7)', async () => {
    const { interactionTemplates: templates } = capture.stores;
    const row = (attachmentId: number | null) => ({
      languageCode: 'sv' as const,
      description: 'På svenska',
      attachmentId,
    });
    const put = async (attachmentId: number | null) =>
      templates.putLanguage(
        once(capture.administrator),
        { code: 'BUS', languageCode: 'sv' },
        (await templates.get('BUS')).version,
        row(attachmentId),
      );
    const [first, second] = [
      await upload('Brev 1', 'Brev.txt', capture.administrator),
      await upload('Brev 2', 'Brev.txt', capture.administrator),
    ];
    await expect(put(await upload('Of Jo'))).rejects.toMatchObject({ code: 'invalidInput' });
    await put(first);
    const { entryNo } = await entry();
    await set(entryNo, [first]);
    await put(second);
    expect([await exists(first), await exists(second)]).toEqual([true, true]);
    await put(null);
    expect([await exists(first), await exists(second)]).toEqual([true, false]);
  });

  describe('shared by entries (rule 16.7)', () => {
    const shared = async () => {
      const [one, other] = await log('bjorn@norrsken.example', 'aino@tammela.example');
      const id = await upload();
      for (const { entryNo } of [one, other].filter((some) => some !== undefined))
        await set(entryNo, [id]);
      return { id, one: one?.entryNo ?? 0, other: other?.entryNo ?? 0 };
    };

    it('stay with the one that is left, and go with the last', async () => {
      const { id, one, other } = await shared();
      await capture.storage.write((handle) => deleteEntry(handle, one));
      expect([await exists(id), await filesOf(other)]).toEqual([true, [id]]);
      await capture.storage.write((handle) => deleteEntry(handle, other));
      expect(await exists(id)).toBe(false);
    });

    it('go when both are deleted at once, whichever is last', async () => {
      for (let round = 0; round < 5; round++) {
        const { id, one, other } = await shared();
        await Promise.all(
          [one, other].map((entryNo) =>
            capture.storage.write((handle) => deleteEntry(handle, entryNo)),
          ),
        );
        expect(await exists(id)).toBe(false);
      }
    });

    it('stay or are refused, when one is given to an entry while the last that has it goes', async () => {
      for (let round = 0; round < 5; round++) {
        const { entryNo: last } = await entry();
        const { entryNo: next } = await entry();
        const id = await upload();
        await set(last, [id]);
        const [, given] = await Promise.allSettled([
          capture.storage.write((handle) => deleteEntry(handle, last)),
          set(next, [id]),
        ]);
        const isKept = given.status === 'fulfilled';
        expect([await exists(id), await filesOf(next)]).toEqual([isKept, isKept ? [id] : []]);
      }
    });

    it('are attached once by ten at once', async () => {
      const { entryNo } = await entry();
      const id = await upload();
      await Promise.all(Array.from({ length: 10 }, () => set(entryNo, [id])));
      expect([await filesOf(entryNo), (await detail(entryNo)).attachmentCount]).toEqual([[id], 1]);
    });
  });

  it('go a day after what is discarded, and stay with what another entry takes in (rule 16.7)', async () => {
    const waiting = await entry('office@shared.example');
    const id = await upload();
    await set(waiting.entryNo, [id]);
    await capture.stores.postponed.discard(once(capture.jo), waiting.entryNo, waiting.version);
    expect(await exists(id)).toBe(true);
    await purgeDiscarded(capture.storage, Date.now() + day + 1000);
    expect(await exists(id)).toBe(false);
    const [logged, asking] = await log('bjorn@norrsken.example', 'office@shared.example');
    const kept = await upload();
    await set(asking?.entryNo ?? 0, [kept]);
    const joined = await capture.stores.postponed.assign(
      once(capture.jo),
      asking?.entryNo ?? 0,
      asking?.version ?? 0,
      { contactNo: capture.bjorn.no, remember: false },
    );
    expect(joined.entryNo).toBe(logged?.entryNo);
    expect((await detail(joined.entryNo)).attachments).toMatchObject([
      { id: kept, readOnly: true },
    ]);
  });

  it('go when the mail turns out to be private (rules 9.8, 16.7)', async () => {
    const report = {
      captureId: 'attachments-private',
      internetMessageId: '<attachments-private@us.example>',
      to: people('bjorn@norrsken.example'),
      subject: 'Private after all',
    };
    const { result } = await capture.log(report);
    const id = await upload();
    await set(result.entries[0]?.entryNo ?? 0, [id]);
    await capture.log({ ...report, sensitivity: 'private' });
    expect(await exists(id)).toBe(false);
  });

  it('are thrown away after a day when nothing has them (rule 16.9)', async () => {
    const { entryNo } = await entry('office@shared.example');
    const [old, young, used] = [await upload('old'), await upload('young'), await upload('used')];
    const begun = await capture.stores.attachments.begin(once(capture.jo), {
      fileName: 'Given up.txt',
      size: 10,
    });
    await set(entryNo, [used]);
    await capture.storage.write(({ sql }) =>
      sql
        .updateTable('attachment')
        .set({ created_at: Date.now() - day - 1000 })
        .where('id', 'in', [old, used, begun.id])
        .execute(),
    );
    await purgeEmails(capture.storage, capture.readSetup, Date.now());
    expect([await exists(old), await exists(young), await exists(used)]).toEqual([
      false,
      true,
      true,
    ]);
    await expect(capture.stores.attachments.get(capture.jo, begun.id)).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('has one winner among ten who complete it, and one content (rule 16.2)', async () => {
    const { attachments } = capture.stores;
    const { id } = await attachments.begin(once(capture.jo), { fileName: 'Raced.txt', size: 5 });
    await attachments.putPart(capture.jo, id, 1, bytesOf('first'));
    const results = await Promise.allSettled([
      ...Array.from({ length: 5 }, () => attachments.complete(capture.jo, id)),
      ...Array.from({ length: 5 }, () => attachments.putPart(capture.jo, id, 1, bytesOf('other'))),
    ]);
    const hashes = results.flatMap((one) =>
      one.status === 'fulfilled' && one.value !== undefined ? [one.value.sha256] : [],
    );
    expect(hashes).toHaveLength(5);
    expect(new Set(hashes).size).toBe(1);
  });

  it('holds one part of 25 MB at a time (rule 16.2)', async () => {
    const { attachments } = capture.stores;
    const count = 25;
    const { id } = await attachments.begin(once(capture.jo), {
      fileName: 'Film.dat',
      size: count * attachmentPartSize,
    });
    const part = new Uint8Array(randomBytes(attachmentPartSize));
    for (let partNo = 1; partNo <= count; partNo++)
      await attachments.putPart(capture.jo, id, partNo, part);
    await attachments.complete(capture.jo, id);
    const opened = await attachments.open(capture.jo, id);
    let read = 0;
    let longest = 0;
    for await (const piece of opened.read({ from: 0, to: count * attachmentPartSize - 1 })) {
      read += piece.byteLength;
      longest = Math.max(longest, piece.buffer.byteLength);
    }
    expect([read, longest]).toEqual([count * attachmentPartSize, attachmentPartSize]);
  });
});
