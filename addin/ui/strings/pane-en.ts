/** The Outlook task pane. */
export const paneEn = {
  refresh: 'Refresh',
  offline: 'No network. What you see may be old; sent mail is reported when the network is back.',
  composing: 'Composing',
  noOutlook: 'This page belongs into Outlook',
  noOutlookHint:
    'Open a mail in Outlook and choose Interaction Log. If you are in Outlook, its script could not be loaded: check the connection, then reload.',
  noItem: 'No mail is selected',
  noItemHint: 'Choose one mail to see the contact behind it and whether it is logged.',
  otherItem: 'This is not a mail',
  otherItemHint: 'Appointments are not logged here. Choose a mail to see the contact behind it.',
  menu: {
    more: 'More',
    openLog: 'Open the log',
    diagnostics: 'Diagnostics',
  },
  signIn: {
    offline: 'The server cannot be reached',
    offlineHint:
      'Your mail is not affected. Check the connection, then try again; if it stays, tell the help desk.',
    noToken: 'You could not be signed in',
    noTokenHint:
      'Outlook gave no sign-in for this app. Try again; if it stays, ask an administrator whether the app has been allowed for you.',
    refused: 'This sign-in is not accepted',
    refusedHint:
      'The server refused the account that Outlook signed in with. Close Outlook and open it again; if it stays, read the diagnostics to the help desk.',
  },
};
