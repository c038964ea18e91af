import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import { changeOn, changesUnder } from './history.ts'
import { cellOfPost, evolveOfficer, type Leaving, leavingSchema, type Officer, type Seat } from './officer.ts'
import { storeOfficer } from './store.ts'

type Facts = { readonly seat: Seat | undefined; readonly validFrom: string }

const leaving = command<Officer, Leaving, Facts>({
  by: ['operator'],
  from: ['none', 'filled', 'vacant'],
  evolve: evolveOfficer,
  decide(officer, data, { seat, validFrom }) {
    const deeds = officer?.changes ?? []
    if ((deeds.at(-1)?.from ?? '') > data.last) throw fault('officer.before_last', 'last')
    const held = changeOn(changesUnder(seat, deeds, { from: validFrom }), data.last)
    if (!held?.holder) throw fault('officer.vacant', 'post')
    return [{ type: 'officer.left', data: { ...data, title: held.title } }]
  },
})

/**
 * Closes the term of a post's holder; who held it stays on record.
 * @throws Fault `officer.invalid`, `officer.vacant` when nobody holds the post on that day, `officer.before_last` when
 * the post changed after it already, `command.wrong_state` when another change came first
 */
export async function leave(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now'>,
  actor: Actor,
  input: Leaving,
): Promise<void> {
  const data = parse(leavingSchema, input)
  const { facts, scheme } = await loadScheme(ctx, data.last)
  const seat = facts(cellOfPost(data.post)).seats.find(({ post }) => post === data.post)
  await storeOfficer(ctx, actor, data.post, (officer) =>
    leaving(actor, officer, data, { seat, validFrom: scheme.validFrom }),
  )
}
