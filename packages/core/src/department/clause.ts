import type { Day } from '../calendar/calendar.ts'
import { inForce } from '../dated.ts'
import type { Names } from '../locale.ts'
import clauseList from './clauses.json' with { type: 'json' }

/**
 * What a law puts under one department here (S2-02). Which department that is a county decides for itself where the law
 * leaves it open; the rows for everywhere are illustrative.
 */
export type Clause = {
  readonly clause: string
  readonly law: Names
  readonly subject: Names
  /** Categories of tips it may be about. */
  readonly categories: readonly string[]
  readonly department: string
  readonly jurisdiction: string
  readonly validFrom: Day
}

const clauses: readonly Clause[] = clauseList
const codes = [...new Set(clauses.map(({ clause }) => clause))]

/** A clause as it is in force for a jurisdiction on a day. */
export const clauseOn = (code: string, jurisdiction: string, day: Day): Clause | undefined =>
  inForce(
    clauses.filter(({ clause }) => clause === code),
    jurisdiction,
    day,
  )

/** Code of the department that answers for what a clause is about; undefined for an unknown clause. */
export const departmentFor = (code: string, jurisdiction: string, day: Day): string | undefined =>
  clauseOn(code, jurisdiction, day)?.department

/** Every clause in force for a jurisdiction on a day. */
export const clausesInForce = (jurisdiction: string, day: Day): readonly Clause[] =>
  codes.flatMap((code) => clauseOn(code, jurisdiction, day) ?? [])

/** The clauses that a case of a category may fall under: suggestions, for whoever transfers it decides. */
export const clausesFor = (category: string, jurisdiction: string, day: Day): readonly Clause[] =>
  clausesInForce(jurisdiction, day).filter(({ categories }) => categories.includes(category))
