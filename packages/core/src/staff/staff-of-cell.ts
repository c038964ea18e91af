import type { Context } from '../context.ts'
import { type StaffEntry, staffQueue } from './publish-account.ts'

type Lists = Pick<Context, 'board'>

/** Everybody with a right at the cell itself, not below it. For finding whom to tell; a page asks `listStaff`. */
export const staffOfCell = (ctx: Lists, cell: string): Promise<readonly StaffEntry[]> =>
  wholeQueue(ctx, staffQueue(cell))

export async function wholeQueue({ board }: Lists, queue: string): Promise<readonly StaffEntry[]> {
  const found: StaffEntry[] = []
  let after: string | undefined
  do {
    const page = await board.list({ queue, limit: 200, ...(after !== undefined && { after }) })
    found.push(...page.entries.map(({ body }) => body as StaffEntry))
    after = page.next
  } while (after !== undefined)
  return found
}
