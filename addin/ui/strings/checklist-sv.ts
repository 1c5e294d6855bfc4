import type { checklistEn } from './checklist-en.ts';

export const checklistSv: typeof checklistEn = {
  hint: 'Vad som måste göras en gång, innan alla kan arbeta.',
  progress: '{{done}} av {{total}} klara',
  allDone: 'Allt är klart.',
  listLabel: 'Första stegen',
  states: { done: 'Klart', todo: 'Saknas', attention: 'Behöver åtgärdas' },
  confirm: 'Det är bra så',
  confirmLabel: '{{title}}: det är bra så',
  confirmed: 'Noterat.',
  confirmedOn: 'Kontrollerat {{when}}.',
  more: 'och {{count}} till',
  items: {
    publicAddress: {
      title: 'Publik adress',
      done: 'Servern nås på {{names}}.',
      todo: 'Outlook och Teams behöver en https-adress. Ange PUBLIC_URL; nu är den {{names}}.',
    },
    signIn: {
      title: 'Inloggning',
      done: 'Användarna loggar in med sitt Microsoft-konto.',
      todo: 'Lokal inloggning är för att prova: alla kan vara vem som helst. Sätt AUTH_MODE till entra.',
    },
    administrator: {
      title: 'En riktig administratör',
      done: 'Sedd: {{names}}.',
      todo: 'Ingen administratör har loggat in med ett Microsoft-konto än.',
    },
    database: {
      title: 'Databas',
      done: 'Inget att anmärka på.',
      attention: '{{names}}',
    },
    organisation: {
      title: 'Tidszon, valuta, land',
      done: '{{names}}.',
      todo: '{{names}}: förinställt, och ingen har kontrollerat det än.',
    },
    ownDomains: {
      title: 'Egna domäner',
      done: 'E-post inom {{names}} är intern och loggas aldrig.',
      todo: 'Utan dem känns intern e-post inte igen.',
    },
    emailTemplate: {
      title: 'E-post loggas',
      done: 'Med interaktionsmallen {{names}}.',
      todo: 'Ingen interaktionsmall är vald för e-post: inget loggas.',
    },
    salespeople: {
      title: 'Säljare med adresser',
      done: 'Alla {{total}} har en e-postadress.',
      todo: 'Ingen säljare har en e-postadress: ingens e-post känns igen.',
      attention: '{{count}} av {{total}} har en. Saknas för: {{names}}.',
    },
    people: {
      title: 'Användare kopplade till säljare',
      done: 'Alla som säljer är kopplade.',
      todo: 'Ingen är kopplad än: den som säljer loggar in en gång och kopplas sedan.',
      attention: 'Inte kopplade: {{names}}.',
    },
    contacts: {
      title: 'Kontakter',
      done: '{{total}} kontakter finns.',
      todo: 'Det finns inga än. Bara e-post med kända kontakter loggas.',
    },
    neverLog: {
      title: 'Vad som aldrig loggas',
      done: 'Listan Loggas aldrig är genomtänkt.',
      todo: 'Listan är tom: fackförbund, läkare, jurister? Ingen har kontrollerat den än.',
    },
    addIn: {
      title: 'Tillägget rapporterar',
      done: 'Har hört av sig: {{names}}.',
      todo: 'Ingen skickad e-post har rapporterats än. Distribuera tillägget och skicka ett meddelande.',
    },
    serviceKeys: {
      title: 'Tjänstnycklar',
      done: 'Ingen upphör inom trettio dagar.',
      attention: 'Upphör snart: {{names}}.',
    },
  },
  notSeen: {
    title: 'Inte sedda än',
    count_one: '{{count}} säljare',
    count_other: '{{count}} säljare',
    everybody: 'Alla är sedda, och allas tillägg rapporterar.',
    beyond: 'Bara de första {{count}} nämns.',
    copy: 'Kopiera meddelandet',
    copied: 'Meddelandet finns i urklipp.',
    copyFailed: 'Urklipp kan inte användas här. Markera texten och kopiera den.',
    message: 'Meddelande att skicka',
    nobodyLinked: {
      title: 'Ingen är kopplad till dem',
      hint: 'De har inte loggat in, eller har inte kopplats efteråt.',
      message:
        'Öppna {{url}} en gång och logga in med ditt jobbkonto. Därefter loggas din e-post med våra kontakter i ditt namn.',
    },
    neverSeen: {
      title: 'De har aldrig loggat in',
      hint: 'De är kopplade, men har inte öppnat Interaktionsloggen.',
      message:
        'Öppna {{url}} en gång och logga in med ditt jobbkonto, så att vi ser att Interaktionsloggen fungerar för dig.',
    },
    addInSilent: {
      title: 'Deras tillägg är tyst',
      hint: 'De har loggat in, men Outlook har inte rapporterat någon e-post på fjorton dagar.',
      message:
        'Skriv ett meddelande till någon av våra kontakter i Outlook. Ovanför texten ska det stå ”Loggas på …”. Om det inte gör det, starta om Outlook; om det inte hjälper, berätta för mig vilken Outlook du använder.',
    },
  },
};
