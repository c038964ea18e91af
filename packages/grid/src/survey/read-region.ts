import { ClipType, type Paths64 } from 'clipper2-ts'
import { type Cell, GridError } from '../cell.ts'
import { boxOf, meetingsWithin } from './boxes.ts'
import { clip } from './clip.ts'
import type { Findings } from './findings.ts'
import { readRing } from './read-ring.ts'
import type { DefectKind } from './survey-result.ts'

/** One polygon: what its shell winds around, less what its holes wind around. */
type Part = { readonly shell: Paths64; readonly holes: Paths64; readonly sound: boolean }

/**
 * The region of a cell: shells counter-clockwise, holes clockwise, no place covered twice. Rings that are sound keep their
 * corners; the region of a cell with a defect is clipped clean. Adds the defects to the findings.
 *
 * @throws GridError `coordinate.out-of-range`, `cell.no-area` (a polygon without rings or a ring without positions)
 */
export function readRegion({ code, polygons }: Cell, findings: Findings): Paths64 {
  const parts = (polygons ?? []).flatMap((rings) => {
    if (rings.length === 0) throw new GridError('cell.no-area', code)
    const [shell, ...holes] = rings.map((ring) => readRing(ring, code, findings))
    if (!shell) return []
    const kept = holes.filter((hole) => hole !== null)
    const simple = [shell, ...kept].every((ring) => ring.simple)
    const nested = holesFit(
      shell.paths,
      kept.map(({ paths }) => paths),
      code,
      findings,
    )
    return [{ shell: shell.paths, holes: kept.flatMap(({ paths }) => paths), sound: simple && nested }]
  })
  const regions = parts.map(regionOf)
  const apart = !shareArea('parts-overlap', regions, code, findings)
  return apart ? regions.flat() : clip(ClipType.Union, regions.flat()).flatMap(({ paths }) => paths)
}

function holesFit(shell: Paths64, holes: Paths64[], cell: string, findings: Findings): boolean {
  const outside = findings.sift(clip(ClipType.Difference, holes.flat(), shell))
  for (const piece of outside) findings.addArea({ kind: 'hole-outside-shell', cell }, [piece])
  const overlap = shareArea('holes-overlap', holes, cell, findings)
  return outside.length === 0 && !overlap
}

/** Adds a defect for every two that share more than slivers; true if there is one. */
function shareArea(kind: DefectKind, items: Paths64[], cell: string, findings: Findings): boolean {
  let found = false
  for (const [i, j] of items.length < 2 ? [] : meetingsWithin(items.map(boxOf))) {
    const pieces = findings.sift(clip(ClipType.Intersection, items[i] ?? [], items[j] ?? []))
    findings.addArea({ kind, cell }, pieces)
    found ||= pieces.length > 0
  }
  return found
}

function regionOf({ shell, holes, sound }: Part): Paths64 {
  if (sound) return [...shell, ...holes.map((hole) => hole.toReversed())]
  return clip(ClipType.Difference, shell, holes).flatMap(({ paths }) => paths)
}
