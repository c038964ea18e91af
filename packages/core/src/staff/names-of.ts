import type { Context } from '../context.ts'
import { readAccount } from './read-account.ts'

/** Names of the staff among those who acted (`by` of an event); whoever may know them asks. An account that is not there has none. */
export async function namesOf(
  ctx: Pick<Context, 'ledger'>,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const staff = [...new Set(actors)].filter((by) => by.startsWith('staff:'))
  const found = await Promise.all(
    staff.map(async (by) => {
      const account = await readAccount(ctx, by.slice('staff:'.length))
      return account ? [[by, account.name] as const] : []
    }),
  )
  return new Map(found.flat())
}
