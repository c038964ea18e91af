import { type Case, caseStream, type News } from '../case/case.ts'
import { publish } from '../publish.ts'
import { type MemoryContext, stateOf } from './town.ts'

/** Leaves news in the state of a case, as a deed would, and publishes its head. */
export async function tell(
  ctx: MemoryContext,
  no: string,
  kind: News['kind'],
  units: News['units'],
  change: Partial<Case> = {},
): Promise<void> {
  const stream = caseStream(no)
  const head = await ctx.ledger.head(stream)
  const state = await stateOf<Case>(ctx, stream)
  const seq = (head?.seq ?? 0) + 1
  const at = ctx.now().toISOString()
  const news = [...state.news, { seq, at, kind, units }].slice(-5)
  await ctx.ledger.append({
    at,
    by: 'test',
    streams: [
      {
        stream,
        after: seq - 1,
        events: [{ type: 'case.noted', data: {} }],
        state: { ...state, ...change, news },
      },
    ],
  })
  const after = await ctx.ledger.head(stream)
  if (after) await publish(ctx, after)
}
