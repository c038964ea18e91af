import type { Happening } from '../command.ts'
import type { Names } from '../locale.ts'

/** A level of a scheme: a label, never a key. `kind` is what the cells of the level carry as their administrative kind. */
export type Level = { readonly kind: string; readonly name: Names }

/**
 * A grid scheme (网格方案): immutable, dated. Its cells lie as one binary in the file store under their own hash;
 * the ledger says which was activated when, by whom.
 */
export type Scheme = {
  readonly status: 'active'
  readonly id: string
  readonly jurisdiction: string
  readonly name: Names
  readonly levels: readonly Level[]
  /** Day from which the scheme is in force. */
  readonly validFrom: string
  /** SHA-256 of the grid binary, hex. */
  readonly grid: string
  readonly cells: number
  /** Made for demonstration: every page says so, and its people are fictitious. */
  readonly demo: boolean
}

export type SchemeEvent = { readonly type: 'scheme.activated'; readonly data: Omit<Scheme, 'status'> }

export const schemeStream = (jurisdiction: string) => `scheme#${jurisdiction}`

export const gridFile = (sha256: string) => `grid/${sha256}.bin`

export function evolveScheme(_: Scheme | undefined, happening: Happening): Scheme {
  const event = happening as SchemeEvent
  return { ...event.data, status: 'active' }
}

/** A cell in its tree: all a page needs to name it and to walk up and down. */
export type CellNode = {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly parent: string | null
  readonly children: readonly string[]
}
