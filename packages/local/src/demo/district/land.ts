import { Delaunay } from 'd3-delaunay'
import { merge, neighbors } from 'topojson-client'
import { topology } from 'topojson-server'
import outline from './outline.json' with { type: 'json' }
import { apart, centroid, type Position, type Ring, squareKilometres, toDegrees, within } from './plane.ts'
import type { Dice } from './random.ts'

/**
 * The district cut into atoms, the smallest pieces that any cell is made of, smaller towards the core. Atoms that touch
 * have their vertices in common to the last digit.
 */
export type Land = {
  /** Degrees. */
  readonly rings: readonly Ring[]
  /** A place inside each atom, in kilometres. */
  readonly centres: readonly Position[]
  /** Square kilometres. */
  readonly areas: readonly number[]
  /** By atom, those with an edge in common. */
  readonly neighbours: readonly (readonly number[])[]
  /** What some atoms cover together: polygons of rings. */
  readonly dissolve: (atoms: readonly number[]) => Ring[][]
}

/** Half the side of the square that is cut up, in kilometres: the outline and a margin, so no atom is cut off straight. */
const reach = 18
const pieces = 4_600

export const core = outline.core as Position
const ring = outline.ring as Position[]

type Shape = Parameters<typeof neighbors>[0][number]

export function surveyLand(dice: Dice): Land {
  const all = relax(relax(relax(scatter(dice))))
  const cells = voronoi(all)
  const inside = all.flatMap((centre, i) => (within(ring, centre) ? [i] : []))
  const rings = inside.map((i) => rounded(cells.cellPolygon(i) as Ring))
  const land = topology({
    atoms: {
      type: 'GeometryCollection',
      geometries: rings.map((atom) => ({ type: 'Polygon', coordinates: [atom] })),
    } as Parameters<typeof topology>[0][string],
  })
  const { geometries } = land.objects.atoms as { geometries: Extract<Shape, { type: 'Polygon' }>[] }
  return {
    rings,
    centres: inside.map((i) => all[i] as Position),
    areas: rings.map(squareKilometres),
    neighbours: neighbors(geometries),
    dissolve: (atoms) =>
      merge(
        land,
        geometries.filter((_, i) => atoms.includes(i)),
      ).coordinates as Ring[][],
  }
}

const voronoi = (centres: Position[]) => Delaunay.from(centres).voronoi([-reach, -reach, reach, reach])

function scatter(dice: Dice): Position[] {
  const centres: Position[] = []
  while (centres.length < pieces) {
    const centre: Position = [(dice() * 2 - 1) * reach, (dice() * 2 - 1) * reach]
    if (dice() < 0.25 + 1 / (1 + apart(centre, core) / outline.coreRadius ** 2)) centres.push(centre)
  }
  return centres
}

/** Moves every centre to the middle of its piece (Lloyd). */
function relax(centres: Position[]): Position[] {
  const cells = voronoi(centres)
  return centres.map((_, i) => centroid(cells.cellPolygon(i) as Ring).centre)
}

/** In degrees; corners that fall together become one. */
function rounded(kilometres: Ring): Ring {
  const corners = kilometres.map(toDegrees)
  return corners.filter(([lng, lat], i) => lng !== corners[i - 1]?.[0] || lat !== corners[i - 1]?.[1])
}
