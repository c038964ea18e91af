import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import type { Locale } from '../locale.ts'
import { namesOf } from './names-of.ts'
import { readAccount } from './read-account.ts'
import { type Account, type Grant, languageOf, type StaffActor } from './staff.ts'

/** What a person is told of the own account: also rights that begin later or are over. */
export type OwnAccount = Pick<Account, 'id' | 'name' | 'mail' | 'interests'> & {
  readonly language: Locale
  /** `giver`: the name of whoever granted it; null for an operator. */
  readonly grants: readonly (Grant & { readonly giver: string | null })[]
}

/** @throws Fault `staff.unknown` */
export async function readOwnAccount(ctx: Pick<Context, 'ledger'>, actor: StaffActor): Promise<OwnAccount> {
  const account = await readAccount(ctx, actor.id)
  if (!account) throw fault('staff.unknown')
  const { id, name, mail, interests, grants } = account
  const givers = await namesOf(
    ctx,
    grants.map(({ by }) => by),
  )
  return {
    id,
    name,
    mail,
    interests,
    language: languageOf(account),
    grants: grants.map((grant) => ({ ...grant, giver: givers.get(grant.by) ?? null })),
  }
}
