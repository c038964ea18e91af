import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { CellGroup } from './place-part.tsx'

/** All cells somebody answers for, each town with those below it: grid points are no places people name. */
export function cellGroups({
  root,
  cell,
  ref,
  scheme,
}: Pick<LoadedScheme, 'root' | 'cell' | 'ref' | 'scheme'>): readonly CellGroup[] {
  const points = new Set(scheme.levels.flatMap(({ kind, points }) => (points ? [kind] : [])))
  const below = (code: string): readonly string[] =>
    (cell(code)?.children ?? [])
      .filter((child) => !points.has(cell(child)?.level ?? ''))
      .flatMap((child) => [child, ...below(child)])
  return root.children
    .filter((code) => !points.has(cell(code)?.level ?? ''))
    .map((code) => ({ name: ref(code).name, cells: [code, ...below(code)].map(ref) }))
}
