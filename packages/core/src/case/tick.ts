import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { loadScheme } from '../scheme/load.ts'
import { appendOf } from './append-of.ts'
import type { Case } from './case.ts'
import { dueNow, recountClocks } from './clocks.ts'
import type { Done } from './deed.ts'
import { type Land, landOf } from './land.ts'
import { missed, reminded } from './overdue.ts'
import { type DeedName, machine } from './stage.ts'

export const ticker: Actor = { role: 'system', name: 'system:clock' }

const moves = new Map(machine.map((move) => [move.deed, move]))

/** What the clocks of a case had to say. */
export type Ticked = { readonly reminded: number; readonly missed: number; readonly recounted: number }

/**
 * Lets the clocks of a case speak: counts anew those that waited for a holiday table known now, reminds, and writes down
 * what was missed, each once, however many processes look at it and however their clocks differ: on the case as it was read
 * or not at all.
 */
export async function tickCase(
  ctx: Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now' | 'random'>,
  stream: string,
): Promise<Ticked> {
  const ticked = { reminded: 0, missed: 0, recounted: 0 }
  for (let overtaken = 0; overtaken < TRIES; ) {
    const head = await ctx.ledger.head(stream)
    if (!head) return ticked
    const state = head.state as Case
    const said = speak(state, ctx.now(), () => loadScheme(ctx).then(landOf))
    const move = said && moves.get(said.deed)
    if (!said || !move?.from.includes(state.stage)) return ticked
    const done = await said.done()
    const result = await ctx.ledger.append(
      appendOf(ctx, { state, seq: head.seq, by: ticker.name, move, done }),
    )
    if (result === 'stored') ticked[said.counts]++
    else overtaken++
  }
  return ticked
}

/** How often it looks again because somebody was faster. */
const TRIES = 5

type Said = {
  readonly deed: DeedName & ('recount' | 'miss' | 'remind')
  readonly counts: keyof Ticked
  readonly done: () => Promise<Done>
}

/** The first thing to be said now. */
function speak(state: Case, now: Date, land: () => Promise<Land>): Said | undefined {
  const { clocks, jurisdiction } = state
  const counted = recountClocks(clocks, jurisdiction)
  if (counted !== clocks)
    return { deed: 'recount', counts: 'recounted', done: async () => ({ set: { clocks: counted } }) }
  const due = dueNow(clocks, jurisdiction, now)
  const [late] = due.missed
  if (late) return { deed: 'miss', counts: 'missed', done: async () => missed(state, late, await land()) }
  const [near] = due.remind
  if (near) return { deed: 'remind', counts: 'reminded', done: async () => reminded(state, near, now) }
  return undefined
}
