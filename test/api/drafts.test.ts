import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ContactDetail } from '../../server/contract/contact.ts';
import type { Page } from '../../server/contract/fields.ts';
import type {
  InteractionLogEntry,
  InteractionLogEntryDetail,
} from '../../server/contract/interaction-log-entry.ts';
import type {
  PostponedCounts,
  PostponedInteraction,
  PostponedInteractionDetail,
} from '../../server/contract/postponed-interaction.ts';
import { purgeDiscarded } from '../../server/storage/postponed-interaction/discard-draft.ts';
import {
  type Organisation,
  type Person,
  startOrganisation,
  tenAtOnce,
} from '../support/organisation.ts';
import { servers } from '../support/servers.ts';
import { problemOf } from '../support/test-server.ts';

const root = '/postponed-interactions';

describe.each(servers())('drafts over the API on the $name', (kind) => {
  let us: Organisation;
  let draft: PostponedInteractionDetail;
  beforeAll(async () => {
    us = await startOrganisation(kind);
  });
  afterAll(() => us.server[Symbol.asyncDispose]());

  const postpone = (body: unknown, who: Person = us.jo) =>
    who.send<PostponedInteractionDetail>('POST', root, body);
  const act = <T>(
    name: string,
    { entryNo, version }: { entryNo: number; version: number },
    { who = us.jo, body }: { who?: Person; body?: unknown } = {},
  ) => who.send<T>('POST', `${root}/${entryNo}/${name}`, body, { version });
  const finish = (one = draft, body: unknown = {}, who = us.jo) =>
    act<InteractionLogEntry>('finish', one, { who, body });
  const resume = (who: Person, one = draft) =>
    act<PostponedInteractionDetail>('resume', one, { who });
  const save = (body: unknown, version = draft.version, who = us.jo) =>
    who.send<PostponedInteractionDetail>('PATCH', `${root}/${draft.entryNo}`, body, { version });
  const discard = (one = draft, who = us.jo) =>
    who.send('DELETE', `${root}/${one.entryNo}`, undefined, { version: one.version });
  const listed = async (who = us.jo, query = '') =>
    (await who.get<Page<PostponedInteraction>>(`${root}?limit=200${query}`)).body.items;
  const inLog = async (query = '') =>
    (
      await us.jo.get<Page<InteractionLogEntry>>(`/interaction-log-entries?limit=200${query}`)
    ).body.items.map((one) => one.entryNo);

  beforeEach(async () => {
    const reply = await postpone({
      contactNo: us.aino.no,
      interactionTemplateCode: 'ONSITE',
      description: 'A zeppelin visit',
      timeOfInteraction: '2026-01-15T08:00:00.000Z',
      attemptFailed: true,
      comments: [{ comment: 'Remember the plans' }],
    });
    draft = reply.body;
  });

  it('are kept however incomplete, and say what is missing (rule 11.7)', async () => {
    const { status, body } = await postpone({ comments: [{ comment: 'Only a note' }] });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      postponed: true,
      group: 'toFinish',
      missing: ['contact', 'template', 'description'],
      description: '',
      salespersonCode: 'JO',
      comments: [{ comment: 'Only a note' }],
    });
    expect((await listed()).map((one) => one.entryNo)).toContain(body.entryNo);
    const wrong = await postpone({ contactNo: 'GHOST', cost: -1 });
    expect([wrong.status, problemOf(wrong).fields?.map((one) => one.path)]).toEqual([
      400,
      ['cost'],
    ]);
    expect(problemOf(await postpone({ contactNo: 'GHOST' })).fields).toMatchObject([
      { path: 'contactNo', code: 'unknownCode' },
    ]);
  });

  it('are in no list, search, figure or count of the log (rule 11.1)', async () => {
    const { no } = await us.person('Only drafted', ['drafted@x.example']);
    const { body } = await postpone({ ...complete(), contactNo: no });
    for (const query of ['', '&search=drafted', `&contactNo=${no}`])
      expect(await inLog(query)).not.toContain(body.entryNo);
    const contact = await us.jo.get<ContactDetail>(`/contacts/${no}`);
    expect(contact.body.figures).toMatchObject({ noOfInteractions: 0, lastDateAttempted: null });
    const counts = await us.jo.get<PostponedCounts>(`${root}/counts?contactNo=${no}`);
    expect(counts.body).toEqual({ toFinish: 1, needsNote: 0, chooseContact: 0 });
    expect(await listed(us.jo, `&contactNo=${no}&group=toFinish`)).toHaveLength(1);
    expect(await listed(us.jo, `&contactNo=${no}&group=chooseContact`)).toHaveLength(0);
    expect(await listed(us.jo, `&contactNo=${no}&missing=attachment`)).toHaveLength(0);
  });

  const complete = () => ({
    contactNo: us.aino.no,
    interactionTemplateCode: 'ONSITE',
    description: 'Drafted well',
  });

  it('are finished as exactly that entry (rules 11.10, 15.15)', async () => {
    const reply = await finish(draft, {
      evaluation: 'positive',
      comments: draft.comments.map(line),
    });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      entryNo: draft.entryNo,
      postponed: false,
      subject: 'A zeppelin visit',
      evaluation: 'positive',
      attemptFailed: true,
      timeOfInteraction: '2026-01-15T08:00:00.000Z',
      date: '2026-01-15',
      commentCount: 1,
      createdBy: 'JO',
    });
    expect(await inLog('&search=zeppelin')).toContain(draft.entryNo);
    expect((await listed()).map((one) => one.entryNo)).not.toContain(draft.entryNo);
    const again = await finish({ ...draft, version: reply.body.version });
    expect([again.status, problemOf(again).code]).toEqual([409, 'notPostponed']);
    const audit = await us.administrator.get<Page<{ action: string }>>(
      `/audit?entity=interactionLogEntry&key=${draft.entryNo}`,
    );
    expect(audit.body.items.map((one) => one.action)).toEqual(['logged', 'postponed']);
  });

  const line = ({ lineNo, comment }: { lineNo: number; comment: string }) => ({ lineNo, comment });

  it('are not finished while something is missing, which is told whole', async () => {
    const { body } = await postpone({});
    const reply = await finish(body);
    expect([reply.status, problemOf(reply).fields?.map((one) => one.path)]).toEqual([
      400,
      ['contactNo', 'interactionTemplateCode', 'description'],
    ]);
    expect((await finish(body, complete())).body).toMatchObject({
      entryNo: body.entryNo,
      postponed: false,
    });
  });

  it('become one entry when ten finish at once', async () => {
    const before = (await inLog()).length;
    const replies = await tenAtOnce(() => finish());
    expect(replies.filter((one) => one.status === 200)).toHaveLength(1);
    for (const lost of replies.filter((one) => one.status !== 200))
      expect(['notPostponed', 'versionOutdated']).toContain(problemOf(lost).code);
    expect((await inLog()).length).toBe(before + 1);
  });

  it('are finished or discarded, never both, when it happens at once', async () => {
    const replies = await tenAtOnce<{ status: number }>((at) =>
      at % 2 === 0 ? finish() : discard(),
    );
    const won = replies.filter((one) => one.status < 300);
    expect(won).toHaveLength(1);
    expect((await inLog()).includes(draft.entryNo)).toBe(won[0]?.status === 200);
  });

  it('are saved from the version that was seen (rule 13.5)', async () => {
    const reply = await save({ description: 'Longer', comments: [{ comment: 'Another' }] });
    expect(reply.body).toMatchObject({
      version: draft.version + 1,
      description: 'Longer',
      postponed: true,
      comments: [{ comment: 'Another' }],
    });
    const stale = await save({ description: 'Lost' });
    expect([stale.status, problemOf(stale).code]).toEqual([412, 'versionOutdated']);
    const without = await us.jo.send('PATCH', `${root}/${draft.entryNo}`, {});
    expect(without.status).toBe(428);
    const many = await tenAtOnce((at) => save({ description: `By ${at}` }, reply.body.version));
    expect(many.filter((one) => one.status === 200)).toHaveLength(1);
  });

  it('keep lines that stay with who wrote them when (rule 5.14)', async () => {
    const [first] = draft.comments;
    if (first === undefined) throw new Error('No comment');
    const { body } = await save(
      { comments: [line(first), { comment: 'Seen by Mona' }] },
      draft.version,
      us.mona,
    );
    expect(body.comments).toMatchObject([
      { ...first },
      { comment: 'Seen by Mona', createdBy: 'MONA' },
    ]);
    expect(body.commentCount).toBe(2);
    const changed = await save({ comments: [] }, body.version);
    expect([changed.body.comments, changed.body.commentCount]).toEqual([[], 0]);
  });

  it('stay as they were left when they are resumed (rule 11.9)', async () => {
    const { resumedBy, resumedByMe, resumedUntil, ...left } = draft;
    expect(left).toMatchObject({
      date: '2026-01-15',
      timeOfInteraction: '2026-01-15T08:00:00.000Z',
      attemptFailed: true,
    });
    expect((await resume(us.jo)).body).toMatchObject(left);
  });

  it('keep what was typed when their template changes, and lose what came from it (rules 15.6, 15.7)', async () => {
    const template = (code: string, more: object = {}) =>
      us.administrator.send('POST', '/interaction-templates', {
        code,
        description: `Made ${code}`,
        interactionGroupCode: 'LETTER',
        ...more,
      });
    await template('FAIR', { campaignNo: 'CP-FAIR' });
    await template('PLAIN');
    const changed = async (one: PostponedInteractionDetail, interactionTemplateCode: string) =>
      (
        await us.jo.send<PostponedInteractionDetail>(
          'PATCH',
          `${root}/${one.entryNo}`,
          { interactionTemplateCode },
          { version: one.version },
        )
      ).body;
    const followed = (await postpone({ interactionTemplateCode: 'FAIR' })).body;
    expect(followed).toMatchObject({ description: 'Made FAIR', campaignNo: 'CP-FAIR' });
    expect(await changed(followed, 'PLAIN')).toMatchObject({
      description: 'Made PLAIN',
      campaignNo: null,
    });
    const said = { description: 'Typed', campaignNo: 'CP-MINE' };
    const typed = (await postpone({ interactionTemplateCode: 'FAIR', ...said })).body;
    expect(await changed(typed, 'PLAIN')).toMatchObject(said);
  });

  it('keep the salesperson who was chosen, not the one of another contact (rule 15.18)', async () => {
    const of = async (name: string, salespersonCode: string) => {
      const { no } = await us.person(name, []);
      await us.jo.send('PATCH', `/contacts/${no}`, { salespersonCode }, { version: 1 });
      return no;
    };
    const [evas, larss] = [await of('Eva’s', 'EVA'), await of('Lars’s', 'LARS')];
    const moved = async (said: object) => {
      const { body } = await postpone({ contactNo: evas, ...said }, us.administrator);
      const after = await us.administrator.send<PostponedInteractionDetail>(
        'PATCH',
        `${root}/${body.entryNo}`,
        { contactNo: larss },
        { version: body.version },
      );
      return [body.salespersonCode, after.body.salespersonCode];
    };
    expect(await moved({})).toEqual(['EVA', 'LARS']);
    expect(await moved({ salespersonCode: 'JO' })).toEqual(['JO', 'JO']);
  });

  it('are one person’s for a quarter of an hour; the second is told who and until when (rule 11.8)', async () => {
    const before = Date.now();
    const mine = await resume(us.jo);
    expect(mine.status).toBe(200);
    expect(mine.body).toMatchObject({ resumedByMe: true, version: draft.version });
    const until = Date.parse(mine.body.resumedUntil ?? '');
    expect(until).toBeGreaterThanOrEqual(before + 15 * 60_000);
    const other = await resume(us.mona);
    expect([other.status, problemOf(other).code]).toEqual([409, 'resumedByOther']);
    expect(problemOf(other).fields).toMatchObject([
      { path: 'resumedBy', value: mine.body.resumedBy },
      { path: 'resumedUntil', value: mine.body.resumedUntil },
    ]);
    for (const refused of [
      await finish(draft, {}, us.mona),
      await save({ description: 'Mine now' }, draft.version, us.mona),
      await discard(draft, us.mona),
    ])
      expect(problemOf(refused).code).toBe('resumedByOther');
    const seen = (await listed(us.mona)).find((one) => one.entryNo === draft.entryNo);
    expect(seen).toMatchObject({ resumedByMe: false, resumedBy: mine.body.resumedBy });
    expect((await resume(us.jo)).status).toBe(200);
    expect((await act('release', draft)).status).toBe(204);
    expect((await resume(us.mona)).status).toBe(200);
  });

  it('are taken over when the time has run out', async () => {
    await resume(us.jo);
    await us.server.beside((storage) =>
      storage.write(async ({ sql }) => {
        await sql
          .updateTable('interaction_log_entry')
          .set({ resumed_until: Date.now() - 1 })
          .where('entry_no', '=', draft.entryNo)
          .execute();
      }),
    );
    expect((await resume(us.mona)).body).toMatchObject({ resumedByMe: true });
    expect(problemOf(await save({ description: 'Too late' })).code).toBe('resumedByOther');
  });

  it('are resumed by one of two who try at once', async () => {
    const replies = await tenAtOnce((at) => resume(at % 2 === 0 ? us.mona : us.administrator));
    const who = new Set(replies.flatMap((one) => (one.status === 200 ? one.body.resumedBy : [])));
    expect(who.size).toBe(1);
    for (const lost of replies.filter((one) => one.status !== 200))
      expect(problemOf(lost).code).toBe('resumedByOther');
  });

  it('are discarded for everybody, and can be taken back (rule 11.11)', async () => {
    expect((await discard()).status).toBe(204);
    expect((await listed()).map((one) => one.entryNo)).not.toContain(draft.entryNo);
    const gone = await us.jo.get(`/interaction-log-entries/${draft.entryNo}`);
    expect(gone.status).toBe(404);
    expect((await finish({ ...draft, version: 2 })).status).toBe(404);
    const back = await act<PostponedInteractionDetail>('restore', draft);
    expect(back.body).toMatchObject({
      entryNo: draft.entryNo,
      description: 'A zeppelin visit',
      comments: [{ comment: 'Remember the plans' }],
    });
    expect((await act('restore', draft)).status).toBe(200);
    expect((await finish(back.body)).status).toBe(200);
    expect((await act('restore', draft)).status).toBe(409);
  });

  it('are gone for good a day after they were discarded (rule 11.11)', async () => {
    await discard();
    const purge = (now: number) => us.server.beside((storage) => purgeDiscarded(storage, now));
    expect(await purge(Date.now() + 86_000_000)).toBe(0);
    expect(await purge(Date.now() + 86_500_000)).toBeGreaterThanOrEqual(1);
    expect((await act('restore', draft)).status).toBe(404);
  });

  it('of a mail ask for the contact as before, and come back too (rules 11.5, 11.11, 11.13)', async () => {
    const { entries } = await us.mail('jo', ['office@shared.example'], 'Whose is it');
    const [waiting] = entries;
    if (waiting === undefined) throw new Error('Nothing waits');
    const seen = (await listed(us.jo, '&group=chooseContact')).find(
      (one) => one.entryNo === waiting.entryNo,
    );
    expect(seen).toMatchObject({ group: 'chooseContact', missing: ['contact'] });
    expect((await discard(seen as PostponedInteractionDetail)).status).toBe(204);
    await act('restore', waiting);
    const note = { comments: [{ comment: 'It was Carla' }] };
    const drafted = await us.jo.send<PostponedInteractionDetail>(
      'PATCH',
      `${root}/${waiting.entryNo}`,
      note,
      { version: 3 },
    );
    expect(drafted.body.candidates).toHaveLength(2);
    await us.jo.send(
      'PATCH',
      `/contacts/${us.carla.no}`,
      { correspondenceType: 'hardCopy' },
      { version: us.carla.version },
    );
    const logged = await finish(drafted.body, { contactNo: us.carla.no });
    expect(logged.body).toMatchObject({
      entryNo: waiting.entryNo,
      timeOfInteraction: waiting.timeOfInteraction,
      informationFlow: 'outbound',
      subject: 'Whose is it',
      correspondenceType: 'email',
      origin: 'addIn',
      matchedBy: 'assigned',
      contactNo: us.carla.no,
      commentCount: 1,
    });
    const { body } = await us.jo.get<InteractionLogEntryDetail>(
      `/interaction-log-entries/${waiting.entryNo}`,
    );
    expect(body.comments).toMatchObject(note.comments);
  });

  it('belong to who wrote them while they have no salesperson (rule 11.12)', async () => {
    await us.setUp({ visibility: 'owner' });
    const { body } = await postpone({ description: 'Mine' }, us.administrator);
    expect(body.salespersonCode).toBeNull();
    expect((await listed(us.jo)).map((one) => one.entryNo)).not.toContain(body.entryNo);
    expect((await finish(body, complete(), us.lars)).status).toBe(404);
    await us.setUp({ visibility: 'everyone' });
    expect((await finish(body, complete(), us.lars)).status).toBe(403);
    expect(problemOf(await discard(draft, us.lars)).code).toBe('notAllowed');
  });
});
