import { type Actor, command, type Happening } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { evolveTimeline, schemeStream, type Timeline } from './scheme.ts'

/** One change of a jurisdiction's time line: decided on its newest state and appended at once, or refused. */
export async function changeTimeline(
  ctx: Pick<Context, 'ledger' | 'jurisdiction' | 'now'>,
  actor: Actor,
  id: string,
  decide: (timeline: Timeline, id: string) => Happening,
): Promise<void> {
  const change = command<Timeline, string, null>({
    by: ['operator'],
    from: ['none', 'drafting', 'active'],
    evolve: evolveTimeline,
    decide(timeline, wanted) {
      if (!timeline) throw fault('scheme.none')
      return [decide(timeline, wanted)]
    },
  })
  const stream = schemeStream(ctx.jurisdiction)
  const head = await ctx.ledger.head(stream)
  const { events, state } = change(actor, head?.state as Timeline | undefined, id, null)
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: actor.name,
    streams: [{ stream, after: head?.seq ?? 0, events, state }],
  })
  if (result !== 'stored') throw fault('command.wrong_state')
}
