import type { Setting } from '@wangge/infra/wiring'
import type { Keys } from '../environment.ts'
import type { Ports } from '../ports.ts'

/** What a deployment would set so that its staff can sign in: here the provider is one of ours, for demonstrations. */
export const identitySettings = (
  { identity }: Pick<Ports, 'identity'>,
  keys: Pick<Keys, 'OIDC_CLIENT_SECRET'>,
) =>
  ({
    OIDC_ISSUER: `http://127.0.0.1:${identity}`,
    OIDC_CLIENT_ID: 'wangge',
    OIDC_CLIENT_SECRET: keys.OIDC_CLIENT_SECRET,
  }) satisfies Partial<Record<Setting, string>>
