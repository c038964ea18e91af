import { dayOf } from '../calendar/calendar.ts'
import type { KeptLand } from '../scheme/kept-land.ts'
import { loadKept, type Reforms } from '../scheme/load-kept.ts'
import { type Account, actorOf, type Grant, type HeldGrant, type StaffActor, type Tie } from './staff.ts'

/**
 * A person as now: of each right what the reforms since it was given have left of it, by the scheme's own record of what its
 * cells were made from. The account itself stays as it was, so what a reversal takes back is as before. Rights that are left
 * nowhere still count where it is asked whether the person is one complained of.
 */
export async function actorToday(
  ctx: Reforms,
  account: Account,
  provenAt: string | null,
): Promise<StaffActor> {
  const actor = actorOf(account, dayOf(ctx.now()), provenAt)
  const kept = await loadKept(ctx, actor.grants)
  if (kept.every((each) => each === undefined)) return actor
  return {
    ...actor,
    grants: actor.grants.flatMap((grant, i) => heldOf(grant, kept[i])),
    ties: actor.grants.flatMap((grant, i) => tieOf(grant, kept[i])),
  }
}

/** What of grants counts today: of each itself, its parts, or nothing. */
export async function heldToday(ctx: Reforms, grants: readonly Grant[]): Promise<readonly HeldGrant[]> {
  const kept = await loadKept(ctx, grants)
  return grants.flatMap((grant, i) => heldOf(grant, kept[i]))
}

const heldOf = (grant: Grant, kept: KeptLand | undefined): readonly HeldGrant[] => {
  const { cell: code, scheme } = grant
  if (!kept || scheme === undefined) return [grant]
  return kept.cells.map(({ cell, except }) => ({
    ...grant,
    cell,
    ...(except.length > 0 && { except }),
    named: { cell: code, scheme, today: kept.scheme },
  }))
}

const tieOf = ({ role, cell, department }: Grant, kept: KeptLand | undefined): readonly Tie[] =>
  kept ? [{ role, department, cells: [...kept.touched, cell] }] : []
