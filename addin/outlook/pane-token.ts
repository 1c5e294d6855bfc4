import { inTime } from '../ui/in-time.ts';

const silentLimit = 6_000;
/** Outlook may have to ask the person, who needs time to answer. */
const askingLimit = 60_000;

interface OfficeAuth {
  getAccessToken(options: object): Promise<string>;
}

const hasNested = (): boolean => Office.context.requirements.isSetSupported('NestedAppAuth', '1.1');

/** Either can be missing: https://github.com/OfficeDev/office-js/issues/6035 */
function findOfficeAuth(): OfficeAuth {
  const { OfficeRuntime: runtime } = globalThis as { OfficeRuntime?: { auth?: OfficeAuth } };
  const office: OfficeAuth | undefined = Office.auth;
  const auth = office ?? runtime?.auth;
  if (auth === undefined) throw new Error('This Outlook has no single sign-on.');
  return auth;
}

async function askNested(renew: boolean, mayAsk: boolean): Promise<string | null> {
  const { getNestedToken } = await import('../ui/nested-sign-in.ts');
  return getNestedToken({ renew, mayAsk });
}

/** Once it failed it is not tried before every call. */
let nestedWorks = true;

async function askQuietly(renew: boolean): Promise<string | null> {
  if (!nestedWorks || !hasNested()) return null;
  try {
    return await inTime(silentLimit, askNested(renew, false));
  } catch {
    nestedWorks = false;
    return null;
  }
}

async function askOutlook(renew: boolean): Promise<string | null> {
  const options = { allowSignInPrompt: true, allowConsentPrompt: true };
  try {
    return await inTime(askingLimit, findOfficeAuth().getAccessToken(options));
  } catch (error) {
    if (!hasNested()) throw error;
    const token = await inTime(askingLimit, askNested(renew, true));
    nestedWorks = true;
    return token;
  }
}

let asking: Promise<string | null> | null = null;

/**
 * Nested app authentication without a question, else Outlook's single sign-on, else a question.
 * Any of them can stay silent for ever: https://github.com/OfficeDev/office-js/issues/4104.
 */
export async function getPaneToken(renew: boolean): Promise<string | null> {
  const token = await askQuietly(renew);
  if (token !== null) return token;
  // Calls at the same time are one question to the person.
  asking ??= askOutlook(renew).finally(() => {
    asking = null;
  });
  return asking;
}
