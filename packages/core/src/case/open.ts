import type { Deadline } from '../calendar/calendar.ts'
import { dayOf } from '../calendar/calendar.ts'
import { command } from '../command.ts'
import type { Match } from '../tip/tip.ts'
import { type Case, evolveCase } from './case.ts'

export type OpenInput = {
  readonly no: string
  readonly tip: string
  readonly category: string
  readonly receivedAt: string
  readonly jurisdiction: string
  readonly scheme: string
  readonly cells: readonly string[]
  readonly post: string
  readonly match: Match
}

type Facts = {
  readonly now: Date
  readonly due: Deadline | null
  readonly leaf: string
  readonly outboxAt: number
}

/** Opens the case of a tip at the post of its cell. The case belongs to the post, not to the person who holds it. */
export const openCase = command<Case, OpenInput, Facts>({
  by: ['system'],
  from: ['none'],
  evolve: evolveCase,
  decide(_, input, { now, due, leaf, outboxAt }) {
    const cell = input.cells.at(-1) ?? ''
    const { post, match, scheme } = input
    const steps = [
      { event: 'received', at: dayOf(new Date(input.receivedAt)) },
      { event: 'assigned', at: dayOf(now), cell, post, match, scheme },
    ] as const
    return [
      { type: 'case.opened', data: { ...input, openedAt: now.toISOString(), due, steps, leaf, outboxAt } },
    ]
  },
})
