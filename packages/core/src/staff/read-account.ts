import type { Context } from '../context.ts'
import { hashOfIdentity } from './invitation.ts'
import { type Account, type Identity, identityClaim, staffStream } from './staff.ts'

type Reads = Pick<Context, 'ledger'>

/** Newest state of an account: a grant revoked a moment ago is gone from it. */
export async function readAccount({ ledger }: Reads, id: string): Promise<Account | undefined> {
  return (await ledger.head(staffStream(id)))?.state as Account | undefined
}

/** The account bound to whom an identity provider vouches for. */
export async function accountOf(ctx: Reads, identity: Identity): Promise<Account | undefined> {
  const id = await ctx.ledger.claim(identityClaim(hashOfIdentity(identity)))
  return typeof id === 'string' ? readAccount(ctx, id) : undefined
}
