import { dayOf } from '../calendar/calendar.ts'
import { command } from '../command.ts'
import type { Unit } from '../staff/staff.ts'
import type { Match } from '../tip/tip.ts'
import type { Case, Origin, Visit } from './case.ts'
import { startClock } from './clocks.ts'
import { evolveCase } from './evolve.ts'

export type OpenInput = {
  readonly no: string
  readonly tip: string | null
  readonly origin: Origin
  readonly category: string
  readonly receivedAt: string
  readonly jurisdiction: string
  readonly scheme: string
  readonly cells: readonly string[]
  readonly post: string
  readonly unit: Unit
  readonly against: Unit | null
  readonly site: string | null
  readonly follows: string | null
  readonly recurrence: number
  readonly partOf: string | null
  readonly match: Match
  /** Of what a patrol found. */
  readonly visits?: readonly Visit[]
  readonly handlers?: readonly string[]
}

type Facts = {
  readonly now: Date
  readonly leaf: string
  readonly outboxAt: number
}

/** Opens a case at the unit that answers for its place. The case belongs to the post, not to the person who holds it. */
export const openCase = command<Case, OpenInput, Facts>({
  by: ['system'],
  from: ['none'],
  evolve: evolveCase,
  decide(_, input, { now, leaf, outboxAt }) {
    const cell = input.cells.at(-1) ?? ''
    const { post, match, scheme, unit, jurisdiction } = input
    const received = new Date(input.receivedAt)
    const clocks = startClock([], 'tip.accept', { unit, jurisdiction, now: received })
    const steps = [
      { event: 'received', at: dayOf(received) },
      { event: 'assigned', at: dayOf(now), cell, post, match, scheme, unit },
    ] as const
    return [
      {
        type: 'case.opened',
        data: { ...input, openedAt: now.toISOString(), clocks, steps, leaf, outboxAt },
      },
    ]
  },
})
