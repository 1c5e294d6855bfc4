import type { paneEn } from './pane-en.ts';

export const paneFi: typeof paneEn = {
  refresh: 'Päivitä',
  offline:
    'Ei verkkoyhteyttä. Tiedot voivat olla vanhoja; lähetetyt viestit kirjataan, kun yhteys palaa.',
  composing: 'Kirjoitus',
  noOutlook: 'Tämä sivu kuuluu Outlookiin',
  noOutlookHint:
    'Avaa viesti Outlookissa ja valitse Interaction Log. Jos olet Outlookissa, sen komentosarjaa ei voitu ladata: tarkista yhteys ja lataa sivu uudelleen.',
  noItem: 'Viestiä ei ole valittu',
  noItemHint: 'Valitse yksi viesti, niin näet sen kontaktin ja onko se kirjattu.',
  otherItem: 'Tämä ei ole sähköpostiviesti',
  otherItemHint: 'Kalenterimerkintöjä ei kirjata täällä. Valitse viesti, niin näet sen kontaktin.',
  menu: {
    more: 'Lisää',
    openLog: 'Avaa loki',
    diagnostics: 'Vianmääritys',
  },
  signIn: {
    offline: 'Palvelimeen ei saada yhteyttä',
    offlineHint:
      'Tämä ei vaikuta viesteihisi. Tarkista yhteys ja yritä uudelleen; jos tilanne jatkuu, ilmoita tukeen.',
    noToken: 'Sinua ei voitu kirjata sisään',
    noTokenHint:
      'Outlook ei antanut kirjautumista tälle sovellukselle. Yritä uudelleen; jos tilanne jatkuu, kysy järjestelmänvalvojalta, onko sovellus sallittu sinulle.',
    refused: 'Kirjautumista ei hyväksytty',
    refusedHint:
      'Palvelin ei hyväksynyt tiliä, jolla Outlook kirjautui. Sulje Outlook ja avaa se uudelleen; jos tilanne jatkuu, lue vianmääritys tukeen.',
  },
};
