import { createContext, type ReactNode, useContext } from 'react';
import type { Me } from '../../server/contract/me.ts';
import type { ApiClient } from './api-client.ts';
import type { ChangeStream } from './change-stream.ts';
import type { Host } from './host.ts';

/** Who is asking, through what. */
export interface Session {
  client: ApiClient;
  host: Host;
  me: Me;
  changes: ChangeStream;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Nobody is signed in here.');
  return session;
}

export const samePerson = (one: Me, other: Me): boolean =>
  one.signedInBy === other.signedInBy && one.userName === other.userName && one.name === other.name;

export const useMe = (): Me => useSession().me;
export const useClient = (): ApiClient => useSession().client;

export interface Permissions {
  write: boolean;
  manage: boolean;
  administer: boolean;
}

export function permissionsOf({ roles }: Pick<Me, 'roles'>): Permissions {
  const administer = roles.includes('administrator');
  const manage = administer || roles.includes('manager');
  return { administer, manage, write: manage || roles.includes('salesperson') };
}

export const usePermissions = (): Permissions => permissionsOf(useMe());
