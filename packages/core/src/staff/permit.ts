import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { recordAudit } from './audit.ts'
import { type Action, authorize, type Resource } from './authorize.ts'
import type { Grant, StaffActor } from './staff.ts'

/**
 * Lets a person do something to a thing, or refuses; a refusal, and each use of a right that asks for it, is written down
 * first. The grant by which it is allowed comes back. Those complained of are told `staff.unknown`; the record says why.
 * @throws Fault `staff.unknown`, `staff.denied`, `staff.conflict`, `staff.same_person`, `staff.prove`
 */
export async function permit(
  ctx: Pick<Context, 'ledger' | 'now' | 'random'>,
  actor: StaffActor,
  action: Action,
  about: string,
  resource: Resource,
  isWithin: (cell: string, top: string) => boolean,
): Promise<Grant> {
  const verdict = authorize(actor, action, resource, { now: ctx.now(), isWithin })
  const { cells } = resource
  if (!verdict.allow) {
    await recordAudit(ctx, { by: actor.name, action, about, cells, outcome: verdict.reason })
    throw fault(verdict.told)
  }
  if (verdict.record) await recordAudit(ctx, { by: actor.name, action, about, cells, outcome: 'allowed' })
  return verdict.grant
}
