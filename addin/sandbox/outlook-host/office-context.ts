import type { MailboxOwner } from '../demo-company.ts';

/** The newest of each that Outlook on the web is taken to have; NestedAppAuth is not among them. */
const newestSets: Record<string, string> = {
  Mailbox: '1.14',
  IdentityAPI: '1.3',
  OpenBrowserWindowApi: '1.1',
};

/** 1.10 comes after 1.9. */
const numberOf = (set: string | number): number => {
  const [major = 0, minor = 0] = String(set).split('.').map(Number);
  return major * 1000 + minor;
};

const version = '16.0.18526.20000';

/** What `Office.onReady` tells, and the context repeats. */
export const hostInfo = { host: 'Outlook', platform: 'OfficeOnline' } as const;

export const profileOf = (owner: MailboxOwner) => ({
  accountType: 'office365',
  displayName: owner.name,
  emailAddress: owner.address,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

export const mailboxDiagnostics = {
  hostName: 'OutlookWebApp',
  hostVersion: version,
  OWAView: 'ThreeColumns',
};

/** Office.context as handlers and pane see it; the mailbox is theirs. */
export const officeContext = <Mailbox extends object>(locale: string, mailbox: Mailbox) => ({
  displayLanguage: locale,
  contentLanguage: locale,
  ...hostInfo,
  diagnostics: { ...hostInfo, version },
  requirements: {
    isSetSupported: (name: string, minimum: string | number = '1.1') =>
      numberOf(minimum) <= numberOf(newestSets[name] ?? 0),
  },
  mailbox,
});
