import type { Context } from '../context.ts'
import { type LoadedScheme, loadScheme } from '../scheme/load.ts'
import { authorize } from '../staff/authorize.ts'
import type { StaffActor } from '../staff/staff.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { landOf } from './land.ts'
import { publishQueue } from './queues-of.ts'
import { lineResource } from './read-queue.ts'
import type { WorkLine } from './work-list.ts'

const PAGE = 50

/**
 * Closed cases whose outcome the public does not know yet, the nearest deadline first, as far as the publisher may see them.
 * Eventually consistent.
 * @throws Fault `list.cursor_invalid`
 */
export async function listPublishing(
  ctx: Pick<Context, 'board' | 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now'>,
  actor: StaffActor,
  cursor?: string,
): Promise<{
  readonly lines: readonly WorkLine[]
  readonly next: string | null
  readonly land: LoadedScheme
}> {
  const loaded = await loadScheme(ctx)
  const { isWithin } = landOf(loaded)
  const after = cursor === undefined ? undefined : readCursor(ctx.keys, cursor)
  const page = await ctx.board.list({
    queue: publishQueue(loaded.root.code),
    limit: PAGE,
    ...(after !== undefined && { after }),
  })
  const lines = page.entries
    .map(({ body }) => body as WorkLine)
    .filter(
      (line) => authorize(actor, 'case.publish', lineResource(line), { now: ctx.now(), isWithin }).allow,
    )
  return { lines, next: page.next === undefined ? null : writeCursor(ctx.keys, page.next), land: loaded }
}
