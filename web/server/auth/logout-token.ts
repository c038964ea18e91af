import { fault } from '@wangge/core/fault'
import type { AuthoritySignOut } from '@wangge/core/staff/sign-out-by-authority'
import { type JWTVerifyResult, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import type { Authority } from './identity-provider.ts'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** Seconds: by which clocks may differ, and for which a token is good after it was issued. */
const SKEW = 30
const LIFE = 120
/** Characters. */
const LONGEST = 8_000

const nameSchema = z.string().check(z.minLength(1), z.maxLength(255))

/** No nonce: else a token of a sign-in could stand for one. A person, a session, or both. */
const claimsSchema = z
  .object({
    iss: z.string(),
    iat: z.number(),
    jti: nameSchema,
    sub: z.optional(nameSchema),
    sid: z.optional(nameSchema),
    events: z.object({ [EVENT]: z.record(z.string(), z.unknown()) }),
    nonce: z.optional(z.undefined()),
  })
  .check(z.refine(({ sub, sid }) => sub !== undefined || sid !== undefined))

/**
 * What a logout token says, once all that OpenID Connect Back-Channel Logout 1.0 (2.6) asks of it is so: signed by the
 * authority, for this client, of now, with the event, with a person or a session, and no nonce, so that no other token of
 * the authority can stand for one.
 * @throws Fault `staff.sign_out_invalid`
 */
export async function readLogoutToken(
  token: string,
  authority: Authority,
  now: Date,
): Promise<AuthoritySignOut> {
  if (token.length > LONGEST) throw fault('staff.sign_out_invalid')
  const { payload, protectedHeader } = await verified(token, authority, now)
  const claims = claimsSchema.safeParse(payload)
  const { typ = 'jwt' } = protectedHeader
  if (!claims.success || !['jwt', 'logout+jwt'].includes(typ.toLowerCase()))
    throw fault('staff.sign_out_invalid')
  const { iss, iat, jti, sub, sid } = claims.data
  return {
    iss,
    jti,
    until: new Date((iat + LIFE + 2 * SKEW) * 1000),
    ...(sub && { sub }),
    ...(sid && { sid }),
  }
}

async function verified(
  token: string,
  { issuer, clientId, algorithms, keys }: Authority,
  now: Date,
): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms: algorithms.filter(isByKeyPair),
      currentDate: now,
      clockTolerance: SKEW,
      maxTokenAge: LIFE,
    })
  } catch {
    throw fault('staff.sign_out_invalid')
  }
}

/** Neither `none` nor a shared secret, which the client's own name could be tried as. */
const isByKeyPair = (algorithm: string) => /^(ES|RS|PS)(256|384|512)$|^(EdDSA|Ed25519)$/.test(algorithm)
