import type { StreamAppend } from '@wangge/ledger'
import type { Day } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import type { Decision, Fen } from './reward.ts'
import { schemeById } from './scheme.ts'
import { evolveYear, type RewardYear, yearStream } from './year.ts'

type Books = Pick<Context, 'ledger' | 'jurisdiction'>

const sum = (amounts: readonly Fen[]) => amounts.reduce((total, fen) => total + fen, 0)

async function change(
  { ledger, jurisdiction }: Books,
  year: string,
  event: Happening,
): Promise<StreamAppend> {
  const stream = yearStream(jurisdiction, year)
  const head = await ledger.head(stream)
  const state = evolveYear(head?.state as RewardYear | undefined, event)
  return { stream, after: head?.seq ?? 0, events: [event], state }
}

/**
 * Books what a decision awards on the year's budget; nothing for a decision without awards.
 * @throws Fault `reward.over_budget` when the year has not that much left (promise R11)
 */
export async function bookApproval(
  books: Books,
  { awards, scheme, tier }: Decision,
  day: Day,
): Promise<readonly StreamAppend[]> {
  if (awards.length === 0) return []
  const { jurisdiction } = books
  const year = day.slice(0, 4)
  const fen = sum(awards.map((award) => award.fen))
  const data = { jurisdiction, year, month: day.slice(0, 7), tier: tier ?? '', n: awards.length, fen }
  const booked = await change(books, year, { type: 'rewards.approved', data })
  const { approved, expired } = booked.state as unknown as RewardYear
  if (approved - expired > schemeById(scheme).yearBudget) throw fault('reward.over_budget')
  return [booked]
}

/** Gives what nobody claimed back to the year's budget. */
export const bookExpiry = (books: Books, fen: Fen, approvedOn: Day): Promise<StreamAppend> =>
  change(books, approvedOn.slice(0, 4), { type: 'rewards.expired', data: { fen } })
