import { attempt } from './attempt.ts';

/** A version 4 UUID; the runtime of classic Outlook may have no crypto. */
export function mintUuid(): string {
  const uuid = attempt(() => crypto.randomUUID());
  if (uuid !== undefined) return uuid;
  const digits = Array.from(randomBytes(), (byte, index) => {
    let value = byte;
    if (index === 6) value = (byte & 0x0f) | 0x40;
    if (index === 8) value = (byte & 0x3f) | 0x80;
    return (value + 0x100).toString(16).slice(1);
  });
  const part = (from: number, to: number) => digits.slice(from, to).join('');
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-');
}

function randomBytes(): Uint8Array {
  const bytes = attempt(() => crypto.getRandomValues(new Uint8Array(16)));
  if (bytes !== undefined) return bytes;
  return new Uint8Array(16).map(() => Math.floor(Math.random() * 256));
}
