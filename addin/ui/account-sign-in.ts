import {
  type AccountInfo,
  AuthError,
  BrowserAuthErrorCodes,
  PublicClientApplication,
} from '@azure/msal-browser';
import { ApiError } from './api-error.ts';
import { msalSettings } from './msal-settings.ts';
import type { EntraSettings } from './sign-in-settings.ts';

export interface Account {
  name: string;
  userName: string;
}

/** Why nobody was signed in; the page has a sentence for each. */
export type SignInFailure = 'popupBlocked' | 'notFinished' | 'refused' | 'offline' | 'superseded';

/** Long enough for a password, a second factor and a call to the help desk. */
const longestSignIn = 10 * 60_000;

const failures: Record<string, SignInFailure> = {
  [BrowserAuthErrorCodes.popupWindowError]: 'popupBlocked',
  [BrowserAuthErrorCodes.emptyWindowError]: 'popupBlocked',
  [BrowserAuthErrorCodes.userCancelled]: 'notFinished',
  [BrowserAuthErrorCodes.timedOut]: 'notFinished',
  [BrowserAuthErrorCodes.interactionInProgressCancelled]: 'superseded',
  [BrowserAuthErrorCodes.noNetworkConnectivity]: 'offline',
  [BrowserAuthErrorCodes.getRequestFailed]: 'offline',
  [BrowserAuthErrorCodes.postRequestFailed]: 'offline',
  access_denied: 'notFinished',
  network_error: 'offline',
  endpoints_resolution_error: 'offline',
  openid_config_error: 'offline',
};

function failureOf(error: unknown): SignInFailure {
  return error instanceof AuthError ? (failures[error.errorCode] ?? 'refused') : 'refused';
}

/** Signing in with the organisation’s account in a window of the provider, outside of any host. */
export class AccountSignIn {
  readonly kind = 'account';
  readonly #application: PublicClientApplication;
  readonly #scopes: string[];
  readonly #listeners = new Set<() => void>();
  #ended = false;

  private constructor(application: PublicClientApplication, scope: string) {
    this.#application = application;
    this.#scopes = [scope];
  }

  static async open(settings: EntraSettings): Promise<AccountSignIn> {
    const { system, ...more } = msalSettings(settings);
    const application = new PublicClientApplication({
      ...more,
      system: { ...system, popupBridgeTimeout: longestSignIn },
    });
    await application.initialize();
    return new AccountSignIn(application, settings.scope);
  }

  get account(): Account | null {
    const account = this.#account;
    return account && { name: account.name ?? account.username, userName: account.username };
  }

  get #account() {
    return this.#application.getActiveAccount() ?? this.#application.getAllAccounts()[0] ?? null;
  }

  /** Somebody was signed in, and has to sign in again. */
  readonly ended = (): boolean => this.#ended;

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #setEnded(ended: boolean): void {
    if (this.#ended === ended) return;
    this.#ended = ended;
    for (const listener of this.#listeners) listener();
  }

  /** Opens the window; must be called while the browser still sees the click. */
  async signIn(): Promise<'signedIn' | SignInFailure> {
    try {
      this.#application.setActiveAccount(await this.#askInWindow());
    } catch (error) {
      return failureOf(error);
    }
    this.#setEnded(false);
    return 'signedIn';
  }

  async #askInWindow(): Promise<AccountInfo> {
    const known = this.#account;
    const { account } = await this.#application.acquireTokenPopup({
      scopes: this.#scopes,
      // Who had to sign in again goes on as the same; everybody else chooses.
      ...(known && this.#ended ? { loginHint: known.username } : { prompt: 'select_account' }),
      // The library cannot see that its window was closed: whoever asks again gets another.
      overrideInteractionInProgress: true,
    });
    return account;
  }

  /** Forgets the account here; other pages of the organisation stay signed in. */
  async signOut(): Promise<void> {
    await this.#application.clearCache();
    this.#application.setActiveAccount(null);
    this.#setEnded(false);
  }

  async getToken(renew: boolean): Promise<string> {
    const account = this.#account;
    if (account === null) throw new ApiError('signInNeeded', 'Nobody is signed in.');
    try {
      const { accessToken } = await this.#application.acquireTokenSilent({
        scopes: this.#scopes,
        account,
        forceRefresh: renew,
      });
      return accessToken;
    } catch (error) {
      if (failureOf(error) === 'offline')
        throw new ApiError('providerUnreachable', 'The sign-in service does not answer.');
      this.#setEnded(true);
      throw new ApiError('signInNeeded', 'The sign-in has ended.');
    }
  }
}
