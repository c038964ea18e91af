import type { Context } from '../context.ts'
import type { Known as Report } from '../tip/alike.ts'
import { type Case, caseStream } from './case.ts'
import { metresBetween } from './distance.ts'

/** A problem of the same kind within so many metres of one that was settled within so many days has come back. */
const NEAR = 200
const DAYS = 365

const DAY = 86_400_000

/** Of the reports remembered of a cell, those of the same kind at the same place; without a point no place is the same. */
const sameProblem = (
  recent: readonly Report[],
  { category, point }: Pick<Report, 'category' | 'point'>,
): readonly Report[] =>
  recent.filter(
    (known) =>
      known.category === category &&
      point !== undefined &&
      known.point !== undefined &&
      metresBetween(known.point, point) <= NEAR,
  )

/** Whether a case was closed, and not as untrue, within a year before a day. */
const wasSettled = ({ stage, outcome, closedAt }: Case, now: Date): boolean =>
  stage === 'closed' &&
  outcome !== null &&
  outcome.verdict !== 'untrue' &&
  closedAt !== null &&
  now.getTime() - Date.parse(closedAt) <= DAYS * DAY

/**
 * The case a new one follows (整治-反弹-再整治, S0-21): the one of the same problem that was settled last, and how many times
 * in a row it has come back by now. Known as far as the register of the cell's reports remembers.
 */
export async function cameBack(
  { ledger, now }: Pick<Context, 'ledger' | 'now'>,
  recent: readonly Report[],
  report: Pick<Report, 'category' | 'point'>,
): Promise<Pick<Case, 'follows' | 'recurrence'>> {
  const numbers = [...new Set(sameProblem(recent, report).map((known) => known.case))]
  const heads = await Promise.all(numbers.map((no) => ledger.head(caseStream(no))))
  const [last] = heads
    .flatMap((head) => (head ? [head.state as Case] : []))
    .filter((state) => wasSettled(state, now()))
    .toSorted((a, b) => ((a.closedAt ?? '') < (b.closedAt ?? '') ? 1 : -1))
  return last ? { follows: last.no, recurrence: last.recurrence + 1 } : { follows: null, recurrence: 0 }
}
