import { type RandomSource, randomSource } from '../server/domain/demo-company/random-source.ts';

/** The company whose log is measured: made up by numbers, so that every part can be found again. */
export const ownDomain = 'measured.example';

export const salespersonCount = 20;
export const salespersonCode = (at: number): string => `S${String(at).padStart(2, '0')}`;
export const salespersonAddress = (at: number): string => `seller${at}@${ownDomain}`;

/** Every fifth contact is a company, followed by its four persons. */
const personsPerCompany = 4;
export const isCompany = (contactId: number): boolean =>
  (contactId - 1) % (personsPerCompany + 1) === 0;
export const companyOf = (contactId: number): number =>
  contactId - ((contactId - 1) % (personsPerCompany + 1));
export const contactNo = (contactId: number): string => `CT${String(contactId).padStart(6, '0')}`;
export const contactAddress = (contactId: number): string =>
  `${isCompany(contactId) ? 'info' : `person${contactId}`}@customer${companyOf(contactId)}.example`;

/** Half of all entries belong to a few contacts, as in life; these have a page of 50 and more. */
export const busyContacts = (entries: number): number =>
  Math.max(50, Math.min(5000, Math.floor(entries / 200)));

const firstNames = [
  'Aino',
  'Bo',
  'Carla',
  'David',
  'Elsa',
  'Felix',
  'Greta',
  'Hugo',
  'Iida',
  'Jon',
];
const syllables = ['ka', 'lo', 'mi', 'ne', 'ru', 'sa', 'to', 'vi', 'wa', 'po', 'de', 'hu'];
const syllable = (at: number): string => syllables[at % syllables.length] ?? '';

/** A word like a name; different for every number below 20,736. */
const madeUpWord = (number: number): string =>
  [0, 1, 2, 3].map((place) => syllable(Math.floor(number / syllables.length ** place))).join('');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const namedWord = (number: number): string => capital(madeUpWord(number));

export const contactName = (contactId: number): string =>
  isCompany(contactId)
    ? `${namedWord(contactId)} ${namedWord(contactId * 7 + 3)} Ltd`
    : `${firstNames[contactId % firstNames.length]} ${namedWord(contactId * 11 + 5)}`;

/** Each of these is in a tenth of all subjects or more. */
export const commonWords = ['meeting', 'offer', 'delivery', 'order', 'visit'];
const ordinaryWords = Array.from({ length: 3000 }, (_, at) => madeUpWord(at * 5 + 1));
/** One subject in fifty has one of these: about twenty each in a million. */
export const rareWords = Array.from({ length: 1000 }, (_, at) => `zq${madeUpWord(at * 13 + 2)}`);

export const subjectOf = (random: RandomSource): string => {
  const words = [random.pick(commonWords), random.pick(ordinaryWords), random.pick(ordinaryWords)];
  if (random.chance(0.5)) words.push(random.pick(ordinaryWords));
  if (random.chance(0.02)) words.push(random.pick(rareWords));
  return `${words.join(' ')} ${random.between(1, 9999)}`;
};

export const sampleRandom = (): RandomSource => randomSource(20_261_121);
