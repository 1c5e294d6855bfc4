import type { paneEn } from './pane-en.ts';

export const paneSv: typeof paneEn = {
  refresh: 'Uppdatera',
  offline:
    'Inget nätverk. Det du ser kan vara gammalt; skickad e-post rapporteras när nätverket är tillbaka.',
  composing: 'Skriver',
  noOutlook: 'Den här sidan hör hemma i Outlook',
  noOutlookHint:
    'Öppna ett meddelande i Outlook och välj Interaction Log. Om du är i Outlook kunde dess skript inte läsas in: kontrollera anslutningen och läs in sidan igen.',
  noItem: 'Inget meddelande är valt',
  noItemHint: 'Välj ett meddelande för att se kontakten bakom det och om det är loggat.',
  otherItem: 'Det här är inget e-postmeddelande',
  otherItemHint:
    'Kalenderhändelser loggas inte här. Välj ett meddelande för att se kontakten bakom det.',
  menu: {
    more: 'Mer',
    openLog: 'Öppna loggen',
    diagnostics: 'Diagnostik',
  },
  signIn: {
    offline: 'Servern kan inte nås',
    offlineHint:
      'Din e-post påverkas inte. Kontrollera anslutningen och försök igen; kontakta supporten om det består.',
    noToken: 'Du kunde inte loggas in',
    noTokenHint:
      'Outlook gav ingen inloggning för appen. Försök igen; fråga en administratör om appen är tillåten för dig om det består.',
    refused: 'Inloggningen godtas inte',
    refusedHint:
      'Servern nekade kontot som Outlook loggade in med. Stäng Outlook och öppna det igen; läs upp diagnostiken för supporten om det består.',
  },
};
