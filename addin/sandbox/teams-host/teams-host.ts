/** What the tab may learn from its host; read anew for every question. */
export interface TeamsHostParts {
  theme: () => string;
  locale: () => string;
  userName: () => string;
  subPageId: () => string | null;
  token: () => Promise<string>;
  linkShared: (subPageId: string, label: string) => void;
}

export interface TeamsHost {
  changeTheme: (theme: string) => void;
  close: () => void;
}

interface HostRequest {
  id: number;
  uuidAsString?: string;
  func: string;
  args?: unknown[];
}

const clientVersion = '2.58.0';
const runtime = {
  apiVersion: 4,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  supports: { pages: {} },
};
const tenantId = '00000000-0000-4000-8000-000000000001';

const isRequest = (data: unknown): data is HostRequest =>
  typeof data === 'object' &&
  data !== null &&
  'id' in data &&
  typeof data.id === 'number' &&
  'func' in data &&
  typeof data.func === 'string';

/** The flat names of the first version of the protocol, which it still speaks. */
const contextOf = (parts: TeamsHostParts) => ({
  theme: parts.theme(),
  locale: parts.locale(),
  entityId: 'interactions',
  subEntityId: parts.subPageId() ?? undefined,
  frameContext: 'content',
  hostName: 'Teams',
  hostClientType: 'web',
  sessionId: 'sandbox',
  userPrincipalName: `${parts.userName()}@sandbox.example`,
  loginHint: `${parts.userName()}@sandbox.example`,
  userObjectId: '00000000-0000-4000-8000-000000000002',
  tid: tenantId,
});

const token = async (parts: TeamsHostParts): Promise<unknown[]> => {
  try {
    return [true, await parts.token()];
  } catch (error) {
    return [false, String(error)];
  }
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The arguments of the answer, or null for what Teams leaves unanswered. */
const answerTo = (
  { func, args = [] }: HostRequest,
  parts: TeamsHostParts,
): unknown[] | null | Promise<unknown[]> => {
  switch (func) {
    case 'initialize':
      return ['content', 'web', JSON.stringify(runtime), clientVersion];
    case 'getContext':
      return [contextOf(parts)];
    case 'authentication.getAuthToken':
      return token(parts);
    case 'appInitialization.success':
      return [{}];
    case 'shareDeepLink':
      parts.linkShared(text(args[0]), text(args[1]));
      return null;
    default:
      return null;
  }
};

/**
 * Plays Teams for the tab in `frame`, in the protocol of teams-js 2.58. Listens to that window and
 * this origin alone, and answers to no other.
 */
export const startTeamsHost = (frame: HTMLIFrameElement, parts: TeamsHostParts): TeamsHost => {
  const { origin } = location;
  const send = (message: object) => frame.contentWindow?.postMessage(message, origin);
  const listen = async ({ source, origin: sender, data }: MessageEvent<unknown>) => {
    if (sender !== origin || source !== frame.contentWindow || !isRequest(data)) return;
    const args = await answerTo(data, parts);
    if (args !== null) send({ id: data.id, uuidAsString: data.uuidAsString, args });
  };
  window.addEventListener('message', listen);
  return {
    changeTheme: (theme) => send({ func: 'themeChange', args: [theme] }),
    close: () => window.removeEventListener('message', listen),
  };
};
