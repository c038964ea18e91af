import { dayOf } from '../calendar/calendar.ts'
import { type Visit, visitSteps } from './case.ts'

/** Whether one person did all four steps on the spot on one day: closed in one visit (四个现场, S3-10). */
export const closedOnSite = (visits: readonly Visit[]): boolean =>
  visits.some(({ by, at }) => {
    const sameVisit = visits.filter(
      (each) => each.by === by && dayOf(new Date(each.at)) === dayOf(new Date(at)),
    )
    return visitSteps.every((step) => sameVisit.some((each) => each.step === step))
  })
