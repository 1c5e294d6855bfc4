import type { AccountSignIn } from './account-sign-in.ts';
import { LocalSignIn } from './local-sign-in.ts';
import { readEntraSettings } from './sign-in-settings.ts';

/** How people sign in where no host does it for them. */
export type SignIn = LocalSignIn | AccountSignIn;

/** As the server says; the library for accounts is loaded only where there are any. */
export async function openSignIn(): Promise<SignIn> {
  const settings = await readEntraSettings();
  if (settings === null) return new LocalSignIn();
  const { AccountSignIn } = await import('./account-sign-in.ts');
  return AccountSignIn.open(settings);
}
