import type { Path64, Point64 } from 'clipper2-ts'

/** Coordinates are taken to 1e-9 degree, at most 0.12 mm on the ground, so that all comparisons are of whole numbers. */
const unitsPerDegree = 1e9

export type Position = [number, number]

export function toUnits([lng, lat]: readonly [number, number]): Point64 {
  return { x: Math.round(lng * unitsPerDegree), y: Math.round(lat * unitsPerDegree) }
}

export function toDegrees({ x, y }: Point64): Position {
  return [x / unitsPerDegree, y / unitsPerDegree]
}

export function toRadians(units: number): number {
  return (units / unitsPerDegree) * (Math.PI / 180)
}

/** A ring of [lng, lat] that ends where it began. */
export function toClosedRing(path: Path64): Position[] {
  const ring = path.map(toDegrees)
  return [...ring, ...ring.slice(0, 1)]
}
