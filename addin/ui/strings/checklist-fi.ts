import type { checklistEn } from './checklist-en.ts';

export const checklistFi: typeof checklistEn = {
  hint: 'Mitä on tehtävä kerran, ennen kuin kaikki voivat työskennellä.',
  progress: '{{done}}/{{total}} valmiina',
  allDone: 'Kaikki on valmista.',
  listLabel: 'Ensimmäiset vaiheet',
  states: { done: 'Valmis', todo: 'Puuttuu', attention: 'Vaatii huomiota' },
  confirm: 'Näin on hyvä',
  confirmLabel: '{{title}}: näin on hyvä',
  confirmed: 'Merkitty muistiin.',
  confirmedOn: 'Tarkistettu {{when}}.',
  more: 'ja {{count}} muuta',
  items: {
    publicAddress: {
      title: 'Julkinen osoite',
      done: 'Palvelimen osoite on {{names}}.',
      todo: 'Outlook ja Teams tarvitsevat https-osoitteen. Aseta PUBLIC_URL; nyt se on {{names}}.',
    },
    signIn: {
      title: 'Sisäänkirjautuminen',
      done: 'Käyttäjät kirjautuvat Microsoft-tilillään.',
      todo: 'Paikallinen kirjautuminen on kokeilua varten: kuka tahansa voi olla kuka tahansa. Aseta AUTH_MODE arvoon entra.',
    },
    administrator: {
      title: 'Oikea järjestelmänvalvoja',
      done: 'Nähty: {{names}}.',
      todo: 'Yksikään järjestelmänvalvoja ei ole vielä kirjautunut Microsoft-tilillä.',
    },
    database: {
      title: 'Tietokanta',
      done: 'Ei huomautettavaa.',
      attention: '{{names}}',
    },
    organisation: {
      title: 'Aikavyöhyke, valuutta, maa',
      done: '{{names}}.',
      todo: '{{names}}: esiasetettu, eikä kukaan ole vielä tarkistanut.',
    },
    ownDomains: {
      title: 'Omat verkkotunnukset',
      done: 'Posti näiden sisällä on sisäistä eikä sitä kirjata: {{names}}.',
      todo: 'Ilman niitä sisäistä postia ei tunnisteta.',
    },
    emailTemplate: {
      title: 'Sähköposti kirjataan',
      done: 'Vuorovaikutusmalli: {{names}}.',
      todo: 'Sähköpostille ei ole valittu vuorovaikutusmallia: mitään ei kirjata.',
    },
    salespeople: {
      title: 'Myyjillä on osoitteet',
      done: 'Kaikilla {{total}} myyjällä on sähköpostiosoite.',
      todo: 'Yhdelläkään myyjällä ei ole sähköpostiosoitetta: kenenkään postia ei tunnisteta.',
      attention: '{{count}}/{{total}} myyjällä on. Puuttuu: {{names}}.',
    },
    people: {
      title: 'Käyttäjät liitetty myyjiin',
      done: 'Kaikki, jotka myyvät, on liitetty.',
      todo: 'Ketään ei ole vielä liitetty: myyjä kirjautuu kerran, ja sitten hänet liitetään.',
      attention: 'Liittämättä: {{names}}.',
    },
    contacts: {
      title: 'Kontaktit',
      done: 'Kontakteja on {{total}}.',
      todo: 'Kontakteja ei vielä ole. Vain tunnettujen kontaktien posti kirjataan.',
    },
    neverLog: {
      title: 'Mitä ei koskaan kirjata',
      done: 'Ei koskaan kirjattavia on mietitty.',
      todo: 'Luettelo on tyhjä: ammattiliitot, lääkärit, asianajajat? Kukaan ei ole vielä tarkistanut sitä.',
    },
    addIn: {
      title: 'Apuohjelma ilmoittaa',
      done: 'Ilmoituksia on tullut: {{names}}.',
      todo: 'Yhtään lähetettyä viestiä ei ole vielä ilmoitettu. Ota apuohjelma käyttöön ja lähetä yksi.',
    },
    serviceKeys: {
      title: 'Palveluavaimet',
      done: 'Yksikään ei pääty kolmenkymmenen päivän sisällä.',
      attention: 'Päättyy pian: {{names}}.',
    },
  },
  notSeen: {
    title: 'Ei vielä nähty',
    count_one: '{{count}} myyjä',
    count_other: '{{count}} myyjää',
    everybody: 'Kaikki on nähty, ja kaikkien apuohjelma ilmoittaa.',
    beyond: 'Vain {{count}} ensimmäistä on nimetty.',
    copy: 'Kopioi viesti',
    copied: 'Viesti on leikepöydällä.',
    copyFailed: 'Leikepöytää ei voi käyttää tässä. Valitse teksti ja kopioi se.',
    message: 'Viesti heille',
    nobodyLinked: {
      title: 'Heihin ei ole liitetty ketään',
      hint: 'He eivät ole kirjautuneet sisään, tai heitä ei ole sen jälkeen liitetty.',
      message:
        'Avaa kerran {{url}} ja kirjaudu sisään työtililläsi. Sen jälkeen postisi kontaktiemme kanssa kirjataan sinun nimissäsi.',
    },
    neverSeen: {
      title: 'He eivät ole koskaan kirjautuneet',
      hint: 'Heidät on liitetty, mutta he eivät ole avanneet Vuorovaikutuslokia.',
      message:
        'Avaa kerran {{url}} ja kirjaudu sisään työtililläsi, jotta näemme, että Vuorovaikutusloki toimii sinulla.',
    },
    addInSilent: {
      title: 'Heidän apuohjelmansa on hiljaa',
      hint: 'He ovat kirjautuneet, mutta Outlook ei ole ilmoittanut viestejä neljääntoista päivään.',
      message:
        'Kirjoita Outlookissa viesti jollekin kontaktillemme. Tekstin yläpuolella pitäisi lukea ”Kirjataan: …”. Jos ei lue, käynnistä Outlook uudelleen; jos sekään ei auta, kerro minulle, mitä Outlookia käytät.',
    },
  },
};
