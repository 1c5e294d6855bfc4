import { slowMilliseconds, type Weather } from '../weather.ts';
import { OfficeError } from './async-calls.ts';
import type { Observation, Observe } from './observation.ts';

interface TokenParts {
  weather: () => Weather;
  token: () => Promise<string>;
  observe: Observe;
}

/** The number Office gives when the token service says no. */
const tokenNotIssued = 13007;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks under the weather; each answer is told once, though the add-in may ask twice. */
export const createTokenSource = ({
  weather,
  token,
  observe,
}: TokenParts): (() => Promise<string>) => {
  let told: Observation['kind'] | null = null;
  const tell = (observation: Observation) => {
    if (told !== observation.kind) observe(observation);
    told = observation.kind;
  };
  return async () => {
    const state = weather().token;
    if (state === 'refused') {
      tell({ kind: 'tokenRefused' });
      throw new OfficeError('AccessTokenError', tokenNotIssued, 'No access token was issued');
    }
    if (state === 'slow') {
      tell({ kind: 'tokenSlow', milliseconds: slowMilliseconds });
      await wait(slowMilliseconds);
    }
    const given = await token();
    tell({ kind: 'tokenGiven' });
    return given;
  };
};
