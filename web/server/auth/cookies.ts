import { SIGN_IN_LIFE } from '@wangge/core/staff/sign-in'

/**
 * Both stay with this very host, travel encrypted and are hidden from scripts (ASVS 5.0, 3.3). Browsers take them from a
 * loopback address without encryption too.
 */
const kept = 'Path=/; Secure; HttpOnly'

/** The session. No other site can make a browser send it, not by a link either. */
export const SESSION = '__Host-sid'
/** The sign-in under way, sealed; the answer of the identity provider comes from another site, by a link. */
export const SIGN_IN = '__Host-login'

/** Until the browser is closed; the server ends it earlier. */
export const sessionCookie = (id: string) => `${SESSION}=${id}; ${kept}; SameSite=Strict`
export const signInCookie = (sealed: string) =>
  `${SIGN_IN}=${sealed}; ${kept}; SameSite=Lax; Max-Age=${SIGN_IN_LIFE / 1000}`

export const noSessionCookie = `${SESSION}=; ${kept}; SameSite=Strict; Max-Age=0`
export const noSignInCookie = `${SIGN_IN}=; ${kept}; SameSite=Lax; Max-Age=0`

/** What a request has under the name; empty for nothing. */
export function cookieOf({ headers }: Pick<Request, 'headers'>, name: string): string {
  const [, value = ''] = new RegExp(`(?:^|;\\s*)${name}=([\\w-]*)`).exec(headers.get('cookie') ?? '') ?? []
  return value
}
