import { type Day, dayBefore, dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type Grid, loadFacts, loadGrid } from './bulk.ts'
import type { CellFacts } from './facts.ts'
import { isReformed, type Scheme, schemeOn, schemeStream, type Timeline } from './scheme.ts'

/** A scheme with all it says, read for one day: the day decides who held which post. */
export type LoadedScheme = Grid & {
  readonly scheme: Scheme
  readonly facts: (cell: string) => CellFacts
  readonly day: Day
  /** Another scheme was in force before it, or will be: a cell may have, or have had, another code. */
  readonly reformed: boolean
}

type Reads = Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now'>

/** @throws Fault `scheme.none` before the first draft */
export async function loadTimeline(ctx: Pick<Context, 'ledger' | 'jurisdiction'>): Promise<Timeline> {
  const head = await ctx.ledger.head(schemeStream(ctx.jurisdiction))
  if (!head) throw fault('scheme.none')
  return head.state as Timeline
}

/**
 * The scheme in force on a day, today unless one is given. Costs one small read; the bulk is fetched only when its hash
 * is new to this process.
 * @throws Fault `scheme.none` before the first activation
 */
export async function loadScheme(ctx: Reads, day: Day = dayOf(ctx.now())): Promise<LoadedScheme> {
  const timeline = await loadTimeline(ctx)
  const scheme = schemeOn(timeline, day)
  if (!scheme) throw fault('scheme.none')
  return open(ctx, timeline, scheme, day)
}

/**
 * Every scheme on the time line, oldest first, and the one in force on a day. The others are read for the day they were
 * in force that is nearest to it: those past for their last, those to come for their first.
 * @throws Fault `scheme.none` before the first activation
 */
export async function loadEverything(
  ctx: Reads,
  day: Day = dayOf(ctx.now()),
): Promise<{ readonly schemes: readonly LoadedScheme[]; readonly current: LoadedScheme }> {
  const timeline = await loadTimeline(ctx)
  const inForce = schemeOn(timeline, day)
  const nearest = (scheme: Scheme, next: Scheme | undefined) => {
    if (scheme === inForce) return day
    return next && next.validFrom <= day ? dayBefore(next.validFrom) : scheme.validFrom
  }
  const schemes = await Promise.all(
    timeline.schemes.map((scheme, i) =>
      open(ctx, timeline, scheme, nearest(scheme, timeline.schemes[i + 1])),
    ),
  )
  const current = schemes.find(({ scheme }) => scheme === inForce)
  if (!current) throw fault('scheme.none')
  return { schemes, current }
}

/** A scheme that was in force and was taken off the time line again. */
export type RevertedScheme = LoadedScheme & {
  /** Id of the scheme that its cells' predecessors are cells of. */
  readonly stoodOn: string | null
}

/**
 * The schemes that were taken off the time line, each read for its first day.
 * @throws Fault `scheme.none` before the first draft
 */
export async function loadReverted(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction'>,
): Promise<readonly RevertedScheme[]> {
  const timeline = await loadTimeline(ctx)
  const { drafts, issued } = timeline
  return Promise.all(
    drafts
      .filter(({ id }) => Object.hasOwn(issued, id))
      .map(async (scheme) => ({
        ...(await open(ctx, timeline, scheme, scheme.validFrom)),
        stoodOn: issued[scheme.id] ?? null,
      })),
  )
}

async function open(
  ctx: Pick<Context, 'files'>,
  timeline: Timeline,
  scheme: Scheme,
  day: Day,
): Promise<LoadedScheme> {
  const [grid, facts] = await Promise.all([loadGrid(ctx, scheme.grid), loadFacts(ctx, scheme.facts)])
  return { ...grid, scheme, facts, day, reformed: isReformed(timeline) }
}
