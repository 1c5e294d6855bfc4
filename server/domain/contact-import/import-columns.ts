import type { ContactImportColumn, ContactImportField } from '../../contract/contact-import.ts';

/** How files call the fields, without case, spaces and marks; the first ones are ours. */
const captions: Record<ContactImportField, string> = {
  externalId: 'externalId external id crmId · ulkoinenTunniste tunniste · externtId',
  no: 'no contactNo number · nro numero kontaktinNro · nr nummer kontaktnr',
  type: 'type contactType · laji tyyppi kontaktinLaji · typ kontakttyp',
  name: 'name fullName displayName contactName · nimi kokoNimi · namn fullständigtNamn',
  firstName: 'firstName givenName forename · etunimi · förnamn',
  surname: 'surname lastName familyName · sukunimi · efternamn',
  company:
    'company companyName companyNo organisation organization account accountName · yritys yrityksenNimi organisaatio · företag företagsnamn bolag',
  emailAddresses:
    'emailAddresses email emailAddress mail · sähköposti sähköpostiosoite sähköpostiosoitteet · epost epostadress epostadresser mejl',
  phoneNumbers:
    'phoneNumbers phone phoneNo phoneNumber telephone mobile mobilePhone mobilePhoneNo businessPhone homePhone · puhelin puhelinnumero puhelinnumerot matkapuhelin gsm · telefon telefonnummer mobil mobiltelefon mobilnummer',
  salespersonCode: 'salesperson salespersonCode · myyjä myyjäkoodi · säljare säljarkod',
  languageCode: 'language languageCode · kieli kielikoodi · språk språkkod',
  correspondenceType: 'correspondenceType · kirjeenvaihtotapa kirjeenvaihtolaji · korrespondenstyp',
  jobTitle: 'jobTitle · tehtävänimike nimike titteli · befattning',
  address: 'address streetAddress street · katuosoite osoite · adress gatuadress',
  postCode: 'postCode postalCode zip zipCode zipPostalCode · postinumero · postnummer',
  city: 'city town · postitoimipaikka kaupunki · ort postort stad',
  countryCode:
    'country countryCode countryRegion countryRegionCode · maa maatunnus · land landskod',
  homePage: 'homePage website webPage web url · kotisivu verkkosivu · hemsida webbplats',
  privacyBlocked:
    'privacyBlocked blockedForPrivacy · tietosuojaestetty estettyTietosuojanVuoksi · integritetsspärrad blockeradFörIntegritet',
};

/** A contact has several of these, so several columns may be one. */
const severalOf: ReadonlySet<ContactImportField> = new Set(['emailAddresses', 'phoneNumbers']);

/** Case, spaces, marks and accents do not tell headers apart. */
const keyOf = (header: string): string =>
  header
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const fieldsByKey = new Map(
  Object.entries(captions).flatMap(([field, words]) =>
    words.split(/[\s·]+/).map((word) => [keyOf(word), field as ContactImportField] as const),
  ),
);

/** The field a header means; `E-Mail 2` is a further e-mail address. */
export const fieldOfHeader = (header: string): ContactImportField | null => {
  const key = keyOf(header);
  const field = fieldsByKey.get(key);
  if (field !== undefined) return field;
  const unnumbered = fieldsByKey.get(key.replaceAll(/\d+/g, ''));
  return unnumbered !== undefined && severalOf.has(unnumbered) ? unnumbered : null;
};

/** The first column of a field counts, unless a contact has several of it. */
export const columnsOf = (
  headers: readonly string[],
  mapping: Readonly<Record<string, ContactImportField | null>> = {},
): ContactImportColumn[] => {
  const chosen = new Map(Object.entries(mapping).map(([name, field]) => [keyOf(name), field]));
  const taken = new Set<ContactImportField>();
  const named = headers.map((header) => {
    const field = chosen.get(keyOf(header));
    if (field != null) taken.add(field);
    return field;
  });
  return headers.map((raw, at) => {
    const header = raw.trim();
    const explicit = named[at];
    if (explicit !== undefined) return { header, field: explicit };
    const field = fieldOfHeader(header);
    if (field === null || (taken.has(field) && !severalOf.has(field)))
      return { header, field: null };
    taken.add(field);
    return { header, field };
  });
};

/** Fields that more than one column claims, though a contact has one of it. */
export const doubledFields = (columns: readonly ContactImportColumn[]): ContactImportField[] => {
  const seen = new Set<ContactImportField>();
  const doubled = new Set<ContactImportField>();
  for (const { field } of columns) {
    if (field === null || severalOf.has(field)) continue;
    if (seen.has(field)) doubled.add(field);
    seen.add(field);
  }
  return [...doubled];
};
