import type { Head } from '@wangge/ledger'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import { speakingUnits } from '../staff/authorize.ts'
import { permit } from '../staff/permit.ts'
import { appendOf } from './append-of.ts'
import { type Case, caseStream } from './case.ts'
import { dueNow } from './clocks.ts'
import type { CaseDeed, Gathers } from './deed.ts'
import { isStale } from './is-stale.ts'
import { landOf } from './land.ts'
import { demandLead } from './lead-only.ts'
import { resourceOf } from './resource.ts'
import { machine } from './stage.ts'
import { tickCase } from './tick.ts'

/** `seq`: that of the case the person looked at; somebody else's deed in between makes the page stale, see `isStale`. */
export type Asked = { readonly no: string; readonly seq?: number; readonly input: unknown }

export type Acts = Gathers & Pick<Context, 'ledger'>

/** How often a deed is decided anew because something beside the case, or the system alone, moved on. */
const TRIES = 4

const moves = new Map(machine.map((move) => [move.deed, move]))

/**
 * Makes the verb of a deed: judges rights, input, staleness and stage, decides, and appends once: the event, the entry of
 * the public log, and all that stands or falls with it. Returns the case's new `seq`.
 * @throws Fault of `permit`, of the schema, `case.stale`, `case.wrong_stage`, or what `decide` throws; nothing is stored then
 */
export function actOnCase<Input, Gathered = object>(deed: CaseDeed<Input, Gathered>) {
  const move = moves.get(deed.name)
  if (!move) throw new Error(`machine.json has no deed ${deed.name}`)
  return async (ctx: Acts, actor: Actor, { no, seq, input: given }: Asked): Promise<number> => {
    const stream = caseStream(no)
    const [head, loaded] = await Promise.all([ctx.ledger.head(stream), loadScheme(ctx)])
    if (!head) throw fault('staff.unknown', 'no')
    const state = head.state as Case
    const land = landOf(loaded)
    if (actor.role === 'staff' && deed.action !== 'system') {
      await permit(ctx, actor, deed.action, no, resourceOf(state), land.isWithin)
      demandLead(actor, deed.name, deed.action, state, { now: ctx.now(), isWithin: land.isWithin })
    } else if (actor.role !== 'system' || deed.action !== 'system') throw fault('command.not_allowed')
    const input = parse(deed.schema, given)
    if (seq !== undefined && (await isStale(ctx, head, seq))) throw fault('case.stale')
    if (!move.from.includes(state.stage)) throw fault('case.wrong_stage')
    let standing = actor.role === 'staff' ? await clocksFirst(ctx, head) : head
    for (let tries = 1; ; tries++) {
      const { seq: after } = standing
      const state = standing.state as Case
      const now = ctx.now()
      const gathered = (await deed.gather?.(ctx, state, input, actor)) ?? ({} as Gathered)
      const units = actor.role === 'staff' ? speakingUnits(actor, deed.action) : []
      const known = { now, by: actor.name, units, jurisdiction: ctx.jurisdiction, land, ...gathered }
      const done = deed.decide(state, input, known)
      const result = await ctx.ledger.append(appendOf(ctx, { state, seq: after, by: actor.name, move, done }))
      if (result === 'stored') return after + 1
      // Another stream moved on (a reporter wrote), or the case by the system alone: gathered and decided anew.
      const isMoved = result.refused === 'stream' && result.stream === stream
      const isBeside = result.refused === 'register' || result.refused === 'stream'
      if (!isBeside || tries === TRIES) throw fault('case.stale')
      if (isMoved) standing = await unnoticedSince(ctx, standing)
    }
  }
}

/** The case as it stands. @throws Fault `case.stale` where somebody did something to it since */
async function unnoticedSince(ctx: Acts, { stream, seq }: Head): Promise<Head> {
  const stands = await ctx.ledger.head(stream)
  if (!stands || (await isStale(ctx, stands, seq))) throw fault('case.stale')
  return stands
}

/**
 * No deed goes ahead of a deadline that ran out before it, however late the sweep is: what the clock has to say is said
 * first. What anybody else did meanwhile makes the page stale.
 */
async function clocksFirst(ctx: Acts, head: Head): Promise<Head> {
  const { clocks, jurisdiction } = head.state as Case
  if (dueNow(clocks, jurisdiction, ctx.now()).missed.length === 0) return head
  await tickCase(ctx, head.stream)
  return unnoticedSince(ctx, head)
}
