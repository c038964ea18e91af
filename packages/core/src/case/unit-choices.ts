import type { CellRef } from '@wangge/grid'
import { departments } from '../department/department.ts'
import type { LoadedScheme } from '../scheme/load.ts'
import { cellOfUnit, departmentOfUnit, departmentUnit, type Unit } from '../staff/staff.ts'
import type { Case } from './case.ts'
import suggestionList from './suggested-departments.json' with { type: 'json' }

/** A unit with what names it: its cell, and the code of its department where it is one. */
export type NamedUnit = {
  readonly unit: Unit
  readonly cell: CellRef
  readonly department: string | null
}

/** A choice; `reached`: it lies within a cell of the one who chooses, who may give it orders. */
type Choice = NamedUnit & { readonly reached: boolean }

/** Units a case may be given to: departments its category suggests, cells under, beside and above the unit that handles it. */
export type UnitChoices = Readonly<
  Record<'suggested' | 'below' | 'beside' | 'above' | 'departments', readonly Choice[]>
>

const suggestions: Readonly<Record<string, readonly string[]>> = suggestionList

type Land = Pick<LoadedScheme, 'cell' | 'ref' | 'chain' | 'root' | 'scheme'>

export const nameUnit = ({ ref }: Pick<Land, 'ref'>, unit: Unit): NamedUnit => ({
  unit,
  cell: ref(cellOfUnit(unit)),
  department: departmentOfUnit(unit) ?? null,
})

/** Choices of somebody by the grid in force; a grid point has nobody who could handle anything. */
export function unitChoices(
  land: Land,
  units: readonly Unit[],
  { unit, cells, category }: Pick<Case, 'unit' | 'cells' | 'category'>,
): UnitChoices {
  const home = cellOfUnit(unit)
  const own = units.filter((each) => departmentOfUnit(each) === undefined)
  const named = (unit: Unit) => {
    const chain = land.chain(cellOfUnit(unit)).map(({ code }) => code)
    return { ...nameUnit(land, unit), reached: own.some((cell) => chain.includes(cell)) }
  }
  const points = new Set(land.scheme.levels.flatMap(({ kind, points }) => (points ? [kind] : [])))
  const children = (code: string): readonly string[] =>
    (land.cell(code)?.children ?? []).filter((child) => !points.has(land.cell(child)?.level ?? ''))
  const under = (code: string): readonly string[] =>
    children(code).flatMap((child) => [child, ...under(child)])
  const parent = land.cell(home)?.parent ?? null
  const chain = land.chain(home).map(({ code }) => code)
  const above = chain.slice(0, -1).toReversed()
  const below = under(home).toSorted((a, b) => Number(cells.includes(b)) - Number(cells.includes(a)))
  const beside = parent === null ? [] : children(parent).filter((code) => code !== home)
  const isSuggested = ({ department }: NamedUnit) => (suggestions[category] ?? []).includes(department ?? '')
  const offices = departments
    .map(({ code }) => named(departmentUnit(land.root.code, code)))
    .filter((each) => each.unit !== unit)
  return {
    suggested: offices.filter(isSuggested),
    above: above.map(named),
    below: below.map(named),
    beside: beside.map(named),
    departments: offices.filter((each) => !isSuggested(each)),
  }
}
