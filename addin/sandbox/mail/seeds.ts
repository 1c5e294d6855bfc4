import { stringsOf } from '../strings.ts';
import type { World } from '../world.ts';

const minute = 60_000;

/** Gives every salesperson two mails to answer, unless mail is there already. */
export const fillInboxes = ({ company, exchange, settings }: World): void => {
  if (Object.keys(exchange.mailboxes.get()).length > 0) return;
  const { seeds } = stringsOf[settings.get().language];
  for (const salesperson of company.salespeople) {
    const writers = company.firstContactsOf(salesperson.userName);
    seeds.forEach(({ subject, body }, seedIndex) => {
      const writer = writers[seedIndex];
      if (writer === undefined) return;
      exchange.put(salesperson.address, {
        id: crypto.randomUUID(),
        folder: 'inbox',
        read: false,
        internetMessageId: `<${crypto.randomUUID()}@sandbox.example>`,
        conversationId: crypto.randomUUID(),
        inReplyTo: null,
        from: writer,
        to: [{ address: salesperson.address, name: salesperson.name }],
        cc: [],
        bcc: [],
        subject,
        body: `${body}\n\n${writer.name}`,
        at: new Date(Date.now() - (seeds.length - seedIndex) * 47 * minute).toISOString(),
        customProperties: {},
      });
    });
  }
};
