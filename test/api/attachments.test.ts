import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiRoot } from '../../server/contract/api.ts';
import { type Attachment, attachmentPartSize } from '../../server/contract/attachment.ts';
import type { Page } from '../../server/contract/fields.ts';
import type {
  InteractionLogEntry,
  InteractionLogEntryDetail,
} from '../../server/contract/interaction-log-entry.ts';
import { type FakeClamd, startFakeClamd } from '../support/fake-clamd.ts';
import { type Organisation, type Person, startOrganisation } from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';
import { bytesOf, sendParts, upload } from '../support/upload.ts';

const megabyte = attachmentPartSize;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(servers())('attachments over the API on the $name', (kind) => {
  let us: Organisation;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const logged = async (subject = 'With a file', from: 'jo' | 'eva' = 'jo') => {
    const { entries } = await us.mail(from, ['bjorn@dahl.example'], subject);
    return entries[0]?.entryNo ?? 0;
  };
  const detail = async (entryNo: number, person: Person = us.jo) =>
    (await person.get<InteractionLogEntryDetail>(`/interaction-log-entries/${entryNo}`)).body;
  const attach = async (entryNo: number, attachmentId: number, person: Person = us.jo) => {
    const { version } = await detail(entryNo, person);
    return person.send<InteractionLogEntryDetail>(
      'POST',
      `/interaction-log-entries/${entryNo}/attachments`,
      { attachmentId },
      { version },
    );
  };
  const detach = async (entryNo: number, attachmentId: number, person: Person = us.jo) => {
    const { version } = await detail(entryNo, person);
    const route = `/interaction-log-entries/${entryNo}/attachments/${attachmentId}`;
    return person.send<InteractionLogEntryDetail>('DELETE', route, undefined, { version });
  };
  const facts = async (id: number, person: Person = us.jo) =>
    person.get<Attachment>(`/attachments/${id}`);
  const content = (id: number, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${us.server.url}${apiRoot}/attachments/${id}/content`, {
      method,
      headers: { Authorization: `Bearer ${us.jo.token}`, ...headers },
    });

  it('takes a file in parts, in any order and more than once, and gives it back whole (rule 16.2)', async () => {
    const bytes = new Uint8Array(randomBytes(2 * megabyte + 12_345));
    const { body: begun } = await us.jo.send<Attachment>('POST', '/attachments', {
      fileName: 'Measured.dat',
      size: bytes.byteLength,
    });
    expect(begun).toMatchObject({
      state: 'uploading',
      partSize: megabyte,
      missingParts: [1, 2, 3],
      sha256: null,
    });
    const put = (partNo: number) =>
      us.jo.send('PUT', `/attachments/${begun.id}/parts/${partNo}`, undefined, {
        bytes: bytes.slice((partNo - 1) * megabyte, partNo * megabyte),
      });
    for (const partNo of [3, 1, 1]) expect((await put(partNo)).status).toBe(204);
    expect((await facts(begun.id)).body.missingParts).toEqual([2]);
    const early = await us.jo.send('POST', `/attachments/${begun.id}/complete`);
    expect([early.status, problemOf(early).code]).toEqual([409, 'attachmentIncomplete']);
    expect(problemOf(early).fields?.map((one) => one.path)).toEqual(['parts.2']);
    await put(2);
    const { body: ready } = await us.jo.send<Attachment>(
      'POST',
      `/attachments/${begun.id}/complete`,
    );
    expect(ready).toMatchObject({
      state: 'ready',
      fileName: 'Measured.dat',
      contentType: 'application/octet-stream',
      sha256: sha256(bytes),
      scanned: false,
    });
    const again = await us.jo.send<Attachment>('POST', `/attachments/${begun.id}/complete`);
    expect(again.body.sha256).toBe(ready.sha256);
    const answer = await content(begun.id);
    expect(answer.status).toBe(200);
    expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(ready.sha256);
  });

  it('changes nothing of what is complete (rule 16.2)', async () => {
    const id = await upload(us.jo, 'Offer.txt', 'An offer');
    const late = await us.jo.send('PUT', `/attachments/${id}/parts/1`, undefined, {
      bytes: bytesOf('Another!'),
    });
    expect([late.status, problemOf(late).code]).toEqual([409, 'attachmentReadOnly']);
    expect(await (await content(id)).text()).toBe('An offer');
  });

  it('refuses what is empty, larger than 25 MB, or not as long as it said (rule 16.1)', async () => {
    const begin = (size: number) =>
      us.jo.send('POST', '/attachments', { fileName: 'Film.mp4', size });
    expect(problemOf(await begin(0)).fields?.[0]?.message).toBe('The file is empty.');
    expect((await begin(25 * megabyte)).status).toBe(201);
    expect(problemOf(await begin(25 * megabyte + 1)).fields?.[0]?.message).toBe(
      'A file may have at most 25 MB.',
    );
    const id = await sendParts(us.jo, 'Short.txt', '12345');
    const put = (partNo: number, bytes: Uint8Array<ArrayBuffer>) =>
      us.jo.send('PUT', `/attachments/${id}/parts/${partNo}`, undefined, { bytes });
    expect(problemOf(await put(1, bytesOf('123456'))).fields?.[0]?.code).toBe('wrongLength');
    expect(problemOf(await put(2, bytesOf('1'))).fields?.[0]?.path).toBe('partNo');
    expect((await put(1, new Uint8Array(megabyte + 1))).status).toBe(413);
    const asJson = await us.jo.send('PUT', `/attachments/${id}/parts/1`, { not: 'bytes' });
    expect([asJson.status, problemOf(asJson).detail]).toEqual([
      415,
      'Send the body as application/octet-stream.',
    ]);
  });

  it('serves a range, the end, and says when there is none (rule 16.4)', async () => {
    const bytes = new Uint8Array(randomBytes(megabyte + 100));
    const id = await upload(us.jo, 'Ranged.dat', bytes);
    const part = async (range: string, headers: Record<string, string> = {}) => {
      const answer = await content(id, { Range: range, ...headers });
      return {
        status: answer.status,
        range: answer.headers.get('content-range'),
        bytes: new Uint8Array(await answer.arrayBuffer()),
      };
    };
    const size = bytes.byteLength;
    expect(await part('bytes=0-9')).toEqual({
      status: 206,
      range: `bytes 0-9/${size}`,
      bytes: bytes.slice(0, 10),
    });
    // Across the edge of two parts.
    expect((await part(`bytes=${megabyte - 5}-${megabyte + 4}`)).bytes).toEqual(
      bytes.slice(megabyte - 5, megabyte + 5),
    );
    expect((await part('bytes=-7')).bytes).toEqual(bytes.slice(-7));
    expect(await part(`bytes=${size - 3}-`)).toMatchObject({ status: 206 });
    expect(await part(`bytes=${size}-`)).toMatchObject({ status: 416, range: `bytes */${size}` });
    expect(await part('bytes=0-1,5-6')).toMatchObject({ status: 200, range: null });
    expect(await part('bytes=0-9', { 'If-Range': '"another file"' })).toMatchObject({
      status: 200,
    });
    const head = await content(id, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(size)]);
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });

  it('is what its bytes say, whatever its name says (rule 16.3)', async () => {
    const id = await upload(us.jo, 'Holiday.jpg', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n');
    expect((await facts(id)).body).toMatchObject({
      fileName: 'Holiday.jpg.pdf',
      contentType: 'application/pdf',
    });
  });

  it('is shared by all entries of a mail, once somebody chooses so (rule 16.11)', async () => {
    const { entries } = await us.mail('jo', ['bjorn@dahl.example', 'carla@meyer.example'], 'Mine');
    const [one, other] = entries.map(({ entryNo }) => entryNo);
    if (one === undefined || other === undefined) throw new Error('Two entries');
    expect(entries.map((entry) => entry.attachmentCount)).toEqual([0, 0]);
    const id = await upload(us.jo, 'The mail.eml', 'Received: from us\r\nSubject: Mine\r\n\r\n');
    for (const entryNo of [one, other]) await attach(entryNo, id);
    for (const entryNo of [one, other])
      expect((await detail(entryNo)).attachments.map((file) => file.id)).toEqual([id]);
  });

  it('is only ever a download, under its own name (rule 16.4)', async () => {
    const id = await upload(us.jo, 'Päätös "2026"; 50 % – 東京.html', '<script>alert(1)</script>');
    const { headers } = await content(id);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Paatos _2026__ 50 _ _ __.html"; filename*=UTF-8''P%C3%A4%C3%A4t%C3%B6s%20_2026_%3B%2050%20%25%20%E2%80%93%20%E6%9D%B1%E4%BA%AC.html`,
    );
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(headers.get('cache-control')).toBe('private, no-store');
    const pdf = await upload(us.jo, 'Offer.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n');
    expect((await content(pdf)).headers.get('content-type')).toBe('application/pdf');
  });

  it('is seen by its uploader alone until something has it (rule 16.5)', async () => {
    const id = await upload(us.jo, 'Mine.txt', 'Mine');
    expect((await facts(id)).status).toBe(200);
    for (const who of [us.eva, us.mona, us.reader, us.administrator]) {
      expect((await facts(id, who)).status).toBe(404);
      expect((await who.get(`/attachments/${id}/content`)).status).toBe(404);
      expect((await who.send('POST', `/attachments/${id}/complete`)).status).not.toBe(200);
    }
    const entryNo = await logged();
    expect(problemOf(await attach(entryNo, id, us.administrator)).fields?.[0]).toMatchObject({
      path: 'attachmentId',
      code: 'unknownAttachment',
    });
    expect((await attach(entryNo, id)).status).toBe(200);
    expect((await facts(id, us.reader)).status).toBe(200);
  });

  it('attaches to an entry, counts, and stays as it is (rules 16.6, 16.7)', async () => {
    const entryNo = await logged();
    const first = await upload(us.jo, 'First.txt', 'First');
    const second = await upload(us.jo, 'Second.txt', 'Second');
    const { body: attached } = await attach(entryNo, first);
    expect(attached.attachments).toMatchObject([
      { id: first, fileName: 'First.txt', contentType: 'text/plain', size: 5, readOnly: true },
    ]);
    await attach(entryNo, second);
    expect((await attach(entryNo, second)).body).toMatchObject({ attachmentCount: 2 });
    expect((await detail(entryNo)).attachments.map((one) => one.id)).toEqual([first, second]);
    const thrown = await us.jo.send('DELETE', `/attachments/${first}`);
    expect([thrown.status, problemOf(thrown).code]).toEqual([409, 'inUse']);
    expect((await detach(entryNo, first)).body).toMatchObject({ attachmentCount: 1 });
    expect((await facts(first)).status).toBe(404);
    expect((await detach(entryNo, first)).status).toBe(404);
  });

  it('leaves the entry of another salesperson alone (rule 16.6)', async () => {
    const entryNo = await logged('Of Eva', 'eva');
    const id = await upload(us.jo, 'Mine.txt', 'Mine');
    expect((await attach(entryNo, id)).status).toBe(403);
  });

  it('takes nothing that is not uploaded yet (rule 16.6)', async () => {
    const entryNo = await logged();
    const id = await sendParts(us.jo, 'Half.txt', 'Half');
    expect(problemOf(await attach(entryNo, id)).fields?.[0]).toMatchObject({
      code: 'attachmentNotReady',
      message: 'Half.txt is not uploaded yet. Wait until it is, or leave it out.',
    });
    expect((await content(id)).status).toBe(409);
  });

  it('filters the log by entries with attachments (rule 16.10)', async () => {
    const plain = await logged('Without');
    const having = await logged('Having');
    await attach(having, await upload(us.jo, 'Attached.txt', 'Attached'));
    const listed = async (query: string) =>
      (
        await us.jo.get<Page<InteractionLogEntry>>(`/interaction-log-entries?limit=200&${query}`)
      ).body.items.map((one) => one.entryNo);
    expect(await listed('hasAttachments=true')).toContain(having);
    expect(await listed('hasAttachments=true')).not.toContain(plain);
    expect(await listed('hasAttachments=false&search=Without')).toEqual([plain]);
    expect(await listed('hasAttachments=true&search=Having')).toEqual([having]);
  });

  it('throws an upload away for its uploader and for an administrator', async () => {
    const [mine, other] = [
      await upload(us.jo, 'Mine.txt', 'Mine'),
      await sendParts(us.jo, 'Other.txt', 'Other'),
    ];
    expect((await us.eva.send('DELETE', `/attachments/${mine}`)).status).toBe(404);
    expect((await us.jo.send('DELETE', `/attachments/${mine}`)).status).toBe(204);
    expect((await us.administrator.send('DELETE', `/attachments/${other}`)).status).toBe(204);
    expect((await facts(mine)).status).toBe(404);
  });
});

describe.each(servers())('attachments with a virus scanner on the $name', (kind) => {
  let us: Organisation;
  let clamd: FakeClamd;
  beforeAll(async () => {
    clamd = await startFakeClamd();
    us = await startOrganisation(kind, {
      virusScanner: { host: '127.0.0.1', port: clamd.port },
    });
  });
  afterAll(async () => {
    await us.server[Symbol.asyncDispose]();
    await clamd[Symbol.asyncDispose]();
  });

  const complete = (id: number) => us.jo.send<Attachment>('POST', `/attachments/${id}/complete`);

  it('scans all of a file before anybody gets it (rule 16.8)', async () => {
    const id = await sendParts(us.jo, 'Clean.dat', new Uint8Array(megabyte + 3));
    const { body } = await complete(id);
    expect(body).toMatchObject({ state: 'ready', scanned: true, finding: null });
    expect(clamd.scanned.at(-1)).toBe(megabyte + 3);
  });

  it('refuses what the scanner finds, and keeps nothing of it (rule 16.8)', async () => {
    const bytes = new Uint8Array(megabyte + 10);
    bytes.set(bytesOf('VIRUS'), megabyte - 2);
    const id = await sendParts(us.jo, 'Invoice.dat', bytes);
    for (const answer of [await complete(id), await complete(id)]) {
      expect([answer.status, problemOf(answer).code]).toEqual([422, 'attachmentRefused']);
      expect(problemOf(answer).detail).toContain('Invoice.dat was refused');
      expect(problemOf(answer).detail).toContain('Test-Signature');
    }
    const { body } = await us.jo.get<Attachment>(`/attachments/${id}`);
    expect(body).toMatchObject({ state: 'refused', finding: 'Test-Signature' });
    expect((await us.jo.get(`/attachments/${id}/content`)).status).toBe(422);
    const parts = await us.server.beside((storage) =>
      storage.read.sql
        .selectFrom('attachment_part')
        .select('part_no')
        .where('attachment_id', '=', id)
        .execute(),
    );
    expect(parts).toEqual([]);
    const audit = await us.administrator.get<Page<{ action: string }>>(
      `/audit?entity=attachment&key=${id}`,
    );
    expect(audit.body.items).toMatchObject([{ action: 'refused', actor: 'JO' }]);
  });

  it('keeps what was sent while the scanner does not answer (rule 16.8)', async () => {
    const id = await sendParts(us.jo, 'Patient.txt', 'Patient');
    clamd.silence();
    const refused = await complete(id);
    clamd.speak();
    expect([refused.status, problemOf(refused).code]).toEqual([503, 'scannerUnreachable']);
    expect((await us.jo.get(`/attachments/${id}/content`)).status).toBe(409);
    expect((await complete(id)).body).toMatchObject({ state: 'ready', scanned: true });
  });
});
