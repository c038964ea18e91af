import { beforeAll, describe, expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { split } from '../testing/reform.ts'
import { type MemoryContext, memoryContext, settle, townScheme } from '../testing/town.ts'
import { locatePlace } from './locate.ts'

const east = { code: '121', name: '东村', level: 'village' }
const chainOf = (cells: readonly { readonly code: string }[]) => cells.map(({ code }) => code)

describe('who is responsible at a place', () => {
  let ctx: MemoryContext
  beforeAll(async () => {
    ctx = memoryContext()
    await settle(ctx)
  })
  const at = (lng: number, lat: number, accuracy?: number) =>
    locatePlace(ctx, { point: { lng, lat, datum: 'wgs84', ...(accuracy !== undefined && { accuracy }) } })

  it('is the post of the lowest cell, with the chain above it', async () => {
    const found = await at(101.5, 30.5)
    expect(found).toMatchObject({
      scheme: 'town-2026',
      boundary: false,
      neighbours: [],
      nearest: null,
      demo: true,
    })
    expect(chainOf(found.cells)).toEqual(['1', '12', '121'])
    expect(found.responsible).toEqual({
      code: '121.head',
      title: 'grid-head',
      name: '东村甲',
      phone: '0995-0000000',
    })
  })

  it('is told with the neighbour, and how far it is, near a boundary', async () => {
    const found = await at(100.9999, 30.5, 30)
    expect(found).toMatchObject({ boundary: true, responsible: { code: '111.head' }, nearest: null })
    expect(found.neighbours).toEqual([{ ...east, distance: expect.closeTo(9.6, 0) }])
  })

  it('is the post of the nearest cell outside the grid, and no cell is claimed to cover the place', async () => {
    const found = await at(102.001, 30.5)
    expect(found.cells).toEqual([])
    expect(found.responsible).toMatchObject({ code: '121.head' })
    expect(found.nearest).toEqual({ ...east, distance: expect.closeTo(95.8, 0) })
  })

  it('is nobody where the scheme names nobody', async () => {
    const bare = memoryContext()
    await settle(bare, { ...townScheme, facts: {} })
    const point = { lng: 101.5, lat: 30.5, datum: 'wgs84' } as const
    expect(await locatePlace(bare, { point })).toMatchObject({ responsible: null })
  })

  it('was somebody else under the scheme of another day', async () => {
    const reformed = memoryContext()
    await settle(reformed)
    await settle(reformed, split)
    const point = { lng: 101.5, lat: 30.5, datum: 'wgs84' } as const
    expect(await locatePlace(reformed, { point })).toMatchObject({
      scheme: 'town-2026',
      responsible: { code: '121.head' },
    })
    const later = await locatePlace(reformed, { point }, '2026-12-01')
    expect(later).toMatchObject({ scheme: 'split', responsible: { code: '122.head' } })
    expect(chainOf(later.cells)).toEqual(['1', '12', '122'])
  })

  it('is the post of a cell picked from the list', async () => {
    const town = await locatePlace(ctx, { cell: '12' })
    expect(town).toMatchObject({ match: 'chosen', boundary: false, responsible: { code: '12.head' } })
    expect(chainOf(town.cells)).toEqual(['1', '12'])
    expect(await issuesOf(() => locatePlace(ctx, { cell: '9' }))).toEqual([
      { code: 'cell.unknown', field: 'cell' },
    ])
    expect(await issuesOf(() => locatePlace(ctx, {}))).toEqual([{ code: 'point.missing', field: 'point' }])
  })

  it('is unknown before the first scheme', async () => {
    const point = { lng: 101.5, lat: 30.5, datum: 'wgs84' } as const
    expect(await issuesOf(() => locatePlace(memoryContext(), { point }))).toEqual([{ code: 'scheme.none' }])
  })
})
