import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Capture, openCapture, outcomeOf, people } from '../support/capture.ts';
import { databases } from '../support/databases.ts';

describe.each(databases())('ask again for a known mail on the $name', (database) => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await openCapture(await database.open());
  });
  afterAll(async () => {
    await capture.stores.changes.close();
    await database.dispose();
  });

  const report = (captureId: string, to: string[]) => ({
    captureId,
    to: people(...to),
    subject: captureId,
  });

  it('logs whoever has become a contact, once (rule 6.19)', async () => {
    const mail = report('became-a-contact', ['aino@tammela.example', 'matti@later.example']);
    const first = await capture.log(mail);
    expect(outcomeOf(first.result).logged).toEqual(['Aino Virtanen']);
    await capture.person('Matti Meikäläinen', ['matti@later.example']);

    const seen = await capture.log(mail);
    expect(outcomeOf(seen.result).logged).toEqual(['Aino Virtanen']);

    const asked = await Promise.all([1, 2, 3].map(() => capture.log({ ...mail, asked: true })));
    for (const { created, result } of asked) {
      expect(created).toBe(false);
      expect(outcomeOf(result)).toMatchObject({
        logged: ['Aino Virtanen', 'Matti Meikäläinen'],
        decisions: [
          ['aino@tammela.example', 'logged', 'matchedContact'],
          ['matti@later.example', 'logged', 'matchedContact'],
        ],
      });
    }
  });

  it('logs the sender who has become a contact (rule 6.19)', async () => {
    const mail = {
      ...report('sender-later', ['jo@us.example']),
      from: { address: 'sanna@later.example' },
    };
    const first = await capture.log(mail);
    expect(first.result.decisions).toMatchObject([{ reason: 'unknownSender' }]);
    await capture.person('Sanna Later', ['sanna@later.example']);
    const { result } = await capture.log({ ...mail, asked: true });
    expect(outcomeOf(result)).toMatchObject({ direction: 'inbound', logged: ['Sanna Later'] });
  });

  it('leaves canceled what is canceled, and discarded what is discarded (rule 6.19)', async () => {
    const mail = report('stays', ['aino@tammela.example', 'office@shared.example']);
    const { entries } = (await capture.log(mail)).result;
    const logged = entries.find(({ postponed }) => !postponed);
    const waiting = entries.find(({ postponed }) => postponed);
    await capture.stores.entries.cancel(capture.caller, logged?.entryNo ?? 0, logged?.version ?? 0);
    await capture.stores.postponed.discard(
      capture.caller,
      waiting?.entryNo ?? 0,
      waiting?.version ?? 0,
    );
    const { result } = await capture.log({ ...mail, asked: true });
    expect(result.entries).toMatchObject([{ entryNo: logged?.entryNo, canceled: true }]);
    expect(outcomeOf(result).decisions).toEqual([
      ['aino@tammela.example', 'logged', 'matchedContact'],
      ['office@shared.example', 'notLogged', 'discarded'],
    ]);
  });
});
