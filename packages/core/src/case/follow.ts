import { hourOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { headPost } from '../officer/officer.ts'
import { heir } from '../scheme/lineage.ts'
import { type LoadedScheme, loadEverything, loadReverted } from '../scheme/load.ts'
import { place } from '../scheme/locate.ts'
import { unseal } from '../seal.ts'
import { type Match, type TipSecret, tipStream } from '../tip/tip.ts'
import { type Case, caseWait, evolveCase, openStatuses, RELEASE_WAIT } from './case.ts'
import { logEntry } from './log-entry.ts'
import { shownAtLeast, shownOn } from './shown.ts'

type Move = {
  readonly scheme: string
  readonly cells: readonly string[]
  readonly shown: readonly string[]
  readonly match: Match
  readonly leaf: string
  readonly outboxAt: number
}

const following = command<Case, Move, Date>({
  by: ['system'],
  from: openStatuses,
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

/**
 * Moves an open case into the scheme in force: to the cell its place falls into there, or, where only a cell was told,
 * to what became of the cell it was given to at first; when that was split and nobody can say which part it is, to the
 * cell above the parts. However many reforms lie between, and in whatever order they are met, it ends in the same cell.
 * What is public of it goes no deeper than before, nor deeper than the rule lets it there; a held case stays held.
 * A case that is closed, or where it belongs already, stays. May run any number of times.
 */
export async function followCase(ctx: Omit<Context, 'views'>, stream: string): Promise<'followed' | 'stays'> {
  const [head, { schemes, current }] = await Promise.all([ctx.ledger.head(stream), loadEverything(ctx)])
  const state = head?.state as Case | undefined
  if (!head || !state || !(openStatuses as readonly string[]).includes(state.status)) return 'stays'
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
      seq: state.steps.length,
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
  const move = { scheme, cells: codes, shown, match, leaf, outboxAt: outbox.at }
  const moved = following(follower, state, move, now)
  const result = await ctx.ledger.append({
    at: now.toISOString(),
    by: follower.name,
    streams: [{ stream, after: head.seq, ...moved, waiting: isHeld ? RELEASE_WAIT : caseWait(scheme) }],
    outbox: [outbox],
  })
  return result === 'stored' ? 'followed' : 'stays'
}

async function destination(
  ctx: Omit<Context, 'views'>,
  { tip, steps }: Case,
  schemes: readonly LoadedScheme[],
  current: LoadedScheme,
) {
  const box = await ctx.ledger.sealed(tipStream(tip))
  const point = box && (unseal(ctx.keys, tipStream(tip), box) as TipSecret).point
  if (point) return place(current, { point })
  const told = steps.find(({ event }) => event === 'assigned')
  const named = ({ scheme }: LoadedScheme) => scheme.id === told?.scheme
  const reverted = schemes.some(named) ? [] : await loadReverted(ctx)
  const home = [...schemes, ...reverted].find(named)
  const cell = home ? heir(schemes, reverted, current, home, told?.cell ?? '') : current.root.code
  return place(current, { cell })
}
