import { type Case, caseStream } from '../case/case.ts'
import { landOf } from '../case/land.ts'
import { resourceOf } from '../case/resource.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import type { Resource } from '../staff/authorize.ts'
import { isOpeningId, type Opening, openingStream } from './identity.ts'

/** @throws Fault `staff.unknown` for an id nothing was asked under */
export async function openingHead(
  { ledger }: Pick<Context, 'ledger'>,
  id: unknown,
): Promise<{ readonly opening: Opening; readonly seq: number }> {
  const head = isOpeningId(id) ? await ledger.head(openingStream(id)) : undefined
  if (!head) throw fault('staff.unknown')
  return { opening: head.state as Opening, seq: head.seq }
}

/**
 * An opening as far as rights go: its case, with who asked as a person apart.
 * @throws Fault `staff.unknown`
 */
export async function landAndResource(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now'>,
  opening: Opening,
): Promise<{
  readonly resource: Resource
  readonly isWithin: (cell: string, top: string) => boolean
}> {
  const [head, loaded] = await Promise.all([ctx.ledger.head(caseStream(opening.case)), loadScheme(ctx)])
  if (!head) throw fault('staff.unknown')
  const resource = resourceOf(head.state as Case)
  return {
    resource: { ...resource, persons: { ...resource.persons, askers: [opening.by] } },
    isWithin: landOf(loaded).isWithin,
  }
}
