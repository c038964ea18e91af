import { recordVisit } from '../patrol/record-visit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { people } from './handled.ts'
import { deviceKey, type MemoryContext, memoryContext, settle, type townScheme } from './town.ts'

/** The town on an afternoon of November, its grid in force. */
export async function patrolTown(scheme?: typeof townScheme): Promise<MemoryContext> {
  const ctx = memoryContext('2026-11-20T08:00:00.000Z')
  await settle(ctx, scheme)
  return ctx
}

/** One hour that ended so many hours ago, in the west village. */
export const hourAgo = (ctx: MemoryContext, hours = 0, more: object = {}) => {
  const at = (back: number) => new Date(ctx.now().getTime() - back * 3_600_000).toISOString()
  return { cell: '111', startedAt: at(hours + 1), endedAt: at(hours), ...more }
}

/** Records a visit under a key of its own. */
export const patrol = (ctx: MemoryContext, n: number, input: unknown, actor: StaffActor = people.village) =>
  recordVisit(ctx, actor, { key: deviceKey(n), input })
