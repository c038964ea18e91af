import { hourOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { headPost } from '../officer/officer.ts'
import { heir } from '../scheme/lineage.ts'
import { type LoadedScheme, loadEverything, loadReverted } from '../scheme/load.ts'
import { place } from '../scheme/locate.ts'
import type { Match } from '../tip/tip.ts'
import { type Case, caseStream } from './case.ts'
import { evolveCase } from './evolve.ts'
import { landOf } from './land.ts'
import { logEntry } from './log-entry.ts'
import { placeOf } from './place-of.ts'
import { shownAtLeast, shownOn } from './shown.ts'
import { caseStatuses, isOpen, nextLogged } from './stage.ts'
import { type Handling, unitsAfter } from './units-after.ts'
import { waitsFor } from './waits.ts'

type Move = Handling & {
  readonly scheme: string
  readonly cells: readonly string[]
  readonly shown: readonly string[]
  readonly match: Match
  readonly leaf: string
  readonly outboxAt: number
}

const following = command<Case, Move, Date>({
  by: ['system'],
  from: caseStatuses,
  evolve: evolveCase,
  decide(_, move, now) {
    const cell = move.cells.at(-1) ?? ''
    const post = headPost(cell)
    const { scheme } = move
    const told = move.shown.at(-1)
    const step = {
      event: 'followed',
      at: hourOf(now),
      cell,
      post,
      scheme,
      ...(told !== undefined && { shown: told }),
    } as const
    return [{ type: 'case.followed', data: { ...move, post, step } }]
  },
})

export const follower: Actor = { role: 'system', name: 'system:follow' }

type Follows = Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now' | 'random'>

/**
 * Moves an open case into the scheme in force: to the cell its place falls into there, or, where only a cell was told,
 * to what became of the cell it was given to at first; when that was split and nobody can say which part it is, to the
 * cell above the parts. However many reforms lie between, and in whatever order they are met, it ends in the same cell.
 * What is public of it goes no deeper than before, nor deeper than the rule lets it there; a held case stays held.
 * A case that is closed, or where it belongs already, stays. May run any number of times.
 */
export async function followCase(ctx: Follows, stream: string): Promise<'followed' | 'stays'> {
  const [head, { schemes, current }] = await Promise.all([ctx.ledger.head(stream), loadEverything(ctx)])
  const state = head?.state as Case | undefined
  if (!head || !state || !isOpen(state)) return 'stays'
  if (state.scheme === current.scheme.id) return 'stays'

  const now = ctx.now()
  const { cells, match } = await destination(ctx, state, schemes, current)
  const codes = cells.map(({ code }) => code)
  const isHeld = state.releasedAt === null
  const least = shownAtLeast(current, codes, ctx.jurisdiction, now)
  const shown = isHeld ? [] : (await shownOn(ctx, current, codes, now)).slice(0, state.shown.length)
  const { leaf, outbox } = logEntry(
    {
      case: state.no,
      seq: nextLogged(state),
      event: 'followed',
      at: hourOf(now),
      unit: shown.at(-1) ?? least.at(-1) ?? '',
      prev: state.leaf,
    },
    stream,
    now.getTime(),
    state.outboxAt,
    ctx.random(16),
  )
  const scheme = current.scheme.id
  const heir = await heirsOf(ctx, state, schemes, current)
  const handling = unitsAfter(state, { now, codes, land: landOf(current), heir })
  const move = { ...handling, scheme, cells: codes, shown, match, leaf, outboxAt: outbox.at }
  const moved = following(follower, state, move, now)
  const result = await ctx.ledger.append({
    at: now.toISOString(),
    by: follower.name,
    streams: [{ stream, after: head.seq, ...moved, ...waitsFor(moved.state) }],
    outbox: [outbox],
  })
  return result === 'stored' ? 'followed' : 'stays'
}

/** What became of a cell of the scheme the case lies in; one that only the scheme in force knows is itself. */
async function heirsOf(
  ctx: Follows,
  { scheme }: Case,
  schemes: readonly LoadedScheme[],
  current: LoadedScheme,
): Promise<(cell: string) => string> {
  const isHome = (each: LoadedScheme) => each.scheme.id === scheme
  const reverted = schemes.some(isHome) ? [] : await loadReverted(ctx)
  const home = [...schemes, ...reverted].find(isHome)
  return (cell) => {
    if (home?.cell(cell)) return heir(schemes, reverted, current, home, cell)
    return current.cell(cell) ? cell : current.root.code
  }
}

/** A part lies where the case does that it was split from. */
async function wholeOf({ ledger }: Pick<Context, 'ledger'>, state: Case): Promise<Case> {
  if (state.partOf === null) return state
  const whole = (await ledger.head(caseStream(state.partOf)))?.state as Case | undefined
  return whole ? wholeOf({ ledger }, whole) : state
}

async function destination(
  ctx: Follows,
  state: Case,
  schemes: readonly LoadedScheme[],
  current: LoadedScheme,
) {
  const point = await placeOf(ctx, await wholeOf(ctx, state))
  if (point) return place(current, { point })
  const told = state.steps.find(({ event }) => event === 'assigned')
  const named = ({ scheme }: LoadedScheme) => scheme.id === told?.scheme
  const reverted = schemes.some(named) ? [] : await loadReverted(ctx)
  const home = [...schemes, ...reverted].find(named)
  const cell = home ? heir(schemes, reverted, current, home, told?.cell ?? '') : current.root.code
  return place(current, { cell })
}
