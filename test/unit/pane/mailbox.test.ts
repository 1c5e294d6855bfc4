import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ReadMail } from '../../../addin/outlook/mail-item.ts';
import { Mailbox } from '../../../addin/outlook/mailbox.ts';
import type { OfficeApi } from '../../../addin/outlook/office.ts';

type Callback = (result: { status: string; value?: unknown }) => void;

/** Outlook as far as the mailbox asks it; answers when the test says so. */
const createOutlook = () => {
  const waiting: (() => void)[] = [];
  let itemChanged = () => {};
  let mostInFlight = 0;
  const answerLater = (callback: Callback, result: Parameters<Callback>[0]) => {
    waiting.push(() => callback(result));
    mostInFlight = Math.max(mostInFlight, waiting.length);
  };
  const mail = (itemId: string, more: object = {}) => ({
    itemType: 'message',
    itemId,
    subject: itemId,
    from: { emailAddress: `${itemId}@tests.example`, displayName: 'Sender' },
    to: [],
    cc: [],
    dateTimeCreated: new Date(0),
    internetMessageId: `<${itemId}>`,
    getAllInternetHeadersAsync: (callback: Callback) =>
      answerLater(callback, { status: 'succeeded', value: `headers of ${itemId}` }),
    ...more,
  });
  const mailbox = {
    item: mail('first') as object | null,
    userProfile: { emailAddress: 'Jo@Us.example' },
    addHandlerAsync: (type: string, handler: () => void, callback: Callback) => {
      if (type === 'itemChanged') itemChanged = handler;
      answerLater(callback, { status: 'succeeded' });
    },
  };
  const office = { context: { mailbox }, EventType: { ItemChanged: 'itemChanged' } };
  return {
    office: office as unknown as OfficeApi,
    mail,
    show: (item: object | null) => {
      mailbox.item = item;
    },
    changeItem: () => itemChanged(),
    /** Lets what was asked so far, and what follows from it, be answered. */
    answer: async () => {
      for (let round = 0; round < 5; round++) {
        for (const one of waiting.splice(0)) one();
        await Promise.resolve();
        await jest.advanceTimersByTimeAsync(1);
      }
    },
    get mostInFlight() {
      return mostInFlight;
    },
  };
};

const headersOf = (mailbox: Mailbox): Promise<string> => {
  const { item } = mailbox;
  if (item === null) throw new Error('There is no item');
  return mailbox.ask<string>(item, (shown, callback) => shown.getAllInternetHeadersAsync(callback));
};

describe('the adapter of the mailbox', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('has no more than three calls out, listening included', async () => {
    const outlook = createOutlook();
    const mailbox = new Mailbox(outlook.office);
    const answers = Promise.all([1, 2, 3, 4, 5, 6].map(() => headersOf(mailbox)));
    await outlook.answer();
    expect(await answers).toEqual(Array(6).fill('headers of first'));
    expect(outlook.mostInFlight).toBe(3);
  });

  it('drops the answer about a mail that was left meanwhile', async () => {
    const outlook = createOutlook();
    const mailbox = new Mailbox(outlook.office);
    await outlook.answer();
    const asked = expect(headersOf(mailbox)).rejects.toMatchObject({ problem: 'left' });
    outlook.show(outlook.mail('second'));
    outlook.changeItem();
    await outlook.answer();
    await asked;
    expect(mailbox.item).toMatchObject({ subject: 'second' });
  });

  it('asks nothing of another item in the name of the one before', async () => {
    const outlook = createOutlook();
    const mailbox = new Mailbox(outlook.office);
    await outlook.answer();
    const { item: before } = mailbox;
    outlook.show(outlook.mail('second'));
    outlook.changeItem();
    const called = jest.fn();
    await expect(mailbox.ask(before as ReadMail, called)).rejects.toMatchObject({
      problem: 'left',
    });
    expect(called).not.toHaveBeenCalled();
  });

  it('gives up what is never answered, and tells what is refused', async () => {
    const outlook = createOutlook();
    const mailbox = new Mailbox(outlook.office);
    await outlook.answer();
    const { item } = mailbox;
    const late = expect(mailbox.ask(item as ReadMail, () => {})).rejects.toMatchObject({
      problem: 'late',
    });
    await jest.advanceTimersByTimeAsync(6_000);
    await late;
    const missing = mailbox.ask(item as ReadMail, () => {
      throw new TypeError('no such function');
    });
    await expect(missing).rejects.toMatchObject({ problem: 'refused' });
  });

  it('sees what changed before it was listening', async () => {
    const outlook = createOutlook();
    outlook.show(null);
    const mailbox = new Mailbox(outlook.office);
    expect(mailbox.item).toBeNull();
    outlook.show(outlook.mail('second'));
    await outlook.answer();
    expect(mailbox.item).toMatchObject({ subject: 'second' });
  });

  it('keeps a mail as it is when the event comes twice, and knows more of it', async () => {
    const outlook = createOutlook();
    outlook.show(outlook.mail('first', { internetMessageId: undefined }));
    const mailbox = new Mailbox(outlook.office);
    await outlook.answer();
    const { item } = mailbox;
    outlook.show(outlook.mail('first'));
    outlook.changeItem();
    expect(mailbox.item?.key).toBe(item?.key);
    expect([item, mailbox.item]).toMatchObject([
      { internetMessageId: null },
      { internetMessageId: '<first>' },
    ]);
  });

  it('tells appointments and drafts from mails that are read', () => {
    const outlook = createOutlook();
    const mailbox = new Mailbox(outlook.office);
    outlook.show({ itemType: 'appointment' });
    mailbox.refresh();
    expect(mailbox.item).toMatchObject({ kind: 'appointment' });
    outlook.show({ itemType: 'task' });
    mailbox.refresh();
    expect(mailbox.item).toMatchObject({ kind: 'other' });
    outlook.show({ itemType: 'message', to: { getAsync: () => {} } });
    mailbox.refresh();
    expect(mailbox.item).toMatchObject({ kind: 'composing' });
    expect(mailbox.address).toBe('jo@us.example');
  });
});
