import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What ends with the grant; an interaction that asks for another goes on. */
const granted = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken']);

/** Where the provider keeps sessions and codes: here, until it ends. */
export const createMemoryAdapter = (): ((model: string) => Adapter) => {
  const kept = new Map<string, AdapterPayload>();
  const findBy = (matches: (payload: AdapterPayload) => boolean) =>
    [...kept.values()].find(matches);
  return (model) => {
    const keyOf = (id: string) => `${model} ${id}`;
    return {
      async upsert(id, payload) {
        kept.set(keyOf(id), payload);
      },
      async find(id) {
        return kept.get(keyOf(id));
      },
      async findByUid(uid) {
        return findBy((payload) => payload.kind === model && payload.uid === uid);
      },
      async findByUserCode() {
        return undefined;
      },
      async consume(id) {
        const payload = kept.get(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        kept.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { grantId: own, kind }] of kept)
          if (own === grantId && granted.has(String(kind))) kept.delete(key);
      },
    };
  };
};
