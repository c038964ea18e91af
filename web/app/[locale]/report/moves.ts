import { Fault, fault, parse } from '@wangge/core/fault'
import { contactSchema, problemSchema, withoutUnseen } from '@wangge/core/tip'
import type { Wrong } from '../../../server/wrong.ts'
import { type ReportState, type Step, type Typed, toContact, toPlace, toProblem } from './report-state.ts'

/**
 * From step to step: judged alike by the server and, where there is script, by the page itself, so that nobody waits
 * for the line between two questions.
 */

/** @throws Fault `point.missing` */
function judgePlace(typed: Typed): void {
  const { point, cell } = toPlace(typed)
  if (!point && !cell) throw fault('point.missing', 'point')
}

/** @throws Fault by the schema of the problem */
export const judgeProblem = (typed: Pick<Typed, 'category' | 'description' | 'occurredAt'>): void => {
  parse(problemSchema, toProblem(typed))
}

/** @throws Fault by the schema of the contact, `tip.phone_missing` */
export function judgeWho(typed: Pick<Typed, 'wish' | 'phone' | 'name'>): void {
  const { contact } = toContact(typed)
  if (contact) parse(contactSchema, contact)
  else if (typed.wish === 'call-back') throw fault('tip.phone_missing', 'phone')
}

const judges: Partial<Record<Step, readonly ((typed: Typed) => void)[]>> = {
  problem: [judgePlace],
  who: [judgePlace, judgeProblem],
  review: [judgePlace, judgeProblem, judgeWho],
}

/** The step a button names, once what comes before it is right. @throws Fault */
export function moveTo(step: Step, typed: Typed): Step {
  for (const judge of judges[step] ?? []) judge(typed)
  return step
}

/** What is told of a case is of its kind, unless said otherwise. */
export function withJoined(typed: Typed, { nearby }: Pick<ReportState, 'nearby'>): Typed {
  const joined = nearby.find(({ no }) => no === typed.joins)
  return joined && !typed.category ? { ...typed, category: joined.category } : typed
}

/** The same step again, or the one where it is mended, with everything typed and what is wrong with it. */
export function refused(before: ReportState, typed: Typed, wrongs: readonly Wrong[]): ReportState {
  const description = withoutUnseen(typed.description)
  return {
    ...before,
    step: stepOf(wrongs) ?? before.step,
    typed: { ...typed, description },
    wrongs,
    cleaned: description !== typed.description,
  }
}

const placeOf: Readonly<Record<string, Step>> = {
  point: 'place',
  cell: 'place',
  evidence: 'place',
  photos: 'place',
  extent: 'place',
  category: 'problem',
  description: 'problem',
  occurredAt: 'problem',
  joins: 'problem',
  against: 'place',
  enterprise: 'problem',
  wish: 'who',
  phone: 'who',
  name: 'who',
}

/** Where a wrong answer is mended. */
function stepOf(wrongs: readonly Wrong[]): Step | undefined {
  return wrongs.map(({ field }) => placeOf[anchorOf(field)]).find((step) => step !== undefined)
}

/** The field on the page that a wrong one of the input is about. */
export const anchorOf = (field: string | undefined): string => {
  const [first = 'main', second] = field?.split('.') ?? []
  if (first === 'contact') return second ?? 'phone'
  return first === 'evidence' ? 'photos' : first
}

/** A move made on the page alone. Undefined for what only the server can do. */
export function moveHere(before: ReportState, typed: Typed, go: string): ReportState | undefined {
  if (go !== 'place' && go !== 'problem' && go !== 'who' && go !== 'review') return undefined
  const now = withJoined(typed, before)
  try {
    return { ...before, step: moveTo(go, now), typed: now, wrongs: [], cleaned: false }
  } catch (error) {
    if (error instanceof Fault) return refused(before, now, error.issues)
    throw error
  }
}
