import { survey } from '@wangge/grid/survey'
import { beforeEach, describe, expect, it } from 'vitest'
import { appoint } from '../officer/appoint.ts'
import { leave } from '../officer/leave.ts'
import { publish } from '../publish.ts'
import { issuesOf } from '../testing/issues.ts'
import { split } from '../testing/reform.ts'
import { type MemoryContext, memoryContext, operator, settle, square, townScheme } from '../testing/town.ts'
import { type CellFacts, noFacts } from './facts.ts'
import { readCoverage } from './read-coverage.ts'

type Posts = Readonly<Record<string, readonly [title: string, certifiedUntil?: string | null]>>

/** Facts of a cell: its posts, those marked `null` vacant, and the texts of its fixes. */
function facts(posts: Posts, fixes: CellFacts['fixes'] = {}, vacant: readonly string[] = []): CellFacts {
  const seats = Object.entries(posts).map(([post, [title, until]]) => ({
    post,
    title,
    holder: vacant.includes(post)
      ? null
      : {
          name: '甲',
          phone: '0995-8522000',
          from: '2026-01-01',
          ...(until && { certificate: { no: 'JD-1', until } }),
        },
  }))
  return { ...noFacts, seats, fixes }
}

/** A point of a village, with a site and no area. */
const point = (code: string, parent: string, lng: number) => ({
  code,
  name: code,
  level: 'point',
  parent,
  polygons: null,
  site: { lng, lat: 30.5 },
})

/** The west village leaves a quarter of its town uncovered; the two east villages share a tenth of a degree. */
const cells = [
  ...townScheme.areas.filter(({ level }) => level !== 'village'),
  { code: '111', name: '西村', level: 'village', parent: '11', polygons: [square(100, 30, 0.75)] },
  { code: '121', name: '中村', level: 'village', parent: '12', polygons: [square(101, 30, 0.5)] },
  { code: '122', name: '东村', level: 'village', parent: '12', polygons: [square(101.4, 30, 0.6)] },
  point('111-1', '111', 100.2),
  point('121-1', '121', 101.2),
  point('121-2', '121', 101.3),
]

const site = { kind: 'enterprise' as const }
const holey = {
  ...townScheme,
  levels: [...townScheme.levels, { kind: 'point', name: { 'zh-CN': '网格点', en: 'Point' }, points: true }],
  areas: cells,
  survey: survey(cells, { pointLevels: ['point'] }),
  facts: {
    '1': facts({ '1.head': ['general-grid-head'] }),
    '11': facts({ '11.head': ['grid-head'] }, { duty: '职责' }),
    '12': facts({ '12.head': ['grid-head'], '12.worker-1': ['grid-worker'] }),
    '111': facts(
      {
        '111.head': ['grid-head'],
        '111.worker-1': ['supervisor', '2026-11-20'],
        '111.worker-2': ['supervisor', '2026-11-19'],
        '111.worker-3': ['supervisor'],
        '111.worker-4': ['supervisor'],
      },
      { duty: '职责', task: '任务', reward: '奖惩' },
      ['111.worker-4'],
    ),
    '121': facts({ '121.head': ['grid-head'] }, {}, ['121.head']),
    '122': facts({}, { duty: '职责', task: '任务' }),
    '111-1': { ...noFacts, site },
    '121-1': { ...noFacts, site },
    '121-2': { ...facts({ '121-2.head': ['grid-head'] }), site },
  },
}

describe('the coverage of a scheme', () => {
  let ctx: MemoryContext
  beforeEach(() => {
    ctx = memoryContext()
  })
  const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code)
  const posts = (found: readonly { readonly post: string }[]) => found.map(({ post }) => post)
  const publishAll = async () => {
    for (const head of ctx.ledger.streams()) await publish(ctx, head)
  }

  it('is whole where everything is in order', async () => {
    await settle(ctx)
    const report = await readCoverage(ctx, {})
    expect(report).toMatchObject({ scheme: 'town-2026', day: '2026-11-20', demo: true })
    expect(report.area.share).toBe(1)
    expect([report.defects, report.withoutHead, report.vacantPosts, report.uncertified]).toEqual([
      [],
      [],
      [],
      [],
    ])
    expect(report.ownerlessSites).toEqual([])
    expect(report.levels).toEqual([
      { kind: 'county', cells: 1, withHead: 1 },
      { kind: 'town', cells: 2, withHead: 2 },
      { kind: 'village', cells: 2, withHead: 2 },
    ])
  })

  it('tells what area is covered, and each gap and overlap with its size and place', async () => {
    await settle(ctx, holey)
    const { area, defects } = await readCoverage(ctx, {})
    // Of two degrees by one, in one band of latitude, a quarter of a degree is not covered.
    expect(area.share).toBeCloseTo(1.75 / 2, 9)
    // A spherical rectangle: R²·Δλ·(sin 31° − sin 30°), with the authalic radius of WGS-84; the ellipsoid is a little off.
    const degreeKm2 = 6371.007 ** 2 * (Math.PI / 180) * (Math.sin((31 * Math.PI) / 180) - 0.5)
    expect(area.totalKm2 / (2 * degreeKm2)).toBeCloseTo(1, 2)
    expect(area.totalKm2 - area.coveredKm2).toBeCloseTo(area.totalKm2 / 8, 6)
    expect(defects.map(({ kind, cell, other }) => [kind, cell, other])).toEqual([
      ['gap', '11', undefined],
      ['overlap', '121', '122'],
    ])
    const [gap, overlap] = defects
    expect(gap?.areaKm2).toBeCloseTo(area.totalKm2 / 8, 6)
    expect(overlap?.areaKm2).toBeCloseTo(area.totalKm2 / 20, 6)
    expect(gap?.at[0]).toBeGreaterThan(100.75)
    expect(gap?.at[0]).toBeLessThan(101)
  })

  it('speaks of one cell and all below it when asked to', async () => {
    await settle(ctx, holey)
    const [whole, west, east] = await Promise.all(
      [undefined, '11', '12'].map((cell) => readCoverage(ctx, { cell })),
    )
    expect(west?.cell).toMatchObject({ code: '11' })
    // The west town is one square degree with a gap of a quarter; the east town has the overlap and no gap.
    expect(west?.area.share).toBeCloseTo(0.75, 9)
    expect(west?.defects.map(({ kind }) => kind)).toEqual(['gap'])
    expect(east?.area.share).toBeCloseTo(1, 9)
    expect(east?.defects.map(({ kind }) => kind)).toEqual(['overlap'])
    expect((west?.posts ?? 0) + (east?.posts ?? 0)).toBe((whole?.posts ?? 0) - 1)
    expect(await issuesOf(() => readCoverage(ctx, { cell: '99' }))).toEqual([
      { code: 'cell.unknown', field: 'cell' },
    ])
  })

  it('counts what cells without a boundary surround as theirs to cover', async () => {
    const ring = (west: number, south: number, width: number): [number, number][] => [
      [west, south],
      [west + width, south],
      [west + width, south + width],
      [west, south + width],
      [west, south],
    ]
    const around = [
      { code: '1', name: '县', level: 'county', parent: null, polygons: null },
      { code: '11', name: '镇', level: 'town', parent: '1', polygons: [[ring(100, 0, 3), ring(101, 1, 1)]] },
    ]
    await settle(ctx, { ...townScheme, areas: around, facts: {}, survey: survey(around) })
    const { area } = await readCoverage(ctx, {})
    // Near the equator a square degree in the middle of nine is a ninth of them.
    expect(area.share).toBeCloseTo(8 / 9, 3)
    expect(area.coveredKm2 / area.totalKm2).toBeCloseTo(area.share, 12)
  })

  it('tells the cells without a head in office, the vacant posts and the holders without a valid certificate', async () => {
    await settle(ctx, holey)
    const report = await readCoverage(ctx, {})
    expect(report.levels.map(({ kind, cells: all, withHead }) => [kind, all, withHead])).toEqual([
      ['county', 1, 1],
      ['town', 2, 2],
      ['village', 3, 1],
      ['point', 3, 1],
    ])
    expect(codes(report.withoutHead)).toEqual(['121', '122', '111-1', '121-1'])
    expect(posts(report.vacantPosts)).toEqual(['111.worker-4', '121.head'])
    expect(report.uncertified.map(({ cell, post, until }) => [cell.code, post, until])).toEqual([
      ['111', '111.worker-2', '2026-11-19'],
      ['111', '111.worker-3', null],
    ])
  })

  it('counts a certificate on its last day and not after', async () => {
    await settle(ctx, holey)
    const on = async (day: string) => posts((await readCoverage(ctx, { day })).uncertified)
    expect(await on('2026-11-19')).toEqual(['111.worker-3'])
    expect(await on('2026-11-21')).toEqual(['111.worker-1', '111.worker-2', '111.worker-3'])
  })

  it('counts how many of the five are fixed, cell by cell', async () => {
    await settle(ctx, holey)
    const { fixes } = await readCoverage(ctx, {})
    // One: 121, 111-1, 121-1; two: 1, 12, 121-2; three: 11, 122; five: 111.
    expect(fixes).toMatchObject({ of: 5, histogram: [0, 3, 3, 2, 0, 1] })
    expect(fixes.incomplete.find(({ cell }) => cell.code === '122')?.missing).toEqual(['person', 'reward'])
    expect(codes(fixes.incomplete.map(({ cell }) => cell))).not.toContain('111')
  })

  it('counts four where the local rule has four', async () => {
    await settle(ctx, { ...holey, fixes: ['area', 'person', 'duty', 'task'] })
    const { fixes } = await readCoverage(ctx, {})
    expect(fixes).toMatchObject({ of: 4, histogram: [0, 3, 3, 2, 1] })
  })

  it('tells the sites for which neither they nor the cell above has a head', async () => {
    await settle(ctx, holey)
    expect(codes((await readCoverage(ctx, {})).ownerlessSites)).toEqual(['121-1'])
  })

  it('follows what happens at the posts, day by day', async () => {
    await settle(ctx, holey)
    await leave(ctx, operator, { post: '111.head', last: '2026-06-30' })
    const head = { post: '121.head', title: 'grid-head', name: '乙', phone: '0995-8522000' }
    await appoint(ctx, operator, { ...head, from: '2026-09-01' })
    await publishAll()
    const on = async (day: string) => {
      const { withoutHead, ownerlessSites } = await readCoverage(ctx, { day })
      return [codes(withoutHead).filter((code) => code.length === 3), codes(ownerlessSites)]
    }
    expect(await on('2026-06-30')).toEqual([['121', '122'], ['121-1']])
    expect(await on('2026-07-01')).toEqual([
      ['111', '121', '122'],
      ['111-1', '121-1'],
    ])
    expect(await on('2026-09-01')).toEqual([['111', '122'], ['111-1']])
  })

  it('is the same whenever it is computed for the same day', async () => {
    await settle(ctx, holey)
    const first = await readCoverage(ctx, { day: '2026-11-20' })
    ctx.time.now = new Date('2027-05-01T00:00:00Z')
    expect(await readCoverage(ctx, { day: '2026-11-20' })).toEqual(first)
    const turned = {
      ...holey,
      areas: cells.toReversed(),
      survey: survey(cells.toReversed(), { pointLevels: ['point'] }),
    }
    const other = memoryContext()
    await settle(other, turned)
    expect(await readCoverage(other, {})).toEqual(first)
  })

  it('may be asked of any scheme of the time line: of one past on its last day', async () => {
    await settle(ctx)
    await settle(ctx, split)
    ctx.time.now = new Date('2027-03-01T02:30:00Z')
    const asked = async (id?: string) => {
      const { scheme, day } = await readCoverage(ctx, { id })
      return [scheme, day]
    }
    expect(await asked()).toEqual(['split', '2027-03-01'])
    expect(await asked('town-2026')).toEqual(['town-2026', '2026-11-30'])
    expect(await issuesOf(() => asked('nobody'))).toEqual([{ code: 'scheme.unknown', field: 'scheme' }])
  })
})
