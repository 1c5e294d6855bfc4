import { describe, expect, it } from '@jest/globals';
import {
  fetchMailFile,
  type MailFile,
  mailFiles,
  messageFileName,
} from '../../../addin/outlook/mail-files.ts';
import type { ReadMail } from '../../../addin/outlook/mail-item.ts';
import { Mailbox } from '../../../addin/outlook/mailbox.ts';
import type { OfficeApi } from '../../../addin/outlook/office.ts';

type Callback = (result: { status: string; value?: unknown }) => void;

const attachment = (id: string, more: object = {}) => ({
  id,
  name: `${id}.pdf`,
  size: 10,
  isInline: false,
  attachmentType: 'file',
  ...more,
});

/** Outlook with one mail: its files, what it gives for each, and the requirement set it has. */
const openMail = (
  attachments: object[],
  contents: Record<string, { content: string; format: string }> = {},
  newest = 1.14,
) => {
  const item = {
    itemType: 'message',
    itemId: 'one',
    subject: 'Offer: prices?',
    to: [],
    cc: [],
    dateTimeCreated: new Date(0),
    attachments,
    getAttachmentContentAsync: (id: string, callback: Callback) => {
      const value = contents[id];
      callback(value === undefined ? { status: 'failed' } : { status: 'succeeded', value });
    },
    getAsFileAsync: (callback: Callback) =>
      callback({ status: 'succeeded', value: Buffer.from('Subject: Offer').toString('base64') }),
  };
  const numberOf = (set: string) => Number(set.split('.')[1]);
  const mailbox = new Mailbox({
    context: {
      mailbox: {
        item,
        addHandlerAsync: (_type: string, _handler: () => void, callback: Callback) =>
          callback({ status: 'succeeded' }),
      },
      requirements: {
        isSetSupported: (_: string, set: string) => numberOf(set) <= numberOf(newest.toFixed(2)),
      },
    },
    EventType: { ItemChanged: 'itemChanged' },
  } as unknown as OfficeApi);
  return { mailbox, mail: mailbox.item as ReadMail };
};

const found = (files: MailFile[], id: string): MailFile => {
  const file = files.find((one) => one.id === id);
  if (file === undefined) throw new Error(`There is no ${id}`);
  return file;
};

describe('the files of a mail', () => {
  it('are its attachments and itself, each with why it cannot be had', () => {
    const { mailbox, mail } = openMail([
      attachment('plain'),
      attachment('cloud', { attachmentType: 'cloud' }),
      attachment('large', { size: 25 * 1024 * 1024 + 1 }),
      attachment('mail', { id: 'item', name: 'Fwd Offer', attachmentType: 'item' }),
    ]);
    expect(mailFiles(mailbox, mail).map(({ name, unavailable }) => [name, unavailable])).toEqual([
      ['plain.pdf', null],
      ['cloud.pdf', 'cloud'],
      ['large.pdf', 'tooLarge'],
      ['Fwd Offer.eml', null],
      ['Offer_ prices_.eml', null],
    ]);
  });

  it('are not had where the client is too old for them', () => {
    const old = openMail([attachment('plain')], {}, 1.07);
    expect(mailFiles(old.mailbox, old.mail).map((one) => one.unavailable)).toEqual([
      'client',
      'client',
    ]);
    const middle = openMail([attachment('plain')], {}, 1.13);
    expect(mailFiles(middle.mailbox, middle.mail).map((one) => one.unavailable)).toEqual([
      null,
      'client',
    ]);
  });

  it('come as bytes, whatever form Outlook gives them in', async () => {
    const bytes = Uint8Array.from([0, 255, 128, 10]);
    const { mailbox, mail } = openMail(
      [attachment('plain'), attachment('note'), attachment('link')],
      {
        plain: { content: Buffer.from(bytes).toString('base64'), format: 'base64' },
        note: { content: 'Subject: Päivää', format: 'eml' },
        link: { content: 'https://cloud.example/file', format: 'url' },
      },
    );
    const files = mailFiles(mailbox, mail);
    const bytesOf = async (id: string) => {
      const { content } = await fetchMailFile(mailbox, mail, found(files, id));
      return new Uint8Array(await content.arrayBuffer());
    };
    expect(await bytesOf('plain')).toEqual(bytes);
    expect(new TextDecoder().decode(await bytesOf('note'))).toBe('Subject: Päivää');
    expect(new TextDecoder().decode(await bytesOf('mail'))).toBe('Subject: Offer');
    await expect(bytesOf('link')).rejects.toThrow('It is a link.');
  });

  it('name the mail by its subject', () => {
    expect(messageFileName('a/b\\c')).toBe('a_b_c.eml');
    expect(messageFileName('  ')).toBe('mail.eml');
    expect(messageFileName('x'.repeat(500))).toHaveLength(124);
  });
});
