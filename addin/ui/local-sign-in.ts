import type { CallAnswer } from './api-client.ts';
import { createApiClient } from './api-client.ts';
import { ApiError } from './api-error.ts';

export type LocalPerson = CallAnswer<'listLocalPeople'>['items'][number];

const rememberedName = 'interaction-log.user-name';

/** Signing in without an account: the server's local mode. Only the name outlives the page. */
export class LocalSignIn {
  readonly kind = 'local';
  #token: string | null = null;
  readonly #client = createApiClient(async () => null);

  get userName(): string | null {
    return sessionStorage.getItem(rememberedName);
  }

  choose(userName: string | null): void {
    this.#token = null;
    if (userName === null) sessionStorage.removeItem(rememberedName);
    else sessionStorage.setItem(rememberedName, userName);
  }

  /** Null where people sign in with the organisation's accounts. */
  async people(): Promise<LocalPerson[] | null> {
    try {
      return (await this.#client.call('listLocalPeople')).items;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  }

  async getToken(renew: boolean): Promise<string | null> {
    const userName = this.userName;
    if (userName === null) return null;
    if (this.#token === null || renew) {
      this.#token = (await this.#client.call('signInLocally', { body: { userName } })).token;
    }
    return this.#token;
  }
}
