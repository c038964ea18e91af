import type { Day } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import { type Appointment, appointmentSchema, cellOfPost, evolveOfficer, type Officer } from './officer.ts'
import { headPosts, isHead } from './read.ts'
import { storeOfficer } from './store.ts'

type Facts = {
  /** Head posts of the cell: no deed adds one, for only these are asked who answers. */
  readonly heads: readonly string[]
  readonly validFrom: Day
}

const appointment = command<Officer, Appointment, Facts>({
  by: ['operator'],
  from: ['none', 'filled', 'vacant'],
  evolve: evolveOfficer,
  decide(officer, data, { heads, validFrom }) {
    if (data.from < validFrom) throw fault('officer.invalid', 'from')
    if (isHead(data.post) && !heads.includes(data.post)) throw fault('officer.invalid', 'post')
    const last = officer?.changes.at(-1)
    if (last && last.from > data.from) throw fault('officer.before_last', 'from')
    return [{ type: 'officer.appointed', data }]
  },
})

/**
 * Gives a post to a person from a day on; the term of whoever held it ends the day before.
 * @throws Fault `officer.invalid` (also for a day before the first scheme, and a further head that the scheme does not
 * have), `cell.unknown` when the scheme of that day has no such cell, `officer.before_last` when
 * the post changed later already, `command.wrong_state` when another appointment came first
 */
export async function appoint(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now'>,
  actor: Actor,
  input: Appointment,
): Promise<void> {
  const data = parse(appointmentSchema, input)
  const loaded = await loadScheme(ctx, data.from)
  const cell = cellOfPost(data.post)
  if (!loaded.cell(cell)) throw fault('cell.unknown', 'post')
  const facts: Facts = { heads: headPosts(loaded, cell), validFrom: loaded.scheme.validFrom }
  await storeOfficer(ctx, actor, data.post, (officer) => appointment(actor, officer, data, facts))
}
