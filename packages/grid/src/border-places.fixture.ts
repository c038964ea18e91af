import type { Cell, LngLat } from './grid.ts'

/** Every vertex of every ring, and the middle of every edge (to rounding), each place once. */
export function* borderPlaces(cells: readonly Cell[]): Generator<LngLat> {
  const seen = new Set<string>()
  for (const ring of cells.flatMap(({ polygons }) => (polygons ?? []).flat())) {
    for (const [i, [lng, lat]] of ring.entries()) {
      const [x, y] = ring[i + 1] ?? [lng, lat]
      for (const place of [
        { lng, lat },
        { lng: (lng + x) / 2, lat: (lat + y) / 2 },
      ]) {
        const key = `${place.lng},${place.lat}`
        if (!seen.has(key)) yield place
        seen.add(key)
      }
    }
  }
}
