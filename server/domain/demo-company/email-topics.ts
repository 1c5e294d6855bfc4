import type { TopicList } from './demo-contact.ts';

export interface EmailTopics {
  /** What the contact's mail program puts in front when answering. */
  replyPrefix: string;
  /** Subjects of conversations that we begin, and that they begin. */
  ours: string[];
  theirs: string[];
}

/** Subjects of mails; {order}, {offer}, {invoice} and {week} are filled in per conversation. */
export const emailTopics: Record<TopicList, EmailTopics> = {
  fi: {
    replyPrefix: 'VS: ',
    ours: [
      'Tarjous {offer}: sähköpöydät ja sermit',
      'Tilauksen {order} toimitusaika',
      'Kiitos tapaamisesta',
      'Ehdotus tapaamisajaksi, viikko {week}',
      'Kangasnäytteet ja värikartta',
      'Akustiikkamittauksen tulokset',
      'Päivitetty pohjapiirros',
      'Huoltosopimuksen uusiminen',
      'Asennusaikataulu, viikko {week}',
      'Kutsu näyttelytilan avajaisiin',
      'Uusi hinnasto',
    ],
    theirs: [
      'Tarjouspyyntö: 24 sähköpöytää',
      'Milloin tilaus {order} toimitetaan?',
      'Kysymys laskusta {invoice}',
      'Neuvotteluhuoneen kalusteet',
      'Yksi tuoli vaurioitui kuljetuksessa',
      'Voimmeko siirtää tapaamista?',
      'Uusi laskutusosoite',
    ],
  },
  sv: {
    replyPrefix: 'SV: ',
    ours: [
      'Offert {offer}: skrivbord och skärmväggar',
      'Leveranstid för order {order}',
      'Tack för mötet',
      'Förslag på mötestid, vecka {week}',
      'Tygprover och färgkarta',
      'Resultat av akustikmätningen',
      'Uppdaterad planritning',
      'Förlängning av serviceavtalet',
      'Monteringsschema, vecka {week}',
      'Inbjudan till vårt nya showroom',
      'Ny prislista',
    ],
    theirs: [
      'Offertförfrågan: 24 höj- och sänkbara skrivbord',
      'När levereras order {order}?',
      'Fråga om faktura {invoice}',
      'Möbler till konferensrummet',
      'En stol skadad vid transporten',
      'Kan vi flytta mötet?',
      'Ny faktureringsadress',
    ],
  },
  nb: {
    replyPrefix: 'SV: ',
    ours: [
      'Tilbud {offer}: hev- og senkbare skrivebord',
      'Leveringstid for ordre {order}',
      'Takk for møtet',
      'Forslag til møtetid, uke {week}',
      'Stoffprøver og fargekart',
      'Oppdatert plantegning',
      'Fornyelse av serviceavtalen',
      'Monteringsplan, uke {week}',
    ],
    theirs: [
      'Forespørsel: 16 kontorstoler',
      'Når leveres ordre {order}?',
      'Spørsmål om faktura {invoice}',
      'Kan vi flytte møtet?',
      'Ny fakturaadresse',
    ],
  },
  da: {
    replyPrefix: 'SV: ',
    ours: [
      'Tilbud {offer}: hæve-sænkeborde',
      'Leveringstid for ordre {order}',
      'Tak for mødet',
      'Forslag til mødetid, uge {week}',
      'Stofprøver og farvekort',
      'Opdateret plantegning',
      'Fornyelse af serviceaftalen',
      'Monteringsplan, uge {week}',
    ],
    theirs: [
      'Forespørgsel: 16 kontorstole',
      'Hvornår leveres ordre {order}?',
      'Spørgsmål om faktura {invoice}',
      'Kan vi flytte mødet?',
      'Ny faktureringsadresse',
    ],
  },
  de: {
    replyPrefix: 'AW: ',
    ours: [
      'Angebot {offer}: höhenverstellbare Schreibtische',
      'Liefertermin zu Auftrag {order}',
      'Vielen Dank für das Gespräch',
      'Terminvorschlag für KW {week}',
      'Stoffmuster und Farbkarte',
      'Ergebnis der Akustikmessung',
      'Aktualisierter Grundriss',
      'Verlängerung des Wartungsvertrags',
      'Montageplan KW {week}',
    ],
    theirs: [
      'Anfrage: 30 Bürostühle',
      'Wann wird Auftrag {order} geliefert?',
      'Rückfrage zu Rechnung {invoice}',
      'Größe der Konferenztische',
      'Können wir den Termin verschieben?',
      'Neue Rechnungsanschrift',
    ],
  },
  fr: {
    replyPrefix: 'RE: ',
    ours: [
      'Offre {offer} : bureaux réglables en hauteur',
      'Délai de livraison, commande {order}',
      'Merci pour notre rendez-vous',
      'Proposition de rendez-vous, semaine {week}',
      'Échantillons de tissu et nuancier',
      'Plan mis à jour',
    ],
    theirs: [
      'Demande de devis : 12 fauteuils',
      'Question sur la facture {invoice}',
      'Livraison de la commande {order}',
      'Report de notre réunion',
    ],
  },
  en: {
    replyPrefix: 'RE: ',
    ours: [
      'Quote {offer}: sit-stand desks',
      'Delivery date for order {order}',
      'Thank you for the meeting',
      'Meeting in week {week}?',
      'Fabric samples and colour card',
      'Results of the acoustic survey',
      'Updated floor plan',
      'Service agreement renewal',
      'Installation schedule, week {week}',
      'Invitation: showroom opening',
      'New price list',
    ],
    theirs: [
      'Request for quote: 24 sit-stand desks',
      'When will order {order} ship?',
      'Question about invoice {invoice}',
      'Furniture for the boardroom',
      'One chair damaged in transit',
      'Could we move our meeting?',
      'New billing address',
    ],
  },
  supplier: {
    replyPrefix: 'VS: ',
    ours: [
      'Tarjouspyyntö: koivuvaneri 18 mm',
      'Ostotilaus {order}',
      'Toimituksen {order} aikataulu',
      'Laatupoikkeama erässä {order}',
      'Puitesopimuksen uusiminen',
    ],
    theirs: [
      'Tilauksenne {order} on lähtenyt',
      'Koivuvanerin uudet hinnat',
      'Kysymys piirustuksista, tilaus {order}',
      'Kuljetusliikkeen vaihdos',
    ],
  },
};
