import type { MemoryContext } from '../testing/town.ts'
import { type Account, staffStream } from './staff.ts'

/** Makes an active account without rights, or changes what it says, without a deed. */
export async function changeAccount(ctx: MemoryContext, id: string, change: Partial<Account>): Promise<void> {
  const head = await ctx.ledger.head(staffStream(id))
  const before = head?.state as Account | undefined
  const fresh = { id, status: 'active', name: '示例', grants: [], interests: [], sessionsFrom: null }
  await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: 'operator',
    streams: [
      {
        stream: staffStream(id),
        after: head?.seq ?? 0,
        events: [{ type: 'staff.test', data: {} }],
        state: { ...fresh, ...before, ...change },
      },
    ],
  })
}
