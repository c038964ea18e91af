import { once } from 'node:events'
import type { Person } from './person.ts'
import { createProvider } from './provider.ts'
import { createIdentityServer } from './server.ts'
import type { identitySettings } from './settings.ts'

/**
 * Starts the demo identity provider on the loopback address only.
 * @param settings what the site is told of it
 * @param origins where the site is found
 */
export async function startIdentity(
  settings: ReturnType<typeof identitySettings>,
  origins: readonly string[],
  people: readonly Person[],
): Promise<{ stop(): Promise<void> }> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = settings
  const known = new Set(people.map(({ sub }) => sub))
  const provider = createProvider({
    issuer,
    client: {
      id,
      secret,
      addresses: origins.map((origin) => `${origin}/auth/callback`),
      signedOut: `${origins[0]}/auth/backchannel-logout`,
    },
    isPerson: (sub) => known.has(sub),
  })
  const server = createIdentityServer(provider, people)
  server.listen(Number(new URL(issuer).port), '127.0.0.1')
  await once(server, 'listening')
  return {
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
