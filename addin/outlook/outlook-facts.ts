/** What Outlook says of itself. */
export interface OutlookFacts {
  host: string;
  platform: string;
  version: string;
  /** The newest requirement set of the mailbox, and others that matter here. */
  sets: string[];
}

const newestMailboxSet = 20;

const supports = (name: string, version: string): boolean => {
  try {
    return Office.context.requirements.isSetSupported(name, version);
  } catch {
    return false;
  }
};

function newestMailbox(): string | null {
  for (let minor = newestMailboxSet; minor > 0; minor -= 1) {
    if (supports('Mailbox', `1.${minor}`)) return `Mailbox 1.${minor}`;
  }
  return null;
}

export const platformOf = (): string => String(Office.context.platform ?? '');

export function readOutlookFacts(): OutlookFacts {
  const { diagnostics, host } = Office.context;
  const others = [
    ['NestedAppAuth', '1.1'],
    ['IdentityAPI', '1.3'],
    ['OpenBrowserWindowApi', '1.1'],
  ] as const;
  return {
    host: String(diagnostics?.host ?? host ?? ''),
    platform: platformOf(),
    version: diagnostics?.version ?? '',
    sets: [
      newestMailbox(),
      ...others.map(([name, version]) => (supports(name, version) ? `${name} ${version}` : null)),
    ].filter((set) => set !== null),
  };
}
