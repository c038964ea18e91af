import type { Day } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import { fault } from '../fault.ts'
import type { LoadedScheme } from '../scheme/load.ts'
import { type Appointment, cellOfPost, evolveOfficer, type Officer } from './officer.ts'
import { headPosts, isHead } from './read.ts'

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
 * Decides on giving a post to a person, as far as the scheme of that day and the post's own history go.
 * @throws Fault as `appoint`
 */
export function decideAppointment(
  actor: Actor,
  loaded: LoadedScheme,
  officer: Officer | undefined,
  data: Appointment,
) {
  const cell = cellOfPost(data.post)
  if (!loaded.cell(cell)) throw fault('cell.unknown', 'post')
  const facts: Facts = { heads: headPosts(loaded, cell), validFrom: loaded.scheme.validFrom }
  return appointment(actor, officer, data, facts)
}
