import { type ResponsiblePost, titleName } from '@wangge/core/officer'
import type { Scheme } from '@wangge/core/scheme'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { Hit } from '@wangge/core/scheme/search'
import type * as z from 'zod/mini'
import type { Locale } from '../i18n/locales.ts'
import { post } from './answers.ts'
import type { AskedCoverage } from './coverage.ts'
import type { coverageAnswer, schemesAnswer, searchAnswer } from './scheme-schemas.ts'
import { termsOf } from './time-line.ts'

/** Answers of the API about schemes as a whole. */

const filesOf = ({ grid, facts, survey }: Scheme) => ({ grid, facts, survey })

export const toSearchAnswer = (
  { scheme, demo }: { scheme: string; demo: boolean },
  { hits, more }: { hits: readonly Hit[]; more: boolean },
  posts: ReadonlyMap<string, ResponsiblePost>,
  locale: Locale,
): z.infer<typeof searchAnswer> => ({
  scheme,
  hits: hits.map(({ cell, parents, post: named }) => ({
    cell,
    parents: [...parents],
    post: named && { ...named, title: titleName(named.title, locale) },
    responsible: post(posts.get(cell.code) ?? null, locale),
  })),
  more,
  demo,
})

export function toSchemesAnswer(
  schemes: readonly LoadedScheme[],
  current: LoadedScheme,
): z.infer<typeof schemesAnswer> {
  const counts = new Map(schemes.map((loaded) => [loaded.scheme.id, countLevels(loaded)]))
  return {
    current: current.scheme.id,
    schemes: termsOf({ schemes: schemes.map(({ scheme }) => scheme) }).map(({ scheme, until }) => ({
      id: scheme.id,
      name: scheme.name,
      validFrom: scheme.validFrom,
      until,
      levels: scheme.levels.map(({ kind, name, points = false }) => ({
        kind,
        name,
        points,
        cells: counts.get(scheme.id)?.get(kind) ?? 0,
      })),
      cells: scheme.cells,
      files: filesOf(scheme),
      demo: scheme.demo,
    })),
  }
}

function countLevels({ codes, ref }: LoadedScheme): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const code of codes()) counts.set(ref(code).level, (counts.get(ref(code).level) ?? 0) + 1)
  return counts
}

/** A function of the scheme's files, the day, the appointments and the language: asked again it is the same, byte by byte. */
export function toCoverageAnswer(
  { term, report }: AskedCoverage,
  locale: Locale,
): z.infer<typeof coverageAnswer> {
  const titled = <Gap extends { title: string }>(gap: Gap) => ({
    ...gap,
    title: titleName(gap.title, locale),
  })
  return {
    scheme: report.scheme,
    cell: report.cell,
    day: report.day,
    files: filesOf(term.scheme),
    area: report.area,
    levels: [...report.levels],
    defects: report.defects.map(({ at, polygons, ...defect }) => ({
      ...defect,
      at: [...at],
      ...(polygons && { polygons }),
    })),
    ignored: report.ignored,
    tolerance: report.tolerance,
    withoutHead: [...report.withoutHead],
    posts: report.posts,
    certified: report.certified,
    vacantPosts: report.vacantPosts.map(titled),
    uncertified: report.uncertified.map(titled),
    fixes: {
      of: report.fixes.of,
      histogram: [...report.fixes.histogram],
      incomplete: report.fixes.incomplete.map(({ cell, missing }) => ({ cell, missing: [...missing] })),
    },
    ownerlessSites: [...report.ownerlessSites],
    demo: report.demo,
  }
}
