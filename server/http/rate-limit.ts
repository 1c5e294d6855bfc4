import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '../domain/actor.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Metrics } from './metrics.ts';

const seconds = 60;
/** A program asks for many people. */
const keyFactor = 10;
const badTokensPerAddress = 60;

/** Refused for now, with the time after which it may be asked again. */
export class TooManyRequests extends DomainError {
  override name = 'TooManyRequests';
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(
      'tooManyRequests',
      `${message} Try again in ${retryAfterSeconds} ${retryAfterSeconds === 1 ? 'second' : 'seconds'}.`,
    );
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface RateLimits {
  /** Counts a request of somebody who is known. */
  count(actor: Actor): Promise<void>;
  /** Counts a token that was not believed; one that is, is never held up by it. */
  countBadToken(address: string): Promise<void>;
}

const unlimited: RateLimits = { count: async () => {}, countBadToken: async () => {} };

const limiterOf = (points: number, message: string, onLimited: () => void) => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key: string): Promise<void> => {
    try {
      await limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      onLimited();
      throw new TooManyRequests(message, Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    }
  };
};

/** Requests per minute and person; each instance counts for itself. Null: no limits. */
export const createRateLimits = (perMinute: number | null, metrics: Metrics): RateLimits => {
  if (perMinute === null) return unlimited;
  const message = (points: number) =>
    `These are more requests than the ${points} a minute that are allowed.`;
  const ofPerson = limiterOf(perMinute, message(perMinute), () => metrics.rateLimited('person'));
  const ofKey = limiterOf(perMinute * keyFactor, message(perMinute * keyFactor), () =>
    metrics.rateLimited('serviceKey'),
  );
  const ofAddress = limiterOf(
    badTokensPerAddress,
    'Too many sign-ins that are not valid came from this address.',
    () => metrics.rateLimited('address'),
  );
  return {
    count: (actor) =>
      actor.serviceKey === undefined ? ofPerson(actor.identity) : ofKey(actor.identity),
    countBadToken: ofAddress,
  };
};
