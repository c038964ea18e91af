import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { NONCE, seal, unseal } from '../seal.ts'
import { bindStaff } from './bind.ts'
import { accountOf } from './read-account.ts'
import type { Account, Identity } from './staff.ts'

/** Milliseconds a person has at the identity provider. */
export const SIGN_IN_LIFE = 10 * 60_000

const HOUR = 3_600_000
const TAKER_BYTES = 16

/** What must come back from the identity provider, and where it was to lead. */
export type SignIn = {
  readonly state: string
  readonly nonce: string
  /** Of PKCE: whoever has the code and not this gets nothing. */
  readonly verifier: string
  /** Page of this site, by path. */
  readonly returnTo: string
  readonly startedAt: string
  /** Typed before signing in for the first time. */
  readonly invitation?: string
  /** Name of the session that is to be proved anew. */
  readonly proving?: string
}

/** Each hour seals under a key of its own, so that no flood uses one up (random nonces of AES-GCM, NIST SP 800-38D 8.3). */
const boxOf = (at: number) => `sign-in#${new Date(at).toISOString().slice(0, 13)}`

/** Seals what a sign-in needs into a cookie for the browser that began it. Nothing is written: a flood costs no store. */
export function beginSignIn(
  { keys, now, random }: Pick<Context, 'keys' | 'now' | 'random'>,
  signIn: Omit<SignIn, 'startedAt'>,
): string {
  const at = now()
  const sealed = seal(keys, boxOf(at.getTime()), { ...signIn, startedAt: at.toISOString() }, random(NONCE))
  return Buffer.from(sealed).toString('base64url')
}

/**
 * Takes a sign-in up again when the browser is back.
 * @throws Fault `staff.sign_in_stale` for one that is over, or was not sealed here
 */
export function openSignIn({ keys, now }: Pick<Context, 'keys' | 'now'>, sealed: string): SignIn {
  const at = now().getTime()
  for (const hour of [at, at - HOUR]) {
    const signIn = unsealed(keys, boxOf(hour), sealed)
    if (!signIn) continue
    if (at - Date.parse(signIn.startedAt) < SIGN_IN_LIFE) return signIn
  }
  throw fault('staff.sign_in_stale')
}

function unsealed(keys: Context['keys'], box: string, sealed: string): SignIn | undefined {
  try {
    return unseal(keys, box, Buffer.from(sealed, 'base64url')) as SignIn
  } catch {
    return undefined
  }
}

/**
 * Uses a sign-in up, once the identity provider has vouched for somebody by it: whoever was not there writes nothing.
 * @throws Fault `staff.sign_in_stale` for one that was used before
 */
export async function spendSignIn(
  { passing, random }: Pick<Context, 'passing' | 'random'>,
  { nonce, startedAt }: SignIn,
): Promise<void> {
  const taker = Buffer.from(random(TAKER_BYTES)).toString('base64url')
  const key = `signed-in#${createHash('sha256').update(nonce).digest('hex')}`
  const { value } = await passing.claim(key, taker, new Date(Date.parse(startedAt) + SIGN_IN_LIFE))
  if (value !== taker) throw fault('staff.sign_in_stale')
}

/**
 * Whose account it is that the identity provider vouches for; an invitation binds it at the first sign-in.
 * @throws Fault `staff.not_invited`, `staff.bound_already`, `staff.account_ended`
 */
export async function admitIdentity(
  ctx: Pick<Context, 'ledger' | 'now'>,
  identity: Identity,
  invitation: string | undefined,
): Promise<Account> {
  const account =
    invitation === undefined ? await accountOf(ctx, identity) : await bindStaff(ctx, identity, invitation)
  if (!account) throw fault('staff.not_invited')
  if (account.status !== 'active') throw fault('staff.account_ended')
  return account
}
