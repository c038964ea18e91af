import type { Area } from './area.ts'
import type { Unit } from './sites.ts'

export const kinds = ['district', 'town', 'village', 'grid', 'point'] as const
export type Kind = (typeof kinds)[number]

/** A cell of a scheme before it is drawn. The area of a grid point is the atom on which its unit stands. */
export type Cell = {
  readonly code: string
  readonly name: string
  readonly level: Kind
  readonly parent: string | null
  readonly area: Area
  readonly unit?: Unit
}
