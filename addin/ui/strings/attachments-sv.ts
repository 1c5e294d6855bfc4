import type { attachmentsEn } from './attachments-en.ts';

export const attachmentsSv: typeof attachmentsEn = {
  label: 'Bilagor',
  choose: 'Bifoga filer',
  chooseOne: 'Bifoga en fil',
  dropHint: 'eller släpp dem här, högst 25 MB vardera',
  dropHintOne: 'eller släpp den här, högst 25 MB',
  attached: '{{name}} är bifogad.',
  removed: '{{name}} är borttagen.',
  removeTitle: 'Ta bort bilagan?',
  removeText:
    '{{name}} tas bort från den här posten. Om ingen annan post har den raderas den och kan inte återställas.',
  removeAction: 'Ta bort bilagan',
  download: 'Ladda ned {{name}}',
  edit: 'Redigera {{name}}: ladda ned den och ta den tillbaka',
  remove: 'Ta bort {{name}}',
  fetching: 'Hämtar …',
  dropEdited:
    'Redigera och spara filen och släpp den sedan här. Till dess står den gamla versionen kvar.',
  chooseEdited: 'Välj den redigerade filen',
  editedOf: 'Redigerad version av {{name}}',
  keepOld: 'Behåll som den är',
  renamed:
    'Innehållet är något annat än namnet sade: den rätta filändelsen lades till efter namnet.',
  sending: '{{sent}} av {{total}}',
  checking: 'Kontrolleras …',
  progress: 'Uppladdning av {{name}}',
  stop: 'Avbryt uppladdningen av {{name}}',
  retry: 'Fortsätt med {{name}}',
  dismiss: 'Ta bort {{name}} ur listan',
  offline: 'Nätverket är borta. Det som skickats finns kvar: fortsätt när det är tillbaka.',
  unreadable:
    'Filen kunde inte läsas. Kontrollera att den finns kvar och är stängd, och välj den igen.',
  refused: 'Viruskontrollen hittade ”{{finding}}”. Ingenting sparades. Be om en ren kopia.',
  scannerAway:
    'Viruskontrollen svarar inte. Filen finns kvar: fortsätt om en minut eller säg till administratören.',
  wrong: {
    empty: 'Filen är tom. Välj en annan.',
    tooLarge:
      'Filen är större än 25 MB. Gör den mindre eller lägg en länk till den i en kommentar.',
    folder: 'En mapp kan inte bifogas. Packa den i en zip-fil först.',
  },
  kinds: {
    pdf: 'PDF',
    picture: 'Bild',
    sound: 'Ljud',
    film: 'Video',
    mail: 'E-post',
    table: 'Tabell',
    slides: 'Presentation',
    document: 'Dokument',
    page: 'Webbsida',
    program: 'Program',
    code: 'Kod',
    archive: 'Arkiv',
    text: 'Text',
    file: 'Fil',
  },
  has_one: '{{count}} bilaga',
  has_other: '{{count}} bilagor',
  filter: 'Med bilagor',
  fromMail: {
    open: 'Bifoga filer ur det här mejlet …',
    title: 'Bifoga till loggen',
    none: 'Mejlet har inga bilagor.',
    itself: 'Själva mejlet (.eml)',
    inline: '{{size}}, bild i texten',
    there: 'Finns redan i loggen',
    attach_one: 'Bifoga {{count}} fil',
    attach_other: 'Bifoga {{count}} filer',
    attachNone: 'Bifoga',
    attaching: 'Bifogar …',
    done_one: '{{count}} fil är bifogad.',
    done_other: '{{count}} filer är bifogade.',
    notGiven:
      'Outlook lämnade inte ut filen. Öppna mejlet igen och försök på nytt, eller spara filen och bifoga den till posten på fliken.',
    why: {
      cloud:
        'Det är en länk till en fil i molnet. Spara filen och bifoga den till posten på fliken.',
      client:
        'Det här Outlook lämnar inte ut bilagor till tillägg. Spara filen och bifoga den till posten på fliken.',
      tooLarge: 'Den är större än 25 MB, som är det mesta.',
      mail: 'Det här Outlook lämnar inte ut mejlet som fil. Spara mejlet och bifoga det till posten på fliken.',
    },
    logAndAttach: 'Logga och bifoga filer …',
  },
};
