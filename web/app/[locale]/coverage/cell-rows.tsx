import type { CoverageReport } from '@wangge/core/scheme/coverage'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { CellRef } from '@wangge/grid'
import { CappedTable } from './capped-table.tsx'
import { CellLink } from './cell-link.tsx'
import { chainAbove } from './chain-above.ts'

/** Cells in lines, each with those above it. */
export const CellRows = ({
  cells,
  report,
  loaded,
  ...rest
}: {
  caption: string
  none: string
  json: string
  cells: readonly CellRef[]
  report: CoverageReport
  loaded: LoadedScheme
}) => (
  <CappedTable
    {...rest}
    columns={['cell', 'chain']}
    rows={cells.map((cell) => ({
      key: cell.code,
      cells: { cell: <CellLink cell={cell} day={report.day} />, chain: chainAbove(loaded, cell.code) },
    }))}
  />
)
