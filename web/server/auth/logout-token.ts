import { fault } from '@wangge/core/fault'
import type { AuthoritySignOut } from '@wangge/core/staff/sign-out-by-authority'
import type { Authority } from './identity-provider.ts'
import { claimsSignedBy, headOf, keyFor } from './signed-token.ts'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const TYPES = ['logout+jwt', 'jwt']

/** Seconds: by which clocks may differ, and for which a token is good after it was issued. */
const SKEW = 30
const LIFE = 120

/**
 * What a logout token says, once all that OpenID Connect Back-Channel Logout 1.0 (2.6) asks of it is so: signed by the
 * authority, for this client, of now, with the event, with a person or a session, and no nonce, so that no other token of
 * the authority can stand for one.
 * @throws Fault `staff.sign_out_invalid`
 */
export async function readLogoutToken(
  token: string,
  { issuer, clientId, algorithms, keys }: Authority,
  now: Date,
): Promise<AuthoritySignOut> {
  const head = headOf(token, TYPES)
  if (!head || !algorithms.includes(head.alg)) throw invalid()
  const key = keyFor(head, await keys((published) => keyFor(head, published) !== undefined))
  const claims = key && claimsSignedBy(key, head, token)
  if (!claims) throw invalid()
  const { iss, aud, iat, exp, jti, sub, sid, events, nonce } = claims
  const seconds = now.getTime() / 1000
  const isRight =
    iss === issuer &&
    (Array.isArray(aud) ? aud.includes(clientId) : aud === clientId) &&
    typeof iat === 'number' &&
    iat <= seconds + SKEW &&
    iat > seconds - LIFE - SKEW &&
    (exp === undefined || (typeof exp === 'number' && exp > seconds - SKEW)) &&
    isName(jti) &&
    (isName(sub) || isName(sid)) &&
    [sub, sid].every((each) => each === undefined || isName(each)) &&
    isEvent(events) &&
    nonce === undefined
  if (!isRight) throw invalid()
  return {
    iss,
    jti,
    until: new Date((iat + LIFE + 2 * SKEW) * 1000),
    ...(isName(sub) && { sub }),
    ...(isName(sid) && { sid }),
  }
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 255

function isEvent(events: unknown): boolean {
  const event: unknown =
    typeof events === 'object' && events !== null ? Reflect.get(events, EVENT) : undefined
  return typeof event === 'object' && event !== null && !Array.isArray(event)
}

const invalid = () => fault('staff.sign_out_invalid')
