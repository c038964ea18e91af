import type { Crs } from './crs.ts'
import type { Defect } from './defect.ts'

/** GeoJSON geometry as read: nothing in it is checked yet. */
export type Shape = { readonly type?: unknown; readonly coordinates?: unknown }

export type Row = {
  readonly number: number
  /** By heading. */
  readonly values: Readonly<Record<string, unknown>>
  readonly shape?: Shape | null
}

/** What every reader makes of a file, a sheet or a layer. */
export type Table = {
  readonly file: string
  readonly sheet?: string
  /** How its rows are counted: as features of a map, or as rows of a spreadsheet. */
  readonly unit: 'row' | 'feature'
  readonly headings: readonly string[]
  readonly rows: readonly Row[]
  /** Absent when the file does not say: its coordinates are degrees then. */
  readonly crs?: Crs
}

export type Where = Pick<Defect, 'file' | 'sheet' | 'row' | 'feature'>

export const whereOf = ({ file, sheet, unit }: Table, { number }: Row): Where => ({
  file,
  ...(sheet !== undefined && { sheet }),
  [unit]: number,
})
