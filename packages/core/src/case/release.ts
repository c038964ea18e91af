import type { Head } from '@wangge/ledger'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { loadEverything, loadReverted } from '../scheme/load.ts'
import { type Case, RELEASE_WAIT } from './case.ts'
import { evolveCase } from './evolve.ts'
import { shownOn } from './shown.ts'
import { dueAt, releaseRule, slotsAround } from './slots.ts'
import { caseStatuses } from './stage.ts'
import { waitsFor } from './waits.ts'

const releasing = command<Case, { readonly releasedAt: string; readonly shown: readonly string[] }, null>({
  by: ['system'],
  from: caseStatuses,
  evolve: evolveCase,
  decide(state, data) {
    if (state?.releasedAt !== null) throw fault('command.wrong_state')
    return [{ type: 'case.released', data }]
  },
})

export const releaser: Actor = { role: 'system', name: 'system:release' }

/** Cases looked at in one run; more than these come to the same slot in the next. */
const CASES_A_RUN = 500

/**
 * The held cases that show at the newest slot, by the rule in force, in the order of their numbers: chance, and not the
 * order in which they came.
 */
export async function dueForRelease(
  ctx: Pick<Context, 'ledger' | 'jurisdiction' | 'now'>,
): Promise<{ readonly slot: Date; readonly heads: readonly Head[] }> {
  const rule = releaseRule(ctx.jurisdiction, ctx.now())
  const { last: slot } = slotsAround(rule, ctx.now())
  const streams = await ctx.ledger.waiting(RELEASE_WAIT, CASES_A_RUN, slot.toISOString())
  const heads = await Promise.all(streams.map((stream) => ctx.ledger.head(stream)))
  const held = heads.flatMap((head) => {
    const { openedAt, releasedAt } = (head?.state ?? {}) as Partial<Case>
    return head && openedAt !== undefined && releasedAt === null ? [{ head, openedAt }] : []
  })
  const due = dueAt(rule, held, ctx.now()).map(({ head }) => head)
  return { slot, heads: due.toSorted((a, b) => (a.stream < b.stream ? -1 : 1)) }
}

/**
 * Lets a held case show from a slot on, by as much of its chain of cells as the rule lets be told. Its time is the slot
 * alone, whenever this runs. May run any number of times: the ledger lets one through.
 */
export async function releaseCase(
  ctx: Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now'>,
  { stream, seq, state }: Head,
  slot: Date,
): Promise<'released' | 'already'> {
  const held = state as Case
  const { schemes, current } = await loadEverything(ctx)
  const isHome = ({ scheme }: { readonly scheme: { readonly id: string } }) => scheme.id === held.scheme
  const home = schemes.find(isHome) ?? (await loadReverted(ctx)).find(isHome) ?? current
  const shown = await shownOn(ctx, home, held.cells, slot)
  const released = releasing(releaser, held, { releasedAt: slot.toISOString(), shown }, null)
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: releaser.name,
    // The sweep itself looks after what it releases.
    streams: [{ stream, after: seq, ...released, ...waitsFor(released.state), isUntraced: true }],
  })
  return result === 'stored' ? 'released' : 'already'
}
