import type { View } from '@wangge/ledger'
import type { Correction } from './correction.ts'

/** A reported error as everyone sees it at the cell that must check it. The note is never public. */
export type CorrectionView = Pick<Correction, 'no' | 'cell' | 'about' | 'reportedOn'> & {
  readonly settled: { readonly outcome: string; readonly on: string } | null
}

export const tasksOf = (cell: string) => ({ pk: `cell#${cell}`, prefix: 'correction#' })

export function correctionView(state: Correction, seq: number): View {
  const { no, cell, about, reportedOn, task } = state
  const settled = state.status === 'settled' ? { outcome: state.outcome, on: state.settledOn } : null
  const { pk, prefix } = tasksOf(task)
  const body: CorrectionView = { no, cell, about, reportedOn, settled }
  return { pk, sk: `${prefix}${reportedOn}#${no}`, seq, body }
}
