import type { Locale } from '@wangge/core/locale'
import type { Checked } from '@wangge/core/scheme/import/check'
import { type Defect, sentence, severities, severityOf } from '@wangge/core/scheme/import/defect'
import { say } from './say.ts'

/** Lines printed at most; the report file has them all. */
const shown = 200

const severityCounts = (defects: readonly Defect[]) =>
  Object.fromEntries(
    severities.map((severity) => [
      severity,
      defects.filter(({ code }) => severityOf(code) === severity).length,
    ]),
  )

/** The report as lines, the worst first. */
export function reportLines(
  { defects, counts }: Pick<Checked, 'defects' | 'counts'>,
  locale: Locale,
): string[] {
  const worstFirst = severities.flatMap((severity) =>
    defects.filter(({ code }) => severityOf(code) === severity),
  )
  const { cells, posts, holders } = counts
  return [
    ...worstFirst.slice(0, shown).map((defect) => lineOf(defect, locale)),
    ...(worstFirst.length > shown ? [say(locale, 'more', { value: worstFirst.length - shown })] : []),
    say(locale, 'counts', { cells, posts, holders, ...severityCounts(defects) }),
  ]
}

function lineOf(defect: Defect, locale: Locale): string {
  const { file, sheet, row, feature, cell } = defect
  const place = [
    file,
    ...Object.entries({ sheet, row, feature, cell }).map(
      ([word, value]) => value !== undefined && say(locale, word as keyof typeof defect & 'cell', { value }),
    ),
  ]
  return [say(locale, severityOf(defect.code)), ...place, sentence(defect, locale)]
    .filter(Boolean)
    .join(' · ')
}

/** The whole report for another program: every defect with its severity and sentence. */
export const reportJson = (
  { defects, counts }: Pick<Checked, 'defects' | 'counts'>,
  drafted: boolean,
  locale: Locale,
): string =>
  JSON.stringify(
    {
      drafted,
      counts,
      severities: severityCounts(defects),
      defects: defects.map((defect) => ({
        ...defect,
        severity: severityOf(defect.code),
        sentence: sentence(defect, locale),
      })),
    },
    null,
    2,
  )
