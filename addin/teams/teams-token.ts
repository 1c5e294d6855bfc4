import { authentication, nestedAppAuth } from '@microsoft/teams-js';
import { inTime } from '../ui/in-time.ts';

const nestedLimit = 6_000;
/** The host may have to ask the person for consent. */
const hostLimit = 60_000;

/** Once it failed it is not tried before every call. */
let nestedWorks = true;

async function askNested(renew: boolean): Promise<string | null> {
  if (!nestedWorks || !nestedAppAuth.isNAAChannelRecommended()) return null;
  try {
    const { getNestedToken } = await import('../ui/nested-sign-in.ts');
    return await inTime(nestedLimit, getNestedToken({ renew, mayAsk: false }));
  } catch {
    nestedWorks = false;
    return null;
  }
}

/** Nested app authentication where the host prefers it, else the host's own single sign-on. */
export async function getTeamsToken(renew: boolean): Promise<string> {
  return (await askNested(renew)) ?? inTime(hostLimit, authentication.getAuthToken());
}
