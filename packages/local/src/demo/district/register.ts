import { type Area, atomsOf, centreOf } from './area.ts'
import type { Cell, Kind } from './cell.ts'
import { core, type Land } from './land.ts'
import { continued, type Inheritance, inheritances } from './lineage.ts'
import { apart } from './plane.ts'
import type { Unit } from './sites.ts'
import towns from './towns.json' with { type: 'json' }

type Place = { readonly parent: Cell; readonly area: Area; readonly unit?: Unit }

/** How a new cell is called, and from which number upwards it gets the next free one. */
type Title = { readonly first: number; readonly name: (number: number) => string }

type Entitle = (place: Place, from: readonly Inheritance[]) => Title

type Plan = {
  readonly district: Area
  readonly towns: keyof typeof towns.lists
  readonly units: readonly Unit[]
  /** Taken from as needed. */
  readonly villageNames: Iterator<string, undefined>
  /** The cells of the scheme before. */
  readonly before: readonly Cell[]
}

/**
 * Gives every area its code and name: district 6 digits, town 3, village 3 (residents' from 001, villagers' from 201),
 * grid 3, grid point 2, numbered from the north-west. A cell that goes on under the same parent keeps both, and no code of
 * the scheme before stands for another cell.
 */
export function registerCells(
  land: Land,
  { district, towns: list, units, villageNames, before }: Plan,
): Cell[] {
  const enrol = (level: Kind, digits: number, places: readonly Place[], entitle: Entitle): Cell[] => {
    const old = before.filter((cell) => cell.level === level)
    const inherit = inheritances(land, old)
    const spent = new Set(old.map(({ code }) => code))
    return places
      .map((place) => ({ place, from: inherit(place.area), north: northWest(land, place.area) }))
      .sort((a, b) => Number(!continued(a.from)) - Number(!continued(b.from)) || b.north - a.north)
      .map(({ place, from }) => {
        const parent = place.parent.code
        const same = continued(from)
        const { first, name } = entitle(place, from)
        if (same?.parent === parent) return { ...place, code: same.code, name: same.name, level, parent }
        const codes = Array.from({ length: 199 }, (_, i) => parent + String(first + i).padStart(digits, '0'))
        const free = codes.findIndex((code) => !spent.has(code))
        const code = codes[free] as string
        spent.add(code)
        return { ...place, code, name: name(first + free), level, parent }
      })
  }

  const root: Cell = { ...towns.district, level: 'district', parent: null, area: district }
  const townCells = partsOf(root).map(({ area }, i): Cell => {
    const { number, name } = towns.lists[list][i] as { number: number; name: string }
    const code = root.code + String(number).padStart(3, '0')
    return { code, name, level: 'town', parent: root.code, area }
  })

  const borne = new Set<string>()
  const villages = enrol('village', 3, townCells.flatMap(partsOf), ({ parent, area }, from) => {
    const urban = parent.name.endsWith('街道') && apart(centreOf(land, area), core) < 36
    const inherited = from.map(({ old }) => old.name).find((name) => !borne.has(name))
    const name = inherited ?? `${villageNames.next().value}${urban ? '社区' : '村'}`
    borne.add(name)
    return { first: name.endsWith('社区') ? 1 : 201, name: () => name }
  })
  const grids = enrol('grid', 3, villages.flatMap(partsOf), ({ parent }) => ({
    first: 1,
    name: (number) => `${parent.name}${number}号网格`,
  }))
  const gridOf = new Map(grids.flatMap((grid) => atomsOf(grid.area).map((atom) => [atom, grid] as const)))
  const sites = units.map((unit) => ({
    parent: gridOf.get(unit.atom) as Cell,
    area: { atom: unit.atom },
    unit,
  }))
  const points = enrol('point', 2, sites, ({ unit }) => ({ first: 1, name: () => unit?.name ?? '' }))
  return [root, ...townCells, ...villages, ...grids, ...points]
}

const partsOf = (parent: Cell): Place[] =>
  'parts' in parent.area ? parent.area.parts.map((area) => ({ parent, area })) : []

/** Kilometres towards the north-west. */
function northWest(land: Land, area: Area): number {
  const [x, y] = centreOf(land, area)
  return y - x
}
