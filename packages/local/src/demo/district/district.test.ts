import { checkImport } from '@wangge/core/scheme/import/check'
import { isUscc } from '@wangge/core/scheme/import/uscc'
import { beforeAll, describe, expect, it } from 'vitest'
import { readDemo } from '../grid.ts'
import { kinds } from './cell.ts'
import { district } from './district.ts'
import type { Feature, SchemeFiles } from './files.ts'
import { centroid, type Ring } from './plane.ts'

let before: SchemeFiles
let after: SchemeFiles
const schemes = () => [before, after]

const counts = ({ layers }: SchemeFiles) => kinds.map((kind) => layers[kind].features.length)
const featuresOf = ({ layers }: SchemeFiles) => kinds.flatMap((kind) => layers[kind].features)
const codesOf = (scheme: SchemeFiles) => featuresOf(scheme).map(({ properties }) => properties.code)
const ringsOf = ({ geometry }: Feature): Ring[] => (geometry.type === 'Polygon' ? geometry.coordinates : [])
const areaOf = (feature: Feature) => ringsOf(feature).reduce((sum, ring) => sum + centroid(ring).area, 0)

/** Directed edges of what the features cover together: an edge run both ways lies inside and cancels out. */
function border(features: readonly Feature[]): Set<string> {
  const edges = new Set<string>()
  for (const ring of features.flatMap(ringsOf))
    for (const [i, corner] of ring.slice(1).entries()) {
      const from = String(ring[i])
      if (edges.has(`${from} ${corner}`)) throw new Error(`${from} ${corner} is run twice`)
      if (!edges.delete(`${corner} ${from}`)) edges.add(`${from} ${corner}`)
    }
  return edges
}

beforeAll(() => {
  ;({ before, after } = district())
}, 60_000)

describe('the district of the demonstration', () => {
  it('has 1, 8, 146 and 777 cells before the reform and 1, 7, 134 and 847 after it, and 120 grid points', () => {
    expect(schemes().map(counts)).toEqual([
      [1, 8, 146, 777, 120],
      [1, 7, 134, 847, 120],
    ])
  })

  it('has two working groups, six patrol teams and 49 patrol staff after the reform', () => {
    const teams = Map.groupBy(
      after.tables.posts.filter(({ role }) => role === 'team'),
      ({ title }) => title,
    )
    expect(teams.get('working-group')).toHaveLength(2)
    expect(teams.get('patrol-team')).toHaveLength(6)
    expect(teams.get('patrol-team')?.reduce((sum, { members }) => sum + (members ?? 0), 0)).toBe(49)
  })

  it('is the same to the last byte for the same seed, and another for another', { timeout: 60_000 }, () => {
    expect(JSON.stringify(district())).toBe(JSON.stringify({ before, after }))
    expect(JSON.stringify(district(4))).not.toBe(JSON.stringify({ before, after }))
  })

  it('is tessellated: cells of a level share whole edges by two, and cover what their parents cover', () => {
    for (const { layers } of schemes()) {
      const outer = border(layers.district.features)
      for (const kind of ['town', 'village', 'grid'] as const) {
        expect(border(layers[kind].features)).toEqual(outer)
        const above = layers[kinds[kinds.indexOf(kind) - 1] ?? 'district'].features
        const families = Map.groupBy(layers[kind].features, ({ properties }) => properties.parent)
        for (const parent of above) {
          const family = families.get(parent.properties.code) ?? []
          expect(border(family)).toEqual(border([parent]))
          const sum = family.reduce((total, child) => total + areaOf(child), 0)
          expect(Math.abs(sum / areaOf(parent) - 1)).toBeLessThan(1e-6)
        }
      }
    }
  })

  it('has cells in one piece, without holes, that run counter-clockwise and touch themselves nowhere', () => {
    for (const feature of schemes()
      .flatMap(featuresOf)
      .filter(({ geometry }) => geometry.type === 'Polygon')) {
      const [ring = [], ...holes] = ringsOf(feature)
      expect(holes).toEqual([])
      expect(areaOf(feature)).toBeGreaterThan(0)
      expect(new Set(ring.map(String)).size).toBe(ring.length - 1)
    }
  })

  it('passes import: no error, and as warnings its flaws alone', { timeout: 60_000 }, async () => {
    const inputs = await readDemo('xinhe')
    expect(inputs).toHaveLength(2)
    for (const [i, input] of inputs.entries()) {
      const scheme = i === 0 ? before : after
      const known = i === 0 ? {} : { before: new Set(codesOf(before)) }
      const checked = await checkImport({ ...input, ...known })
      const found = Map.groupBy(checked.defects, ({ code }) => code)
      expect([...found.keys()].sort()).toEqual(['head.missing', 'post.vacant'])
      expect(new Set(found.get('head.missing')?.map(({ cell }) => cell))).toEqual(
        new Set(scheme.flaws.headless),
      )
      expect(found.get('post.vacant')).toHaveLength(scheme.flaws.vacant.length)
      expect(checked.scheme).not.toBeNull()
    }
  })

  it('leaves most cells as they were, and says of every cell where it comes from and of every old one where it went', () => {
    const { lineage } = after.tables
    expect(new Set(lineage.map(({ cell }) => cell))).toEqual(new Set(codesOf(after)))
    expect(new Set(lineage.map(({ predecessor }) => predecessor))).toEqual(new Set(codesOf(before)))
    const outline = (feature: Feature) => JSON.stringify([...border([feature])].sort())
    const old = new Set(before.layers.grid.features.map(outline))
    const same = after.layers.grid.features.filter((feature) => old.has(outline(feature))).length
    expect(same).toBeGreaterThan(847 / 2)
    expect(same).toBeLessThan(847)
    const merged = Map.groupBy(lineage, ({ cell }) => cell)
    const split = Map.groupBy(lineage, ({ predecessor }) => predecessor)
    expect([...merged.values()].some((from) => from.length > 1)).toBe(true)
    expect([...split.values()].some((into) => into.length > 1)).toBe(true)
  })

  it('has codes that begin with the code of the parent', () => {
    for (const { properties } of schemes().flatMap(featuresOf))
      expect(properties.code.startsWith(properties.parent ?? '999901')).toBe(true)
  })

  it('names people once each, with office lines that ring nowhere', () => {
    for (const { tables } of schemes()) {
      const held = tables.posts.filter(({ name }) => name !== null)
      expect(new Set(held.map(({ name }) => name)).size).toBe(held.length)
      expect(new Set(held.map(({ phone }) => phone)).size).toBe(held.length)
      for (const { phone } of held) expect(phone).toMatch(/^0380-0\d{6}$/)
    }
  })

  it('keeps most of those who hold a post that goes on', () => {
    const person = ({ cell, name }: { cell: string; name: string | null }) => `${cell} ${name}`
    const codes = new Set(codesOf(after))
    const known = new Set(after.tables.posts.map(person))
    const going = before.tables.posts.filter(({ cell, name }) => codes.has(cell) && name !== null)
    const kept = going.filter((row) => known.has(person(row))).length / going.length
    expect(kept).toBeGreaterThan(0.6)
    expect(kept).toBeLessThan(0.95)
  })

  it('has enterprises with a valid credit code of a county that does not exist', () => {
    const { sites } = after.tables
    expect(sites).toHaveLength(120)
    for (const { kind, uscc } of sites) expect(uscc !== null).toBe(kind === 'enterprise')
    const codes = sites.flatMap(({ uscc }) => uscc ?? [])
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(isUscc(code) && code.startsWith('91999901')).toBe(true)
  })

  it('has three lists for every town, signed for but for some items', () => {
    const { lists } = after.tables
    const perTown = Map.groupBy(lists, ({ cell }) => cell)
    expect([...perTown.keys()].sort()).toEqual(
      after.layers.town.features.map(({ properties }) => properties.code).sort(),
    )
    for (const rows of perTown.values())
      expect(new Set(rows.map(({ list }) => list))).toEqual(new Set(['duties', 'leaders', 'institutions']))
    expect(lists.some(({ signed }) => signed === null)).toBe(true)
  })

  it('lacks on purpose what its flaws say: two fixes of some cells, and certificates in date', () => {
    const { flaws, tables } = after
    expect([flaws.headless.length, flaws.ownerless.length, flaws.vacant.length]).toEqual([6, 2, 8])
    const short = tables.fixes.filter(({ task, reward }) => task === null && reward === null)
    expect(short.map(({ cell }) => cell).sort()).toEqual([...flaws.incomplete].sort())
    expect(short).toHaveLength(12)
    const lapsed = tables.posts.filter(({ certificate_until }) => certificate_until === '2021-08-31')
    expect(lapsed.map(({ cell }) => `${cell}.worker-1`).sort()).toEqual([...flaws.expired].sort())
    expect(lapsed).toHaveLength(7)
  })
})
