import type { Deadline } from '@wangge/core/calendar'
import type { ListedCase } from '@wangge/core/case/list'
import type { PublicCase, PublicUnit } from '@wangge/core/case/read'
import { type ResponsiblePost, titleName } from '@wangge/core/officer'
import type { Located } from '@wangge/core/scheme/locate'
import { departmentUnit } from '@wangge/core/staff'
import type { Tracked } from '@wangge/core/tip/track'
import type * as z from 'zod/mini'
import type { Locale } from '../i18n/locales.ts'
import type { caseAnswer, casesAnswer, locateAnswer } from './api-schemas.ts'
import type { trackAnswer } from './receipt-schemas.ts'

type PublicOutcome = NonNullable<PublicCase['outcome']>

/** Answers of the API from what core says: titles become words, a deadline becomes flat fields. */

export const post = (held: ResponsiblePost | null, locale: Locale) =>
  held && { ...held, title: titleName(held.title, locale) }

const flat = (due: Deadline | null) => ({
  due: due && 'date' in due ? due.date : null,
  clock: due?.clock ?? null,
  calendarMissing: due && 'missingYear' in due ? due.missingYear : null,
})

export const toLocateAnswer = (located: Located, locale: Locale): z.infer<typeof locateAnswer> => ({
  scheme: located.scheme,
  cells: [...located.cells],
  responsible: post(located.responsible, locale),
  boundary: located.boundary,
  neighbours: [...located.neighbours],
  nearest: located.nearest,
  demo: located.demo,
})

export const toTrackAnswer = (tracked: Tracked, locale: Locale): z.infer<typeof trackAnswer> => ({
  ...tracked,
  ...flat(tracked.due),
  responsible: post(tracked.responsible, locale),
  thread: tracked.thread.map((message) => ({ ...message, evidence: [...message.evidence] })),
  evidence: [...tracked.evidence],
  mayDo: [...tracked.mayDo],
  reward: tracked.reward && rewardAnswer(tracked.reward),
})

/** Of every state the same fields: null where it has none. */
const rewardAnswer = (reward: NonNullable<Tracked['reward']>) => ({
  status: reward.status,
  fen: 'fen' in reward ? reward.fen : null,
  reason: 'reason' in reward ? reward.reason : null,
  claimBy: 'claimBy' in reward && 'date' in reward.claimBy ? reward.claimBy.date : null,
  appealBy: 'appealBy' in reward ? reward.appealBy : null,
})

export const toCaseLine = (listed: ListedCase): z.infer<typeof casesAnswer>['cases'][number] => ({
  ...listed,
  ...flat(listed.due),
})

const unitCode = ({ cell, department }: PublicUnit) =>
  department === null ? cell.code : departmentUnit(cell.code, department)

const outcomeAnswer = ({
  verdict,
  measures,
  penaltyNo,
  closedOn,
  summary,
  published,
  delivered,
}: PublicOutcome) => ({
  verdict,
  measures: [...measures],
  penaltyNo,
  closedOn,
  summary,
  publishedOn: published?.on ?? null,
  photosBefore: [...(published?.before ?? [])],
  photosAfter: [...(published?.after ?? [])],
  delivered,
})

export const toCaseAnswer = (shown: PublicCase, locale: Locale): z.infer<typeof caseAnswer> => ({
  no: shown.no,
  status: shown.status,
  category: shown.category,
  cell: shown.cell,
  receivedOn: shown.receivedOn,
  ...flat(shown.due),
  scheme: shown.scheme,
  cells: [...shown.cells],
  responsible: post(shown.responsible, locale),
  phase: shown.phase,
  origin: shown.origin,
  unit: unitCode(shown.unit),
  timeline: shown.timeline.map(({ cell, unit, to, ...step }) => ({
    ...step,
    ...(cell && { cell: cell.code }),
    ...(unit && { unit: unitCode(unit) }),
    ...(to && { to: unitCode(to) }),
  })),
  urge: shown.urge,
  round: shown.round,
  follows: shown.follows,
  recurrence: shown.recurrence,
  earlier: [...shown.earlier],
  later: [...shown.later],
  partOf: shown.partOf,
  parts: [...shown.parts],
  mergedInto: shown.mergedInto,
  merges: [...shown.merges],
  outcome: shown.outcome && outcomeAnswer(shown.outcome),
  lookBack: shown.lookBack,
  tolerated: shown.tolerated,
  answers: [...shown.answers],
  demo: shown.demo,
})
