import type { Context } from '../context.ts'
import type { Audited } from './audit.ts'
import { type Administers, groundOf } from './over-accounts.ts'
import { permit } from './permit.ts'
import { auditQueue } from './publish-audit.ts'
import type { StaffActor } from './staff.ts'

const PAGE = 50

export type AuditPage = { readonly records: readonly Audited[]; readonly next?: string }

/**
 * What was refused, and what was done by rights whose every use is written down, in a cell and below it, newest first.
 * @throws Fault of `permit`
 */
export async function readAudit(
  ctx: Administers & Pick<Context, 'board'>,
  actor: StaffActor,
  { cell, after }: { readonly cell: string; readonly after?: string },
): Promise<AuditPage> {
  const { placeOf, isWithin } = await groundOf(ctx)
  await permit(ctx, actor, 'audit.read', cell, { cells: placeOf(cell) }, isWithin)
  const list = { queue: auditQueue(cell), limit: PAGE, ...(after !== undefined && { after }) }
  const { entries, next } = await ctx.board.list(list)
  return { records: entries.map(({ body }) => body as Audited), ...(next !== undefined && { next }) }
}
