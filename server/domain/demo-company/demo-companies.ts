import type { CorrespondenceType } from '../../contract/enumerations.ts';
import type { Pace, TopicList } from './demo-contact.ts';

export interface DemoCompanyRow {
  name: string;
  emailAddress: string;
  phoneNo: string | null;
  street: string;
  postCode: string;
  city: string;
  countryCode: string;
  topics: TopicList;
  salespersonCode: string | null;
  correspondenceType: CorrespondenceType | null;
  pace: Pace;
}

type Place = [street: string, postCode: string, city: string, countryCode: string];
type Care = [salespersonCode: string | null, pace: Pace, topics: TopicList];

function company(
  name: string,
  emailAddress: string,
  place: Place,
  care: Care,
  more: { phoneNo?: string; correspondenceType?: CorrespondenceType | null } = {},
): DemoCompanyRow {
  const [street, postCode, city, countryCode] = place;
  const [salespersonCode, pace, topics] = care;
  return {
    name,
    emailAddress,
    phoneNo: more.phoneNo ?? null,
    street,
    postCode,
    city,
    countryCode,
    topics,
    salespersonCode,
    correspondenceType: more.correspondenceType === undefined ? 'email' : more.correspondenceType,
    pace,
  };
}

/**
 * The companies CT000001 … CT000015. Telephone numbers are only ones that regulators keep free
 * for fiction: London 020 7946 0xxx, North America 555-01xx, Stockholm 08-465 004 xx, Berlin
 * 030 23125 xxx, Paris 01 99 00 xx xx. Finland, Norway, Denmark, Estonia and the Netherlands have
 * no such range that we know of, so contacts there have no number: a made-up one could ring.
 */
export const demoCompanies: DemoCompanyRow[] = [
  company(
    'Tammela Oy',
    'info@tammela.example',
    ['Satakunnankatu 18', '33210', 'Tampere', 'FI'],
    ['JO', 'busy', 'fi'],
  ),
  company(
    'Kivikangas Rakennus Oy',
    'toimisto@kivikangas.example',
    ['Ruukintie 4', '90620', 'Oulu', 'FI'],
    ['EH', 'usual', 'fi'],
  ),
  company(
    'Savon Puuseppä Oy',
    'myynti@savonpuuseppa.example',
    ['Sahakatu 7', '70100', 'Kuopio', 'FI'],
    ['LT', 'usual', 'supplier'],
  ),
  company(
    'Osuuskunta Pohjanranta',
    'info@pohjanranta.example',
    ['Rantatie 22', '65100', 'Vaasa', 'FI'],
    [null, 'quiet', 'fi'],
    { correspondenceType: null },
  ),
  company(
    'Norrsken AB',
    'info@norrsken.example',
    ['Sveavägen 112', '113 50', 'Stockholm', 'SE'],
    ['JO', 'busy', 'sv'],
    { phoneNo: '+46846500410' },
  ),
  company(
    'Älvdalens Möbler AB',
    'order@alvdalensmobler.example',
    ['Dalgatan 31', '796 30', 'Älvdalen', 'SE'],
    ['BC', 'usual', 'sv'],
  ),
  company(
    'Fjordvik Shipping AS',
    'post@fjordvik.example',
    ['Strandgaten 9', '5013', 'Bergen', 'NO'],
    ['EH', 'usual', 'nb'],
  ),
  company(
    'Nordnorsk Forening for Arbeidsmiljø, Ergonomi og Kontorutvikling i Fylkene og Kommunene SA',
    'sekretariatet@arbeidsmiljoforeningen.example',
    ['Storgata 141', '9008', 'Tromsø', 'NO'],
    [null, 'quiet', 'nb'],
    { correspondenceType: 'hardCopy' },
  ),
  company(
    'Søndergaard & Co. ApS',
    'kontakt@sondergaard.example',
    ['Vesterbrogade 74', '1620', 'København V', 'DK'],
    ['BC', 'usual', 'da'],
  ),
  company(
    'Großmann Bürotechnik GmbH',
    'info@grossmann.example',
    ['Schönhauser Straße 46', '10435', 'Berlin', 'DE'],
    ['JO', 'usual', 'de'],
    { phoneNo: '+493023125100' },
  ),
  company(
    'Harbour Lane Architects Ltd',
    'studio@harbourlane.example',
    ['14 Harbour Lane', 'SE1 0LX', 'London', 'GB'],
    ['OF', 'usual', 'en'],
    { phoneNo: '+442079460120' },
  ),
  company(
    'Cedar Falls Outfitters, Inc.',
    'hello@cedarfalls.example',
    ['220 Main Street', '50613', 'Cedar Falls', 'US'],
    ['BC', 'quiet', 'en'],
    { phoneNo: '+13195550100' },
  ),
  company(
    'Meretuule OÜ',
    'info@meretuule.example',
    ['Sadama 11', '10111', 'Tallinn', 'EE'],
    ['EH', 'quiet', 'en'],
  ),
  company(
    'Van der Linden Kantoren B.V.',
    'info@vanderlinden.example',
    ['Keizersgracht 203', '1016 DS', 'Amsterdam', 'NL'],
    ['HR', 'usual', 'en'],
  ),
  company(
    'Atelier Lumière SARL',
    'contact@atelier-lumiere.example',
    ['27 rue des Tanneurs', '75003', 'Paris', 'FR'],
    [null, 'quiet', 'fr'],
    { phoneNo: '+33199004210', correspondenceType: null },
  ),
];
