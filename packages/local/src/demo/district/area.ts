import type { Land } from './land.ts'
import { apart, type Position } from './plane.ts'
import { type Dice, shuffle } from './random.ts'

/** Connected land: one atom, or its parts together. */
export type Area = { readonly atom: number } | Composed
export type Composed = { parts: Area[] }

export const atomsOf = (area: Area): number[] => ('atom' in area ? [area.atom] : area.parts.flatMap(atomsOf))

/** By area, the indices of those that touch it. */
export function contacts(land: Land, areas: readonly Area[]): number[][] {
  const atoms = areas.map(atomsOf)
  const owner = new Map(atoms.flatMap((members, i) => members.map((atom) => [atom, i] as const)))
  return atoms.map((members, i) => {
    const touched = members.flatMap((atom) => land.neighbours[atom]?.map((other) => owner.get(other)) ?? [])
    return [...new Set(touched)].filter((other) => other !== undefined && other !== i) as number[]
  })
}

export function isConnected(land: Land, areas: readonly Area[]): boolean {
  const links = contacts(land, areas)
  const seen = new Set([0])
  for (const i of seen) for (const other of links[i] ?? []) seen.add(other)
  return seen.size === areas.length
}

export function centreOf(land: Land, area: Area): Position {
  const centres = atomsOf(area).map((atom) => land.centres[atom] as Position)
  return mean(centres)
}

const mean = (positions: readonly Position[]): Position => [
  positions.reduce((sum, [x]) => sum + x, 0) / positions.length,
  positions.reduce((sum, [, y]) => sum + y, 0) / positions.length,
]

/** Shares connected areas out among `count` connected ones of about as many atoms each. */
export function divide(land: Land, areas: readonly Area[], count: number, dice: Dice): Composed[] {
  const places = areas.map((area) => centreOf(land, area))
  const seats = middles(places, count, dice)
  const links = contacts(land, areas)
  const free = new Set(areas.keys())
  const groups = seats.map((seat) => {
    const first = nearest(places, free, seat)
    free.delete(first)
    return { seat, members: [first], size: atomsOf(areas[first] as Area).length, blocked: false }
  })
  while (free.size > 0) {
    const open = groups.filter(({ blocked }) => !blocked)
    const smallest = open.reduce((a, b) => (b.size < a.size ? b : a))
    const border = smallest.members.flatMap((i) => links[i] ?? []).filter((i) => free.has(i))
    if (border.length === 0) {
      smallest.blocked = true
      continue
    }
    const next = nearest(places, border, smallest.seat)
    free.delete(next)
    smallest.members.push(next)
    smallest.size += atomsOf(areas[next] as Area).length
  }
  return groups.map(({ members }) => ({ parts: members.map((i) => areas[i] as Area) }))
}

/** Places in the middle of as many clusters of equal weight (k-means, eight rounds). */
function middles(places: readonly Position[], count: number, dice: Dice): Position[] {
  let seats = shuffle(places, dice).slice(0, count)
  for (let round = 0; round < 8; round++) {
    const clusters: Position[][] = seats.map((seat) => [seat])
    for (const place of places) clusters[nearest(seats, seats.keys(), place)]?.push(place)
    seats = clusters.map(mean)
  }
  return seats
}

function nearest(places: readonly Position[], among: Iterable<number>, to: Position): number {
  let [best, least] = [-1, Infinity]
  for (const i of among) {
    const distance = apart(places[i] as Position, to)
    if (distance < least) [best, least] = [i, distance]
  }
  return best
}
