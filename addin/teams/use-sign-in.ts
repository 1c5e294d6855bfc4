import { useState } from 'react';
import type { AccountSignIn, SignInFailure } from '../ui/account-sign-in.ts';

/** Asks for the provider's window; `waiting` while the person is there. */
export function useSignIn(accounts: AccountSignIn, onSignedIn: () => void) {
  const [state, setState] = useState<'idle' | 'waiting' | SignInFailure>('idle');
  const signIn = async () => {
    setState('waiting');
    const outcome = await accounts.signIn();
    if (outcome === 'superseded') return;
    if (outcome === 'signedIn') {
      setState('idle');
      onSignedIn();
    } else {
      setState(outcome);
    }
  };
  return { state, signIn: () => void signIn() };
}
