import type { Actor } from '../actor.ts';
import { isAdministrator } from '../actor.ts';
import type { Setup, SetupSalesperson } from '../setup/setup.ts';

const isValidOn = (
  { startingDate, endingDate }: { startingDate: string | null; endingDate: string | null },
  date: string,
): boolean =>
  (startingDate === null || startingDate <= date) && (endingDate === null || endingDate >= date);

export const ownsAddressOn = (
  { addresses }: SetupSalesperson,
  address: string,
  date: string,
): boolean => addresses.some((own) => own.address === address && isValidOn(own, date));

/** The salesperson an address belongs to on a day; the token's own person first. */
const salespersonOfAddress = (
  setup: Setup,
  address: string,
  date: string,
  first: number | null,
): SetupSalesperson | null => {
  let found: SetupSalesperson | null = null;
  for (const salesperson of setup.salespeople.values()) {
    if (!ownsAddressOn(salesperson, address, date)) continue;
    if (salesperson.id === first) return salesperson;
    found ??= salesperson;
  }
  return found;
};

export type Sender =
  | { kind: 'salesperson'; salespersonId: number }
  /** The address is another's, and the actor may not send in that name. */
  | { kind: 'notYours' }
  | { kind: 'other' };

/** A mail as far as it tells whose it is. */
export interface SentMail {
  from: string;
  /** Readable addresses of To and Cc. */
  recipients: readonly string[];
  date: string;
}

/** Who received a colleague's mail openly may report it in the colleague's name. */
const isAmong = (setup: Setup, actor: Actor, { recipients, date }: SentMail): boolean => {
  const own = actor.salespersonId === null ? undefined : setup.salespeople.get(actor.salespersonId);
  return (
    own?.addresses.some((one) => isValidOn(one, date) && recipients.includes(one.address)) ?? false
  );
};

/** Whose mail an outbound one is; docs/domain.md 3 and 6. */
export const whoSent = (setup: Setup, actor: Actor, mail: SentMail): Sender => {
  const { from: address, date } = mail;
  const own = actor.salespersonId;
  const salesperson = salespersonOfAddress(setup, address, date, own);
  if (salesperson !== null) {
    const allowed =
      salesperson.id === own ||
      isAdministrator(actor) ||
      (own !== null && salesperson.delegates.has(own)) ||
      isAmong(setup, actor, mail);
    return allowed ? { kind: 'salesperson', salespersonId: salesperson.id } : { kind: 'notYours' };
  }
  const mailbox = setup.sharedMailboxes.find((one) => one.address === address);
  if (mailbox === undefined) return { kind: 'other' };
  const granted = own !== null && mailbox.grantedTo.has(own);
  const received = mailbox.salespersonId !== null && isAmong(setup, actor, mail);
  if (!granted && !received && !isAdministrator(actor)) return { kind: 'notYours' };
  const owner = mailbox.ownerRule === 'sender' && granted ? own : mailbox.salespersonId;
  return owner === null ? { kind: 'other' } : { kind: 'salesperson', salespersonId: owner };
};

/** Whom a received mail concerns: the token's person, else the first salesperson among To, then Cc. */
export const whoReceived = (
  setup: Setup,
  actor: Actor,
  addresses: readonly string[],
  date: string,
): number | null => {
  if (actor.salespersonId !== null) return actor.salespersonId;
  for (const address of addresses) {
    const salesperson = salespersonOfAddress(setup, address, date, null);
    if (salesperson !== null) return salesperson.id;
    const mailbox = setup.sharedMailboxes.find((one) => one.address === address);
    if (mailbox?.salespersonId != null) return mailbox.salespersonId;
  }
  return null;
};

/** An address of the house: a salesperson's or a shared mailbox, whatever its domain. */
export const isOwnAddress = (setup: Setup, address: string, date: string): boolean =>
  salespersonOfAddress(setup, address, date, null) !== null ||
  setup.sharedMailboxes.some((one) => one.address === address);
