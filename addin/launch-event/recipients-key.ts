import type { Message } from './message.ts';

/** The same for the same set of recipients in any order; '' for none. */
export function toRecipientsKey(message: Message): string {
  const addresses: string[] = [];
  for (const participants of [message.to, message.cc, message.bcc]) {
    for (const participant of participants || []) addresses.push(participant.address.toLowerCase());
  }
  if (addresses.length === 0) return '';
  if (message.from !== undefined) addresses.push(`from ${message.from.address.toLowerCase()}`);
  return `${addresses.length}-${hash(addresses.sort().join('\n'))}`;
}

/** FNV-1a: session data is small, and a thousand recipients are not. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16);
}
