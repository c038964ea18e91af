import { AFTER_WAIT, type Case, caseWait, RELEASE_WAIT } from './case.ts'
import { NEVER, nextWake } from './clocks.ts'
import { isOpen } from './stage.ts'

/** What the head of a case waits for in the ledger, and from when on there is something to do. */
export function waitsFor(state: Case): { readonly waiting?: string; readonly since?: string } {
  if (state.releasedAt === null) return { waiting: RELEASE_WAIT, since: state.openedAt }
  const since = nextWake(state.clocks, state.jurisdiction)
  if (isOpen(state)) return { waiting: caseWait(state.scheme), since }
  const after = answerDue(state)
  const first = [after, since, state.forgetAt].filter((each) => each != null).sort()[0]
  return first === undefined || first === NEVER ? {} : { waiting: AFTER_WAIT, since: first }
}

/** A tip may join a case at the moment it closes: who was missed at first is looked for once more. */
export const LATE_JOINERS = 10 * 60_000

/** From when on reporters of an ended case are to be answered: at once, then those who came late; undefined afterwards. */
export function answerDue({ closedAt, answers, stage }: Case): string | undefined {
  if (closedAt === null || (stage !== 'closed' && stage !== 'not-accepted') || answers > 1) return undefined
  return answers === 0 ? closedAt : new Date(Date.parse(closedAt) + LATE_JOINERS).toISOString()
}
