import type { Language } from '../../contract/enumerations.ts';

/** Description of each interaction template of the standard set-up, per language. */
export const standardTemplateDescriptions = {
  ABSTRACT: {
    en: 'Abstracts of meeting',
    fi: 'Tapaamisen yhteenveto',
    sv: 'Sammanfattning av möte',
  },
  BUS: { en: 'Business letter', fi: 'Liikekirje', sv: 'Affärsbrev' },
  COVERSH: { en: 'Coversheet', fi: 'Saatesivu', sv: 'Försättsblad' },
  EMAIL: { en: 'Emails', fi: 'Sähköpostit', sv: 'E-post' },
  EMAIL_D: { en: 'Email Draft', fi: 'Sähköpostiluonnos', sv: 'E-postutkast' },
  GOLF: { en: 'Golf event', fi: 'Golftapahtuma', sv: 'Golfevenemang' },
  INCOME: { en: 'Incoming phone call', fi: 'Saapuva puhelu', sv: 'Inkommande telefonsamtal' },
  INHOUSE: {
    en: 'Meeting held at our office',
    fi: 'Tapaaminen toimistollamme',
    sv: 'Möte på vårt kontor',
  },
  MEETINV: { en: 'Meeting Invitation', fi: 'Kokouskutsu', sv: 'Mötesinbjudan' },
  ONSITE: {
    en: 'Meeting at the customer’s site',
    fi: 'Tapaaminen asiakkaan luona',
    sv: 'Möte hos kunden',
  },
  OUTGOING: { en: 'Outgoing phone call', fi: 'Lähtevä puhelu', sv: 'Utgående telefonsamtal' },
  P_B_ORDER: { en: 'Purchase Blanket Order', fi: 'Puiteostotilaus', sv: 'Inköpsavropsorder' },
  P_C_MEMO: { en: 'Purchase Credit Memo', fi: 'Ostohyvityslasku', sv: 'Inköpskreditnota' },
  P_INVOICE: { en: 'Purchase Invoice', fi: 'Ostolasku', sv: 'Inköpsfaktura' },
  P_ORDER: { en: 'Purchase Order', fi: 'Ostotilaus', sv: 'Inköpsorder' },
  P_QUOTE: { en: 'Purchase Quote', fi: 'Ostotarjous', sv: 'Inköpsoffert' },
  P_RECEIPT: { en: 'Purchase Receipt', fi: 'Ostovastaanotto', sv: 'Inköpsinleverans' },
  P_RT_ORD_C: {
    en: 'Purchase Return Order Confirmation',
    fi: 'Ostopalautustilauksen vahvistus',
    sv: 'Inköpsreturorderbekräftelse',
  },
  P_RT_SHIP: {
    en: 'Purchase Return Shipment',
    fi: 'Oston palautustoimitus',
    sv: 'Inköpsreturutleverans',
  },
  S_B_ORDER: { en: 'Sales Blanket Order', fi: 'Puitemyyntitilaus', sv: 'Försäljningsavropsorder' },
  S_C_MEMO: { en: 'Sales Credit Memo', fi: 'Myyntihyvityslasku', sv: 'Försäljningskreditnota' },
  S_DRAFT_IN: {
    en: 'Sales Draft Invoice',
    fi: 'Myyntilaskun luonnos',
    sv: 'Utkast till försäljningsfaktura',
  },
  S_FIN_CHG: { en: 'Finance Charge', fi: 'Viivästyskorkolasku', sv: 'Räntefaktura' },
  S_INVOICE: { en: 'Sales Invoice', fi: 'Myyntilasku', sv: 'Försäljningsfaktura' },
  S_ORDER_CF: {
    en: 'Sales Order Confirmation',
    fi: 'Myyntitilausvahvistus',
    sv: 'Försäljningsorderbekräftelse',
  },
  S_QUOTE: { en: 'Sales Quote', fi: 'Myyntitarjous', sv: 'Försäljningsoffert' },
  S_REMIND: { en: 'Sales Reminder', fi: 'Maksumuistutus', sv: 'Betalningspåminnelse' },
  S_RET_ORD: {
    en: 'Sales Return Order',
    fi: 'Myyntipalautustilaus',
    sv: 'Försäljningsreturorder',
  },
  S_RET_RCP: {
    en: 'Sales Return Receipt',
    fi: 'Myynnin palautusvastaanotto',
    sv: 'Försäljningsreturinleverans',
  },
  S_SHIP: { en: 'Sales Shipment', fi: 'Myyntitoimitus', sv: 'Försäljningsutleverans' },
  S_STATM: { en: 'Sales Statement', fi: 'Asiakkaan tiliote', sv: 'Kontoutdrag' },
} as const satisfies Record<string, Record<Language, string>>;

export type StandardTemplateCode = keyof typeof standardTemplateDescriptions;
