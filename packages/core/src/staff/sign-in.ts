import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { bindStaff } from './bind.ts'
import { accountOf } from './read-account.ts'
import type { Account, Identity } from './staff.ts'

/** Milliseconds a person has at the identity provider. */
export const SIGN_IN_LIFE = 10 * 60_000

const ID_BYTES = 32

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

type Stores = Pick<Context, 'passing' | 'now' | 'random'>

const keyOf = (id: string) => `sign-in#${createHash('sha256').update(id).digest('hex')}`
const takenKeyOf = (id: string) => keyOf(id).replace('sign-in', 'signed-in')

/** Keeps what a sign-in needs, for ten minutes; returns its id, which the browser alone has. */
export async function beginSignIn(
  { passing, now, random }: Stores,
  signIn: Omit<SignIn, 'startedAt'>,
): Promise<string> {
  const id = Buffer.from(random(ID_BYTES)).toString('base64url')
  await passing.replace(keyOf(id), { ...signIn, startedAt: now().toISOString() }, over(now()))
  return id
}

/**
 * Takes a sign-in up again when the browser is back: once, and never a second time.
 * @throws Fault `staff.sign_in_stale` for one that is over, was taken before, or never was
 */
export async function takeSignIn({ passing, now, random }: Stores, id: string): Promise<SignIn> {
  const kept = (await passing.read(keyOf(id))) as SignIn | undefined
  if (!kept) throw fault('staff.sign_in_stale')
  const taker = Buffer.from(random(ID_BYTES)).toString('base64url')
  const { value } = await passing.claim(takenKeyOf(id), taker, over(now()))
  if (value !== taker) throw fault('staff.sign_in_stale')
  return kept
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

const over = (now: Date) => new Date(now.getTime() + SIGN_IN_LIFE)
