import manifestFile from './manifest.json' with { type: 'json' };

export type Manifest = typeof manifestFile;

/**
 * The events that administrators consent to: one more needs their consent again, and blocks the
 * add-in until then (https://learn.microsoft.com/office/dev/add-ins/publish/autolaunch-store-options).
 * Left: the unified manifest's name; right: the add-in-only manifest's.
 */
export const launchEvents = {
  messageComposeOpened: 'OnMessageCompose',
  messageRecipientsChanged: 'OnMessageRecipientsChanged',
  messageSending: 'OnMessageSend',
  appointmentOrganizerOpened: 'OnAppointmentOrganizer',
  appointmentSending: 'OnAppointmentSend',
} as const;

/** What the files around a manifest hold. */
export interface Surroundings {
  /** Ids the built launch-event script answers to. */
  associated: readonly string[];
  /** Icons by their path below the origin, with width and height in pixels. */
  icons: ReadonlyMap<string, readonly [number, number]>;
  url: string;
}

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
};

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

interface Icon {
  size: number;
  url: string;
}

const iconsIn = (value: unknown): Icon[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { size, url } = value as Partial<Icon>;
  if (typeof size === 'number' && typeof url === 'string') return [{ size, url }];
  return Object.values(value).flatMap(iconsIn);
};

const iconProblems = (manifest: Manifest, { icons, url }: Surroundings): string[] => {
  const alternate = manifest.extensions.flatMap(({ alternates }) =>
    alternates.map((one) => one.alternateIcons.highResolutionIcon.url),
  );
  return iconsIn(manifest.extensions).flatMap((icon) => {
    const found = icons.get(icon.url.replace(url, ''));
    if (found === undefined) return [`${icon.url} is not among the icons`];
    // There size is always 64, and the picture is twice that.
    const expected = alternate.includes(icon.url) ? 128 : icon.size;
    const [width, height] = found;
    return width === expected && height === expected
      ? []
      : [`${icon.url} is ${width} × ${height}, not ${expected} × ${expected}`];
  });
};

const actionProblems = (manifest: Manifest, { associated }: Surroundings): string[] => {
  const problems: string[] = [];
  const { extensions } = manifest;
  const actions = extensions.flatMap(({ runtimes }) =>
    runtimes.flatMap((one) => one.actions as { id: string; type: string }[]),
  );
  const ids = actions.map(({ id }) => id);
  for (const id of repeated(ids)) problems.push(`The action ${id} is declared twice`);
  const events = extensions.flatMap(({ autoRunEvents }) =>
    autoRunEvents.flatMap((one) => one.events as { type: string; actionId: string }[]),
  );
  const buttons = extensions.flatMap(({ ribbons }) =>
    ribbons.flatMap(({ tabs }) =>
      tabs.flatMap(({ groups }) => groups.flatMap(({ controls }) => controls)),
    ),
  );
  for (const { type, actionId } of events) {
    if (!Object.hasOwn(launchEvents, type)) problems.push(`There is no event ${type}`);
    if (!ids.includes(actionId)) problems.push(`${type} names ${actionId}, which no runtime has`);
    if (!associated.includes(actionId))
      problems.push(`${type} names ${actionId}, which the built script does not answer to`);
  }
  for (const { id, actionId } of buttons)
    if (!ids.includes(actionId))
      problems.push(`The button ${id} names ${actionId}, which no runtime has`);
  for (const id of repeated(buttons.map((one) => one.id)))
    problems.push(`The button ${id} is declared twice`);
  const used = new Set([...events, ...buttons].map((one) => one.actionId));
  for (const id of ids) if (!used.has(id)) problems.push(`Nothing uses the action ${id}`);
  return problems;
};

const addressProblems = (manifest: Manifest, { url }: Surroundings): string[] => {
  const { $schema: _schema, ...rest } = manifest;
  const problems = stringsIn(rest)
    .filter((text) => /^https?:/.test(text) && new URL(text).origin !== url)
    .map((text) => `${text} is not below ${url}`);
  const { host } = new URL(url);
  if (manifest.validDomains.join() !== host)
    problems.push(`validDomains must be ${host} alone, without a scheme`);
  const { id, resource } = manifest.webApplicationInfo;
  if (resource !== `api://${host}/${id}`)
    problems.push(`webApplicationInfo.resource must be api://${host}/${id}, not ${resource}`);
  return problems;
};

/** What the schema does not see: dangling ids, foreign addresses, missing icons and handlers. */
export const manifestProblems = (manifest: Manifest, around: Surroundings): string[] => [
  ...actionProblems(manifest, around),
  ...addressProblems(manifest, around),
  ...iconProblems(manifest, around),
];

/** The most characters of what a language file translates, by the end of the key. */
const longest: Record<string, number> = {
  'name.short': 30,
  'name.full': 100,
  'description.short': 80,
  'description.full': 4000,
  '].name': 128,
  '].label': 64,
  'supertip.title': 64,
  'supertip.description': 250,
};

/**
 * A language file may only name what the manifest has, at most as long. The published schema of
 * these files has a pattern that no strict engine compiles, so its limits stand here.
 */
export const languageProblems = (manifest: Manifest, file: Record<string, string>): string[] =>
  Object.entries(file).flatMap(([key, text]) => {
    if (key === '$schema') return [];
    let value: unknown = manifest;
    for (const part of key.split(/[.[\]]+/).filter(Boolean))
      value = (value as Record<string, unknown> | undefined)?.[part];
    if (typeof value !== 'string') return [`${key} is not in the manifest`];
    const most = Object.entries(longest).find(([end]) => key.endsWith(end))?.[1];
    if (most === undefined) return [`${key} cannot be translated`];
    return text.length > most ? [`${key} has more than ${most} characters`] : [];
  });
