/** What an organisation's copy of the app has of its own. */
export interface AppIdentity {
  /** Where the product is served: `https://log.contoso.com`, without a path. */
  url: string;
  /** The application registered in Microsoft Entra ID. */
  clientId: string;
  /** Teams knows the app by it; keep it for ever. */
  appId?: string | undefined;
  /** Outlook for Mac and mobile know the add-in by it; keep it for ever. */
  macAddInId?: string | undefined;
  /** `1.4.0`; a change of the manifest needs a higher one than before. */
  version?: string | undefined;
}

/** What stands in the files of this folder, and only there. */
export const sample = {
  url: 'https://interaction-log.example',
  clientId: '0b9a6c1c-3d57-4a0e-8f3b-6f3f8f0f7c21',
  appId: '5f0c6b1e-7d0a-4c57-9a3e-2f6f4f8f6a10',
  macAddInId: '8d1f7c52-3a46-4b0e-9c41-6f5e2a7b3d90',
  version: '1.0.0',
};

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && url.protocol === 'https:' && url.origin === text.replace(/\/$/, '');
};

/** Everything that is wrong with it, in sentences. */
export const identityProblems = (identity: AppIdentity): string[] => {
  const problems: string[] = [];
  if (!isOrigin(identity.url))
    problems.push(
      `--url must be an https address without a path, such as https://log.contoso.com, not ${identity.url || 'blank'}`,
    );
  const ids = {
    '--client-id': identity.clientId,
    '--app-id': identity.appId,
    '--mac-id': identity.macAddInId,
  };
  for (const [name, id] of Object.entries(ids))
    if (id !== undefined && !guid.test(id))
      problems.push(`${name} must be an id such as ${sample.clientId}, not ${id || 'blank'}`);
  if (identity.appId !== undefined && identity.appId === identity.macAddInId)
    problems.push('--app-id and --mac-id must differ: they are two add-ins');
  if (identity.version !== undefined && !/^\d{1,5}(?:\.\d{1,5}){2}$/.test(identity.version))
    problems.push(`--version must look like 1.4.0, not ${identity.version}`);
  return problems;
};

/** The text of a manifest of this folder with the organisation's address and ids in it. */
export const fillManifest = (text: string, identity: AppIdentity): string => {
  const url = identity.url.replace(/\/$/, '');
  const version = identity.version ?? sample.version;
  return text
    .replaceAll(sample.url, url)
    .replaceAll(new URL(sample.url).host, new URL(url).host)
    .replaceAll(sample.clientId, identity.clientId.toLowerCase())
    .replaceAll(sample.appId, (identity.appId ?? sample.appId).toLowerCase())
    .replaceAll(sample.macAddInId, (identity.macAddInId ?? sample.macAddInId).toLowerCase())
    .replace(`"version": "${sample.version}"`, `"version": "${version}"`)
    .replace(`<Version>${sample.version}.0</Version>`, `<Version>${version}.0</Version>`);
};
