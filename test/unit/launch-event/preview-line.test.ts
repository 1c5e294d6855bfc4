import { describe, expect, it } from '@jest/globals';
import type { EmailPreview } from '../../../server/contract/email.ts';
import { type RuntimeOptions, startRuntime } from './launch-event-runtime.ts';

type Decision = EmailPreview['decisions'][number];

const anna: Decision = {
  address: 'anna@contoso.example',
  role: 'to',
  outcome: 'logged',
  reason: 'matchedContact',
  contactNo: 'CT0001',
  contactName: 'Anna Berg',
  companyName: 'Contoso',
};
const stranger: Decision = {
  address: 'carl@fabrikam.example',
  role: 'cc',
  outcome: 'notLogged',
  reason: 'notAContact',
  contactName: null,
  companyName: null,
};
const ambiguous: Decision = { ...stranger, outcome: 'postponed', reason: 'severalContacts' };
const dan = { emailAddress: 'dan@contoso.example', displayName: 'Dan' };

const previewOf = (...decisions: Decision[]) => ({
  status: 200,
  body: { direction: 'outbound', decisions },
});

async function compose(decisions: Decision[], options: RuntimeOptions = {}) {
  const runtime = await startRuntime({ answer: () => previewOf(...decisions), ...options });
  await runtime.run('onMessageComposeOpened');
  return runtime;
}

const lineOf = ({ outlook }: Awaited<ReturnType<typeof compose>>) =>
  outlook.notifications.get('interactionLog')?.message;

describe('the line above a message', () => {
  it('says with whom it will be logged', async () => {
    const runtime = await compose([anna, stranger]);
    expect(lineOf(runtime)).toBe('Will be logged to Anna Berg (Contoso)');
    expect(runtime.outlook.notifications.get('interactionLog')?.type).toBe('informationalMessage');
    expect(runtime.previews[0]?.body).toMatchObject({
      from: { address: 'sales@ours.example' },
      to: [{ address: 'anna@contoso.example' }],
    });
  });

  it.each([
    ['fi-FI', 'Kirjataan: Anna Berg (Contoso)'],
    ['sv-SE', 'Loggas på Anna Berg (Contoso)'],
    ['de-DE', 'Will be logged to Anna Berg (Contoso)'],
  ])('speaks the language %s', async (displayLanguage, line) => {
    expect(lineOf(await compose([anna], { displayLanguage }))).toBe(line);
  });

  it('says that a contact is still to be chosen', async () => {
    expect(lineOf(await compose([ambiguous]))).toBe(
      'Will be logged when you have chosen the contact for carl@fabrikam.example',
    );
  });

  it('counts those who do not fit into 150 characters', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...anna,
      contactName: `Contact Number ${index}`,
    }));
    const line = lineOf(await compose(many));
    expect(line).toMatch(/^Will be logged to Contact Number 0 \(Contoso\), .* and \d+ more$/);
    expect(String(line).length).toBeLessThanOrEqual(150);
  });

  it('cuts a name that is too long by itself', async () => {
    const line = lineOf(await compose([{ ...anna, contactName: 'A'.repeat(300) }]));
    expect(line).toHaveLength(150);
  });

  it('is not asked for while there are no recipients', async () => {
    const runtime = await compose([anna], { message: { to: [], cc: [] } });
    expect(runtime.previews).toHaveLength(0);
    expect(runtime.outlook.notifications.size).toBe(0);
  });

  it('is not shown when logging is switched off', async () => {
    const runtime = await compose([anna], { session: { doNotLog: '1' } });
    expect(runtime.previews).toHaveLength(0);
    expect(runtime.outlook.notifications.size).toBe(0);
  });

  it.each(['offline', 'never', { status: 500 }, { status: 401 }] as const)(
    'is silently left out when the answer is %j',
    async (answer) => {
      const runtime = await compose([], { answer: () => answer });
      expect(runtime.previews).toHaveLength(1);
      expect(runtime.outlook.notifications.size).toBe(0);
    },
  );
});

describe('change the recipients', () => {
  it('asks again and shows the new line', async () => {
    const runtime = await compose([anna]);
    runtime.outlook.message.to = [dan];
    runtime.answer = () => previewOf({ ...anna, contactName: 'Dan' });
    await runtime.run('onMessageRecipientsChanged');
    expect(lineOf(runtime)).toBe('Will be logged to Dan (Contoso)');
    expect(runtime.previews).toHaveLength(2);
  });

  it('asks nothing when the set is the same in another order', async () => {
    const runtime = await compose([anna]);
    const { message } = runtime.outlook;
    [message.to, message.cc] = [message.cc, message.to];
    await runtime.run('onMessageRecipientsChanged');
    await runtime.run('onMessageRecipientsChanged');
    expect(runtime.previews).toHaveLength(1);
  });

  it('asks once when the event fires three times', async () => {
    const runtime = await startRuntime({ answer: () => previewOf(anna) });
    for (let time = 0; time < 3; time += 1) runtime.fire('onMessageRecipientsChanged');
    await runtime.clock.pass(5000);
    expect(runtime.previews).toHaveLength(1);
    expect(lineOf(runtime)).toBe('Will be logged to Anna Berg (Contoso)');
  });

  it('removes the line when nobody would be logged', async () => {
    const runtime = await compose([anna]);
    runtime.outlook.message.to = [dan];
    runtime.answer = () => previewOf(stranger);
    await runtime.run('onMessageRecipientsChanged');
    expect(runtime.outlook.notifications.size).toBe(0);
  });

  it('removes the line when the last recipient goes', async () => {
    const runtime = await compose([anna]);
    Object.assign(runtime.outlook.message, { to: [], cc: [] });
    await runtime.run('onMessageRecipientsChanged');
    expect(runtime.outlook.notifications.size).toBe(0);
    expect(runtime.previews).toHaveLength(1);
  });

  it('drops an answer about recipients that have changed meanwhile', async () => {
    const runtime = await startRuntime();
    runtime.answer = () => ({ ...previewOf(anna), delay: 900 });
    runtime.fire('onMessageRecipientsChanged');
    await runtime.clock.passUntil(() => runtime.previews.length === 1);
    runtime.outlook.message.to = [dan];
    runtime.answer = () => previewOf({ ...anna, contactName: 'Dan' });
    runtime.fire('onMessageRecipientsChanged');
    await runtime.clock.pass(5000);
    expect(lineOf(runtime)).toBe('Will be logged to Dan (Contoso)');
  });

  it('leaves the captureId to the compose and send events', async () => {
    const runtime = await startRuntime({ session: { captureId: 'first' } });
    await runtime.run('onMessageRecipientsChanged');
    expect(runtime.outlook.session.get('captureId')).toBe('first');
    expect(runtime.outlook.customProperties.size).toBe(0);
  });
});
