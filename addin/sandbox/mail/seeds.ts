import type { Address, DemoCompany, MailboxOwner } from '../demo-company.ts';
import { type Strings, stringsOf } from '../strings.ts';
import type { World } from '../world.ts';
import type { MailMessage } from './exchange.ts';
import { orderFiles, planFiles } from './seed-files.ts';

const minute = 60_000;

type SeedName = keyof Strings['seeds'];

interface Seed extends Partial<Pick<MailMessage, 'to' | 'cc' | 'sensitivity' | 'files'>> {
  name: SeedName;
  from: Address;
}

const addressOf = ({ address, name }: MailboxOwner): Address => ({ address, name });

/** As directories write names; nobody of the demo company's contacts is called so. */
const newBuyerAt = (writer: Address): Address => ({
  name: 'Lindqvist, Karin',
  address: `karin.lindqvist@${writer.address.split('@')[1]}`,
});

const privatePerson: Address = {
  name: 'Matti Meikäläinen',
  address: 'matti.meikalainen.example@gmail.com',
};

const guests = Array.from({ length: 30 }, (_, index) => ({
  name: `Guest ${index + 1}`,
  address: `guest.${index + 1}@openhouse.example`,
}));

const everybody = (company: DemoCompany): Address[] => [
  ...company.contacts.slice(0, 20).map(addressOf),
  ...guests,
];

/** One mail of each kind that the add-in has to tell apart, the newest first. */
const seedsFor = (company: DemoCompany, owner: MailboxOwner): Seed[] => {
  const [first, second] = company.firstContactsOf(owner.userName);
  if (first === undefined || second === undefined) return [];
  const own = addressOf(owner);
  const others = company.salespeople.filter((one) => one !== owner);
  const colleague = others[company.salespeople.indexOf(owner) % others.length];
  const [customer] = company.firstContactsOf(colleague?.userName ?? null);
  const seeds: Seed[] = [
    { name: 'meeting', from: second, files: planFiles() },
    { name: 'deliveryTimes', from: first, files: orderFiles() },
    { name: 'stranger', from: newBuyerAt(first) },
    { name: 'freeMail', from: privatePerson },
  ];
  if (company.sharedAddress) seeds.push({ name: 'shared', from: company.sharedAddress });
  if (colleague && customer) {
    seeds.push({ name: 'colleague', from: addressOf(colleague), to: [customer], cc: [own] });
  }
  return [
    ...seeds,
    { name: 'personal', from: first, sensitivity: 'Private' },
    { name: 'circle', from: second, to: [own, ...everybody(company)] },
    { name: 'longSubject', from: first },
  ];
};

/** “Surname, Firstname” is how directories write it, not people. */
const signatureOf = ({ name }: Address): string => name.split(', ').reverse().join(' ');

/** Only the newest two wait to be read. */
const unread: readonly SeedName[] = ['meeting', 'deliveryTimes'];

const messageOf = (seed: Seed, owner: MailboxOwner, { seeds }: Strings): MailMessage => ({
  id: crypto.randomUUID(),
  folder: 'inbox',
  read: !unread.includes(seed.name),
  internetMessageId: `<${crypto.randomUUID()}@sandbox.example>`,
  conversationId: crypto.randomUUID(),
  inReplyTo: null,
  from: seed.from,
  to: seed.to ?? [addressOf(owner)],
  cc: seed.cc ?? [],
  bcc: [],
  subject: seeds[seed.name].subject,
  body: `${seeds[seed.name].body}\n\n${signatureOf(seed.from)}`,
  at: new Date().toISOString(),
  ...(seed.files && { files: seed.files }),
  ...(seed.sensitivity && { sensitivity: seed.sensitivity }),
  customProperties: {},
});

/** Gives every salesperson mails to read and answer, unless mail is there already. */
export const fillInboxes = ({ company, exchange, settings }: World): void => {
  if (Object.keys(exchange.mailboxes.get()).length > 0) return;
  const strings = stringsOf[settings.get().language];
  for (const salesperson of company.salespeople) {
    seedsFor(company, salesperson).forEach((seed, index) => {
      const at = new Date(Date.now() - (index + 1) * 47 * minute).toISOString();
      exchange.put(salesperson.address, { ...messageOf(seed, salesperson, strings), at });
    });
  }
};
