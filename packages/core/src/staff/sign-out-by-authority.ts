import { createHash } from 'node:crypto'
import { command } from '../command.ts'
import { fault } from '../fault.ts'
import { accountAppend, appendDeed } from './change-account.ts'
import { standingOf } from './own-sessions.ts'
import { accountOf } from './read-account.ts'
import {
  endedAtAuthority,
  endNamedSession,
  hashOfAuthoritySession,
  type SessionStores,
  sessionsFromAuthority,
  standingSession,
  WHOLE,
} from './session.ts'
import { type Account, evolveAccount, staffStream } from './staff.ts'

/** What an authority says in a logout token, once that is known to be its own (OpenID Connect Back-Channel Logout 1.0). */
export type AuthoritySignOut = {
  readonly iss: string
  /** The token's own name, under which it is taken once. */
  readonly jti: string
  /** Until when a repeat of it could come. */
  readonly until: Date
  /** The person, the authority's session of the person, or both. */
  readonly sub?: string | undefined
  readonly sid?: string | undefined
}

const TAKER_BYTES = 16

type Stores = SessionStores

const signingOut = command<Account, { readonly at: string }, null>({
  by: ['system'],
  from: ['active'],
  evolve: evolveAccount,
  decide: (_, { at }) => [{ type: 'staff.signed_out', data: { at } }],
})

/**
 * Ends at once what the authority ended: the sessions that came from its session of the person, with those that came from
 * none it named; where it names the person alone, every one. A person nobody knows has nothing to end. The token counts
 * as taken when that is done: one that was interrupted may come again, and does the same.
 * @throws Fault `staff.sign_out_repeated` for a token that was taken, `staff.taken` when the account changed meanwhile
 */
export async function signOutByAuthority(ctx: Stores, said: AuthoritySignOut): Promise<void> {
  const { iss, jti, until, sub, sid } = said
  const key = `signed-out-by#${sha256(`${iss}\n${jti}`)}`
  if ((await ctx.passing.read(key)) !== undefined) throw fault('staff.sign_out_repeated')
  const account = sub === undefined ? undefined : await accountOf(ctx, { iss, sub })
  if (sid !== undefined) await endFrom(ctx, hashOfAuthoritySession(iss, sid), sub, account)
  else if (account) await endAll(ctx, account)
  const taker = Buffer.from(ctx.random(TAKER_BYTES)).toString('base64url')
  const { value } = await ctx.passing.claim(key, taker, until)
  if (value !== taker) throw fault('staff.sign_out_repeated')
}

/** The mark first: a session that is begun meanwhile finds the mark, or is found. */
async function endFrom(ctx: Stores, hash: string, sub: string | undefined, account: Account | undefined) {
  const { passing, now } = ctx
  await passing.replace(endedAtAuthority(hash), true, new Date(now().getTime() + WHOLE))
  const listed = await passing.list(sessionsFromAuthority(hash))
  const from = await Promise.all(
    listed.map(async ({ name }) => ({ name, owner: (await standingSession(ctx, name))?.account })),
  )
  const unnamed = account ? await standingOf(ctx, account.id) : []
  const over = [
    ...from.flatMap(({ name, owner }) => (sub === undefined || owner?.identity?.sub === sub ? [name] : [])),
    ...unnamed.flatMap(({ name, session }) => (session.authority.length === 0 ? [name] : [])),
  ]
  await Promise.all(over.map((name) => endNamedSession(ctx, name)))
}

async function endAll(ctx: Stores, { id }: Account): Promise<void> {
  const head = await ctx.ledger.head(staffStream(id))
  const account = head?.state as Account | undefined
  if (!head || account?.status !== 'active') return
  const by = { role: 'system', name: 'system' } as const
  const decided = signingOut(by, account, { at: ctx.now().toISOString() }, null)
  await appendDeed(ctx, by, { streams: [accountAppend({ account, seq: head.seq }, decided)] })
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
