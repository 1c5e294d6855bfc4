import { DOMParser, type Document, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { launchEvents, type Surroundings } from './check-manifest.ts';

const elements = (document: Document | Element, name: string): Element[] => [
  ...document.getElementsByTagName(name),
];

const childrenOf = (element: Element): Element[] =>
  [...element.childNodes].filter((node): node is Element => node.nodeType === 1);

/**
 * The order the schema asks for; Outlook refuses another
 * (https://learn.microsoft.com/office/dev/add-ins/develop/manifest-element-ordering).
 */
const order: Record<string, readonly string[]> = {
  OfficeApp: [
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'FormSettings',
    'Permissions',
    'Rule',
    'DisableEntityHighlighting',
    'VersionOverrides',
  ],
  VersionOverrides: [
    'Description',
    'Requirements',
    'Hosts',
    'Resources',
    'VersionOverrides',
    'WebApplicationInfo',
  ],
  Host: ['Runtimes', 'DesktopFormFactor', 'MobileFormFactor'],
  Resources: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
};

const orderProblems = (document: Document): string[] =>
  Object.entries(order).flatMap(([name, expected]) =>
    elements(document, name).flatMap((element) => {
      const found = childrenOf(element).map((child) => child.tagName);
      const known = expected.filter((one) => found.includes(one));
      return found.join() === known.join()
        ? []
        : [`${name} must hold ${known.join(', ')} in this order, not ${found.join(', ')}`];
    }),
  );

/** Ids resolve within their own version of the overrides, not across. */
const resourceProblems = (document: Document): string[] =>
  elements(document, 'VersionOverrides').flatMap((overrides) => {
    const own = (element: Element): boolean => {
      let parent = element.parentNode as Element | null;
      while (parent !== null && parent.tagName !== 'VersionOverrides')
        parent = parent.parentNode as Element | null;
      return parent === overrides;
    };
    const within = [...overrides.getElementsByTagName('*')].filter(own);
    const resources = within.filter((one) => /^bt:(?:Image|Url|String)$/.test(one.tagName));
    const ids = resources.map((one) => one.getAttribute('id') ?? '').filter(Boolean);
    const used = within.flatMap((one) => one.getAttribute('resid') ?? []);
    return [
      ...used.filter((id) => !ids.includes(id)).map((id) => `There is no resource ${id}`),
      ...ids.filter((id) => !used.includes(id)).map((id) => `Nothing uses the resource ${id}`),
      ...ids.filter((id) => id.length > 32).map((id) => `The resource id ${id} is too long`),
    ];
  });

const addressesIn = (document: Document): string[] =>
  [...document.getElementsByTagName('*')].flatMap((element) => {
    const value =
      element.getAttribute('DefaultValue') ??
      (element.tagName === 'AppDomain' ? element.textContent : null);
    return value !== null && /^https?:/.test(value) ? [value] : [];
  });

const eventProblems = (document: Document, { associated }: Surroundings): string[] => {
  const events = elements(document, 'LaunchEvent');
  const types = events.map((one) => one.getAttribute('Type') ?? '');
  const expected: string[] = Object.values(launchEvents);
  const problems =
    types.join() === expected.join()
      ? []
      : [`The events must be ${expected.join(', ')}, not ${types.join(', ')}`];
  for (const event of events) {
    const name = event.getAttribute('FunctionName') ?? '';
    if (!associated.includes(name)) problems.push(`The built script does not answer to ${name}`);
    const sends = (event.getAttribute('Type') ?? '').endsWith('Send');
    if (sends && event.getAttribute('SendMode') !== 'PromptUser')
      problems.push(`${name} must not be able to hold a mail back: SendMode="PromptUser"`);
  }
  return problems;
};

/**
 * What is wrong with the add-in-only manifest. No schema of it is published for use offline, so
 * this looks at what Outlook refuses: form, order, dangling ids, foreign addresses, missing icons.
 */
export const macManifestProblems = (xml: string, around: Surroundings): string[] => {
  let document: Document;
  try {
    document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml');
  } catch (error) {
    return [`It is not well-formed: ${String(error)}`];
  }
  const addresses = addressesIn(document);
  const { host } = new URL(around.url);
  const client = elements(document, 'WebApplicationInfo')[0];
  const [id, resource] = client === undefined ? [] : childrenOf(client).map((e) => e.textContent);
  return [
    ...orderProblems(document),
    ...resourceProblems(document),
    ...eventProblems(document, around),
    ...addresses
      .filter((one) => new URL(one).origin !== around.url)
      .map((one) => `${one} is not below ${around.url}`),
    ...addresses
      .filter((one) => one.endsWith('.png') && !around.icons.has(one.replace(around.url, '')))
      .map((one) => `${one} is not among the icons`),
    ...(resource === `api://${host}/${id}` ? [] : [`Resource must be api://${host}/${id}`]),
  ];
};
