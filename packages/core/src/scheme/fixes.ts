import type { HeldSeat } from '../officer/read.ts'
import { responsible } from '../officer/read.ts'
import type { Fix } from './facts.ts'
import type { LoadedScheme } from './load.ts'

/** One of the five fixes (五定) of a cell on a day; `text` null where the boundary or the head alone says it, or nothing does. */
export type FixOf = { readonly fix: Fix; readonly text: string | null; readonly fixed: boolean }

/**
 * How far a cell is fixed, in the order of its scheme. The area is fixed by a boundary or a site, the person by a head
 * in office; duty, task, reward and penalty by their text alone.
 */
export function fixesOf(
  { scheme, facts, cell }: LoadedScheme,
  code: string,
  seats: readonly HeldSeat[],
): FixOf[] {
  const said = facts(code).fixes
  return scheme.fixes.map((fix) => {
    const text = said[fix] ?? null
    const fixed =
      fix === 'area' ? cell(code) !== undefined : fix === 'person' ? !!responsible(seats) : text !== null
    return { fix, text, fixed }
  })
}
