import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

type Kept = { readonly payload: AdapterPayload; readonly until: number }

/** What the identity provider must remember between two requests, while it runs. */
export function memoryStore(now: () => number = Date.now): AdapterFactory {
  const kept = new Map<string, Kept>()
  const key = (model: string, id: string) => `${model} ${id}`
  const standing = (at: string) => {
    const found = kept.get(at)
    return found && found.until > now() ? found.payload : undefined
  }
  const byField = (model: string, field: 'uid' | 'userCode', value: string) =>
    [...kept.keys()]
      .filter((at) => at.startsWith(`${model} `))
      .map(standing)
      .find((payload) => payload?.[field] === value)

  return (model): Adapter => ({
    async upsert(id, payload, expiresIn) {
      for (const [at, { until }] of kept) if (until <= now()) kept.delete(at)
      kept.set(key(model, id), { payload, until: now() + (expiresIn ?? 0) * 1000 })
    },
    find: async (id) => standing(key(model, id)),
    findByUid: async (uid) => byField(model, 'uid', uid),
    findByUserCode: async (code) => byField(model, 'userCode', code),
    async consume(id) {
      const payload = standing(key(model, id))
      if (payload) payload.consumed = Math.floor(now() / 1000)
    },
    async destroy(id) {
      kept.delete(key(model, id))
    },
    async revokeByGrantId(grantId) {
      for (const [at, { payload }] of kept) if (payload.grantId === grantId) kept.delete(at)
    },
  })
}
