import type { Pace } from './demo-contact.ts';

/** Name, number of the company's row, job title, address, telephone, salesperson, pace. */
export type DemoPersonRow = [
  name: string,
  company: number | null,
  jobTitle: string,
  address: string,
  phoneNo: string | null,
  salespersonCode: string | null,
  pace: Pace,
];

/** The persons CT000016 … CT000040; telephone numbers as for the companies. */
export const demoPersons: DemoPersonRow[] = [
  ['Aino Virtanen', 1, 'Hankintapäällikkö', 'aino.virtanen@tammela.example', null, 'JO', 'busy'],
  ['Mikko Tammela', 1, 'Toimitusjohtaja', 'mikko@tammela.example', null, 'JO', 'usual'],
  ['Antti Kivikangas', 2, 'Toimitusjohtaja', 'antti@kivikangas.example', null, 'EH', 'busy'],
  ['Päivi Mäkelä', 2, 'Projektipäällikkö', 'paivi.makela@kivikangas.example', null, 'EH', 'usual'],
  ['Kaisa Lehtonen', 2, 'Harjoittelija', 'kaisa.lehtonen@kivikangas.example', null, null, 'none'],
  ['Jari Hämäläinen', 3, 'Myyntijohtaja', 'jari@savonpuuseppa.example', null, 'LT', 'usual'],
  // Shares the co-operative's only address.
  ['Sari Öhman', 4, 'Toiminnanjohtaja', 'info@pohjanranta.example', null, null, 'quiet'],
  ['Björn Dahl', 5, 'Inköpschef', 'bjorn.dahl@norrsken.example', '+46701740612', 'JO', 'busy'],
  ['Linnéa Åkesson', 5, 'Kontorschef', 'linnea@norrsken.example', '+46701740631', 'JO', 'usual'],
  ['Göran Sjöström', 6, 'Ägare', 'goran@alvdalensmobler.example', '+46701740644', 'BC', 'usual'],
  ['Øyvind Halvorsen', 7, 'Innkjøpssjef', 'oyvind@fjordvik.example', null, 'EH', 'usual'],
  ['Ingrid Moen', 7, 'Kontorleder', 'ingrid.moen@fjordvik.example', null, 'RB', 'usual'],
  [
    'Maria-Therese Alexandra Hohenstein-Bergstrøm Vestergård',
    8,
    'Generalsekretær',
    'maria-therese.hohenstein-bergstrom-vestergard@arbeidsmiljoforeningen.example',
    null,
    null,
    'quiet',
  ],
  ['Mette Søndergaard', 9, 'Direktør', 'mette@sondergaard.example', null, 'BC', 'usual'],
  ['Rasmus Kjær', 9, 'Indkøber', 'rasmus.kjaer@sondergaard.example', null, 'BC', 'usual'],
  [
    'Jürgen Großmann',
    10,
    'Inhaber',
    'j.grossmann@grossmann.example',
    '+493023125117',
    'JO',
    'busy',
  ],
  ['Käthe Weiß', 10, 'Einkauf', 'kaethe.weiss@grossmann.example', '+493023125123', null, 'usual'],
  [
    'Eleanor Whitfield',
    11,
    'Partner',
    'eleanor@harbourlane.example',
    '+442079460134',
    'OF',
    'busy',
  ],
  ['Oliver Marsh', 11, 'Architect', 'oliver@harbourlane.example', '+442079460157', 'OF', 'usual'],
  ['Grace Delgado', 12, 'Operations', 'grace@cedarfalls.example', '+13195550142', 'BC', 'usual'],
  ['Tyler Brooks', 12, 'Facilities', 'tyler@cedarfalls.example', '+13195550177', null, 'quiet'],
  ['Tõnu Kask', 13, 'Managing director', 'tonu.kask@meretuule.example', null, 'EH', 'usual'],
  ['Femke van der Linden', 14, 'Inkoop', 'femke@vanderlinden.example', null, 'HR', 'usual'],
  [
    'Élodie Marchand',
    15,
    'Gérante',
    'elodie@atelier-lumiere.example',
    '+33199004217',
    null,
    'usual',
  ],
  ['Hanna Koskinen', null, 'Sisustussuunnittelija', 'hanna@koskinen.example', null, 'RB', 'usual'],
];

/** Two tenants of one office hotel let its front desk write for them: a mail from it could be either's. */
export const sharedFrontDesk = {
  address: 'office@oresundshuset.example',
  usedBy: ['Göran Sjöström', 'Rasmus Kjær'],
};

/** Asked not to be recorded: nothing of hers is in the log. */
export const privacyBlockedPersons = ['Kaisa Lehtonen'];
