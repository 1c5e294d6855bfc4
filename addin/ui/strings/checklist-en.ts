/** First steps: what is set up, what is missing, who has not been seen. */
export const checklistEn = {
  hint: 'What has to be done once, before everybody can work.',
  progress: '{{done}} of {{total}} done',
  allDone: 'Everything is set up.',
  listLabel: 'First steps',
  states: { done: 'Done', todo: 'Missing', attention: 'Needs attention' },
  confirm: 'It stays so',
  confirmLabel: '{{title}}: it stays so',
  confirmed: 'Noted.',
  confirmedOn: 'Looked at {{when}}.',
  more: 'and {{count}} more',
  items: {
    publicAddress: {
      title: 'Public address',
      done: 'The server is reached at {{names}}.',
      todo: 'Outlook and Teams need an https address. Set PUBLIC_URL; it is {{names}} now.',
    },
    signIn: {
      title: 'Signing in',
      done: 'People sign in with their Microsoft account.',
      todo: 'Local sign-in is for trying out: everybody may be anybody. Set AUTH_MODE to entra.',
    },
    administrator: {
      title: 'A real administrator',
      done: 'Seen: {{names}}.',
      todo: 'No administrator has signed in with a Microsoft account yet.',
    },
    database: {
      title: 'Database',
      done: 'Nothing to complain about.',
      attention: '{{names}}',
    },
    organisation: {
      title: 'Time zone, currency, country',
      done: '{{names}}.',
      todo: '{{names}}: preset, and nobody has looked at it yet.',
    },
    ownDomains: {
      title: 'Own domains',
      done: 'Mail within {{names}} is internal and never logged.',
      todo: 'Without them internal mail is not recognised as such.',
    },
    emailTemplate: {
      title: 'E-mail is logged',
      done: 'With the interaction template {{names}}.',
      todo: 'No interaction template is chosen for e-mail: nothing is logged.',
    },
    salespeople: {
      title: 'Salespeople with addresses',
      done: 'All {{total}} have an e-mail address.',
      todo: 'No salesperson has an e-mail address: nobody’s mail is recognised.',
      attention: '{{count}} of {{total}} have one. Without: {{names}}.',
    },
    people: {
      title: 'People linked to salespeople',
      done: 'Everybody who sells is linked.',
      todo: 'Nobody is linked yet: whoever sells signs in once and is linked then.',
      attention: 'Not linked: {{names}}.',
    },
    contacts: {
      title: 'Contacts',
      done: '{{total}} contacts are there.',
      todo: 'There are none yet. Only mail with known contacts is logged.',
    },
    neverLog: {
      title: 'What is never logged',
      done: 'The never-log list has been thought of.',
      todo: 'The list is empty: unions, doctors, lawyers? Nobody has looked at it yet.',
    },
    addIn: {
      title: 'The add-in reports',
      done: 'Heard from {{names}}.',
      todo: 'No sent mail has been reported yet. Deploy the add-in and send one.',
    },
    serviceKeys: {
      title: 'Service keys',
      done: 'None ends within thirty days.',
      attention: 'Ending soon: {{names}}.',
    },
  },
  notSeen: {
    title: 'Not seen yet',
    count_one: '{{count}} salesperson',
    count_other: '{{count}} salespeople',
    everybody: 'Everybody has been seen, and everybody’s add-in reports.',
    beyond: 'Only the first {{count}} are named.',
    copy: 'Copy the message',
    copied: 'The message is on the clipboard.',
    copyFailed: 'The clipboard cannot be used here. Select the text and copy it.',
    message: 'Message to send them',
    nobodyLinked: {
      title: 'Nobody is linked to them',
      hint: 'They have not signed in, or were not linked afterwards.',
      message:
        'Please open {{url}} once and sign in with your work account. After that your e-mail with our contacts is logged in your name.',
    },
    neverSeen: {
      title: 'They have never signed in',
      hint: 'They are linked, but have not opened Interaction Log.',
      message:
        'Please open {{url}} once and sign in with your work account, so that we see that Interaction Log works for you.',
    },
    addInSilent: {
      title: 'Their add-in is silent',
      hint: 'They have signed in, but Outlook has reported no mail for fourteen days.',
      message:
        'Please write an e-mail to one of our contacts in Outlook. Above the text it should say “Will be logged to …”. If it does not, restart Outlook; if that does not help, tell me which Outlook you use.',
    },
  },
};
