import type { Scheme } from '@wangge/core/scheme'
import type { CoverageReport } from '@wangge/core/scheme/coverage'

type Counted = Pick<CoverageReport, 'levels' | 'defects' | 'fixes'>

/** What the page says of a report in numbers of things. */
export function countsOf({ levels, defects, fixes }: Counted) {
  const sum = (of: 'cells' | 'withHead') => levels.reduce((total, level) => total + level[of], 0)
  return {
    cells: sum('cells'),
    withHead: sum('withHead'),
    gaps: defects.filter(({ kind }) => kind === 'gap'),
    overlaps: defects.filter(({ kind }) => kind === 'overlap'),
    /** Neither gap nor overlap: land or a site outside the cell above, or a ring that is wrong in itself. */
    otherDefects: defects.filter(({ kind }) => kind !== 'gap' && kind !== 'overlap'),
    complete: fixes.histogram[fixes.of] ?? 0,
  }
}

/** How many grid points (网格点) the scheme has. */
export const pointsIn = ({ levels }: Pick<Counted, 'levels'>, scheme: Pick<Scheme, 'levels'>): number => {
  const kinds = new Set(scheme.levels.filter(({ points }) => points).map(({ kind }) => kind))
  return levels.reduce((total, { kind, cells }) => total + (kinds.has(kind) ? cells : 0), 0)
}
