import type { CellRef } from '@wangge/grid'
import type { Survey, SurveyDefect } from '@wangge/grid/survey'
import type { Day } from '../calendar/calendar.ts'
import { titleOf } from '../officer/officer.ts'
import { type HeldSeat, responsible } from '../officer/read.ts'
import type { StoredSurvey } from './bulk.ts'
import type { Fix } from './facts.ts'
import { fixesOf } from './fixes.ts'
import type { LoadedScheme } from './load.ts'

export type PostGap = { readonly cell: CellRef; readonly post: string; readonly title: string }

/** "No blind spot" (不留死角、不存盲区, S0-09) in figures: of a cell and all below it in one scheme on one day. Areas in km². */
export type CoverageReport = {
  readonly scheme: string
  /** The cell spoken of; the root for the whole scheme. */
  readonly cell: CellRef
  readonly day: Day
  readonly demo: boolean
  /** Of the cell: what the lowest cells cover of it. `share` 0 to 1. */
  readonly area: { readonly totalKm2: number; readonly coveredKm2: number; readonly share: number }
  readonly levels: readonly { readonly kind: string; readonly cells: number; readonly withHead: number }[]
  /** Gaps, overlaps and parts outside, with an outline each. */
  readonly defects: readonly SurveyDefect[]
  readonly ignored: Survey['ignored']
  readonly tolerance: Survey['tolerance']
  readonly withoutHead: readonly CellRef[]
  /** How many posts there are, and how many holders of a title that needs a certificate. */
  readonly posts: number
  readonly certified: number
  readonly vacantPosts: readonly PostGap[]
  /** Holders of a title that needs a certificate (S4-08) who have none, or whose certificate has run out. */
  readonly uncertified: readonly (PostGap & { readonly until: Day | null })[]
  readonly fixes: {
    readonly of: number
    /** How many cells have 0, 1, … fixes. */
    readonly histogram: readonly number[]
    readonly incomplete: readonly { readonly cell: CellRef; readonly missing: readonly Fix[] }[]
  }
  /** Sites for which neither they themselves nor the cell above has a head. */
  readonly ownerlessSites: readonly CellRef[]
}

/** Computed from the survey and from who holds which post on the scheme's day; the same inputs give the same report. */
export function coverageOf(
  loaded: LoadedScheme,
  survey: StoredSurvey,
  seatsUnder: (cell: string) => readonly HeldSeat[],
  top = loaded.root.code,
): CoverageReport {
  const { scheme, day, ref } = loaded
  const codes = new Set(
    [...loaded.codes()].filter((code) => loaded.chain(code).some((cell) => cell.code === top)),
  )
  const cells = [...codes].map((code) => {
    const seats = seatsUnder(code)
    return { code, seats, head: responsible(seats), fixes: fixesOf(loaded, code, seats) }
  })
  const headed = new Set(cells.filter(({ head }) => head).map(({ code }) => code))
  const count = (kind: string, among: (code: string) => boolean) =>
    cells.filter(({ code }) => loaded.cell(code)?.level === kind && among(code)).length
  const posts = cells.flatMap(({ code, seats }) => seats.map((seat) => ({ cell: ref(code), ...seat })))
  const needing = posts.filter(({ holder, title }) => holder && titleOf(title)?.certified)
  const scores = cells.map(({ fixes }) => fixes.filter(({ fixed }) => fixed).length)
  return {
    scheme: scheme.id,
    cell: ref(top),
    day,
    demo: scheme.demo,
    area: areaOf(survey, top, codes),
    levels: scheme.levels.map(({ kind }) => ({
      kind,
      cells: count(kind, () => true),
      withHead: count(kind, (code) => headed.has(code)),
    })),
    defects: survey.defects.filter(({ cell, other }) => codes.has(cell) || (other && codes.has(other))),
    ignored: survey.ignored,
    tolerance: survey.tolerance,
    withoutHead: cells.filter(({ head }) => !head).map(({ code }) => ref(code)),
    posts: posts.length,
    certified: needing.length,
    vacantPosts: posts
      .filter(({ holder }) => !holder)
      .map(({ cell, post, title }) => ({ cell, post, title })),
    uncertified: needing
      .filter(({ holder }) => !valid(holder?.certificate, day))
      .map(({ cell, post, title, holder }) => ({
        cell,
        post,
        title,
        until: holder?.certificate?.until ?? null,
      })),
    fixes: {
      of: scheme.fixes.length,
      histogram: Array.from(
        { length: scheme.fixes.length + 1 },
        (_, n) => scores.filter((score) => score === n).length,
      ),
      incomplete: cells
        .map(({ code, fixes }) => ({
          cell: ref(code),
          missing: fixes.filter(({ fixed }) => !fixed).map(({ fix }) => fix),
        }))
        .filter(({ missing }) => missing.length > 0),
    },
    ownerlessSites: cells
      .filter(({ code }) => loaded.facts(code).site && !headed.has(code))
      .filter(({ code }) => !headed.has(loaded.cell(code)?.parent ?? ''))
      .map(({ code }) => ref(code)),
  }
}

const valid = (certificate: { until: Day } | undefined, day: Day) =>
  certificate !== undefined && certificate.until >= day

/**
 * Gaps of different levels share no land, so what is not covered is their sum. A root without a boundary of its own is all
 * that the cells below it surround.
 */
function areaOf(
  { areaKm2, coverage }: StoredSurvey,
  top: string,
  codes: ReadonlySet<string>,
): CoverageReport['area'] {
  const totalKm2 = coverage[top]?.areaKm2 ?? areaKm2[top] ?? 0
  const uncovered = Object.entries(coverage)
    .filter(([code]) => codes.has(code))
    .reduce((sum, [, part]) => sum + part.areaKm2 - part.coveredKm2, 0)
  const coveredKm2 = totalKm2 - uncovered
  return { totalKm2, coveredKm2, share: totalKm2 > 0 ? coveredKm2 / totalKm2 : 0 }
}
