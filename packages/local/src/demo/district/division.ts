import { type Area, atomsOf, type Composed, centreOf, divide } from './area.ts'
import { core, type Land } from './land.ts'
import { apart } from './plane.ts'
import type { Dice } from './random.ts'

/** The district of 2016: 8 towns, the two farthest from the core last; 146 villages; 777 unit grids. */
export function divideDistrict(land: Land, dice: Dice): Composed {
  const atoms = land.rings.map((_, atom) => ({ atom }))
  const far = (area: Area) => apart(centreOf(land, area), core)
  const towns = divide(land, atoms, 8, dice).sort((a, b) => far(a) - far(b))
  const villages = divideEach(land, towns, 146, dice)
  divideEach(land, villages, 777, dice)
  return { parts: towns }
}

/** Groups the parts of every area, so that there are `total` groups in all, many where many atoms are. */
function divideEach(land: Land, areas: readonly Composed[], total: number, dice: Dice): Composed[] {
  const quotas = apportion(
    total,
    areas.map((area) => atomsOf(area).length),
  )
  return areas.flatMap((area, i) => {
    const groups = divide(land, area.parts, quotas[i] ?? 0, dice)
    area.parts = groups
    return groups
  })
}

/** Whole numbers with the sum `total`, in proportion to the weights (largest remainders). */
function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const whole = exact.map(Math.floor)
  const rest = total - whole.reduce((a, b) => a + b, 0)
  const remainder = (i: number) => (exact[i] ?? 0) - (whole[i] ?? 0)
  const lucky = new Set([...exact.keys()].sort((a, b) => remainder(b) - remainder(a)).slice(0, rest))
  return whole.map((quota, i) => (lucky.has(i) ? quota + 1 : quota))
}
