import type { ContactListItem } from '../../server/contract/contact.ts';

type Place = Pick<ContactListItem, 'name' | 'companyName' | 'city'>;

/** The standard templates of a meeting at their place and at ours. */
const theirs = 'ONSITE';
const ours = 'INHOUSE';

const words = (text: string): string =>
  ` ${text.toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

const names = (place: string, name: string | null): boolean =>
  name !== null && name.trim() !== '' && words(place).includes(words(name));

/** A link instead of a place. */
const isOnline = (location: string): boolean =>
  /https?:|\bteams\b|\bzoom\b|\bmeet\b/iu.test(location);

/**
 * The template that the place speaks for, among those to choose from: theirs where it names their
 * company or town, ours at any other place. A guess: nothing is said of online meetings.
 */
export function guessTemplate(
  location: string,
  people: readonly Place[],
  codes: readonly string[],
): string | null {
  const [only] = codes.length === 1 ? codes : [];
  if (only !== undefined) return only;
  if (location.trim() === '' || isOnline(location)) return null;
  const isTheirs = people.some(
    ({ name, companyName, city }) => names(location, companyName ?? name) || names(location, city),
  );
  const guess = isTheirs ? theirs : ours;
  return codes.includes(guess) ? guess : null;
}
