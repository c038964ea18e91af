import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { CellRef } from '@wangge/grid'

export type CellGroup = { readonly name: string; readonly cells: readonly CellRef[] }

/** The cells below one, each that lies right below it with those below that; `points`: grid points too, which are no places people name. */
export function cellGroups(
  { cell, ref, scheme }: Pick<LoadedScheme, 'cell' | 'ref' | 'scheme'>,
  top: string,
  { points }: { readonly points: boolean },
): readonly CellGroup[] {
  const levels = new Set(scheme.levels.flatMap((level) => (points || !level.points ? [level.kind] : [])))
  const right = (code: string) =>
    (cell(code)?.children ?? []).filter((child) => levels.has(cell(child)?.level ?? ''))
  const below = (code: string): readonly string[] => right(code).flatMap((child) => [child, ...below(child)])
  return right(top).map((code) => ({ name: ref(code).name, cells: [code, ...below(code)].map(ref) }))
}
