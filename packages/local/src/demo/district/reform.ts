import { type Area, atomsOf, type Composed, centreOf, contacts, divide, isConnected } from './area.ts'
import type { Land } from './land.ts'
import { apart } from './plane.ts'
import { type Dice, shuffle } from './random.ts'

/** A family: the parts are redrawn among themselves. */
type Redraw = (land: Land, families: readonly Composed[], times: number, dice: Dice) => void

/**
 * The district after the reform of 2018: 7 towns, 134 villages, 847 unit grids. The last town of old is shared out among
 * its neighbours; below, some areas merge, some split, some parts move next door, most stay as they are.
 */
export function reform(land: Land, before: Composed, dice: Dice): Composed {
  const district = structuredClone(before)
  dissolveLast(land, district)
  const towns = district.parts as Composed[]
  moveParts(land, [district], 3, dice)
  mergeParts(land, towns, 16, dice)
  splitParts(land, towns, 4, dice)
  moveParts(land, towns, 20, dice)
  const villages = towns.flatMap(({ parts }) => parts as Composed[])
  mergeParts(land, villages, 30, dice)
  splitParts(land, villages, 100, dice)
  moveParts(land, villages, 15, dice)
  return district
}

/** Whichever town is smallest by then takes the nearest part of the last one that touches it. */
function dissolveLast(land: Land, district: Composed): void {
  const orphans = (district.parts.pop() as Composed).parts
  while (orphans.length > 0) {
    for (const town of bySize(district.parts as Composed[])) {
      const middle = centreOf(land, town)
      const [next] = orphans
        .filter((orphan) => touches(land, orphan, town))
        .sort((a, b) => apart(centreOf(land, a), middle) - apart(centreOf(land, b), middle))
      if (!next) continue
      town.parts.push(...orphans.splice(orphans.indexOf(next), 1))
      break
    }
  }
}

/** Small neighbours become one. */
const mergeParts: Redraw = (land, families, times, dice) => {
  const merged = new Set<Area>()
  const pairs = bySize(shuffle(partsOf(families), dice)).flatMap((part) => {
    const { parts } = families.find((family) => family.parts.includes(part)) as Composed
    return (contacts(land, parts)[parts.indexOf(part)] ?? []).map(
      (i) => [parts, part, parts[i] as Composed] as const,
    )
  })
  for (const [parts, a, b] of pairs) {
    if (merged.size === times * 2) return
    if (merged.has(a) || merged.has(b)) continue
    merged.add(a).add(b)
    a.parts.push(...b.parts)
    parts.splice(parts.indexOf(b), 1)
  }
}

/** Large parts become two. */
const splitParts: Redraw = (land, families, times, dice) => {
  for (const part of bySize(shuffle(partsOf(families), dice)).slice(-times)) {
    const { parts } = families.find((family) => family.parts.includes(part)) as Composed
    parts.splice(parts.indexOf(part), 1, ...divide(land, part.parts, 2, dice))
  }
}

/** A part of a part goes over to its neighbour, where both stay in one piece; each part takes part once. */
const moveParts: Redraw = (land, families, times, dice) => {
  const moved = new Set<Area>()
  for (const from of shuffle(partsOf(families), dice)) {
    if (moved.size === times * 2) return
    const { parts: siblings } = families.find(({ parts }) => parts.includes(from)) as Composed
    for (const mover of from.parts) {
      const rest = from.parts.filter((part) => part !== mover)
      const to = (siblings as Composed[]).find((other) => other !== from && touches(land, mover, other))
      if (!to || moved.has(from) || moved.has(to) || rest.length < 2 || !isConnected(land, rest)) continue
      from.parts = rest
      to.parts.push(mover)
      moved.add(from).add(to)
    }
  }
}

const partsOf = (families: readonly Composed[]) => families.flatMap(({ parts }) => parts as Composed[])

const bySize = (areas: readonly Composed[]) => areas.toSorted((a, b) => atomsOf(a).length - atomsOf(b).length)

const touches = (land: Land, a: Area, b: Area): boolean => (contacts(land, [a, b])[0] ?? []).length > 0
