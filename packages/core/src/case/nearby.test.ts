import { beforeEach, describe, expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import {
  handIn,
  type MemoryContext,
  memoryContext,
  reportAt,
  settle,
  stateOf,
  tipAt,
  untilPublic,
} from '../testing/town.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { type Case, caseStream } from './case.ts'
import { nearbyCases } from './nearby.ts'
import { publishCase } from './publish.ts'

describe('public cases near a place', () => {
  let ctx: MemoryContext
  let n: number
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
    n = 0
  })
  const handed = async (input: object) => {
    const { tipNo } = await handIn(ctx, ++n, { ...reportAt(n), ...input })
    await untilPublic(ctx)
    return (await stateOf<Tip>(ctx, tipStream(tipNo))).caseNo
  }
  const west = { ...tipAt().point, datum: 'wgs84' as const }
  const numbers = async (
    ...asked: Parameters<typeof nearbyCases> extends [unknown, ...infer R] ? R : never
  ) => (await nearbyCases(ctx, ...asked)).map(({ no }) => no)

  it('are told with their cell and how far its middle is, never with more of the place', async () => {
    const no = await handed({})
    expect(await nearbyCases(ctx, { point: { ...west, lat: 30.52 } })).toEqual([
      {
        no,
        category: 'odour',
        status: 'received',
        receivedOn: '2026-11-20',
        cell: { code: '11', name: '西镇', level: 'town' },
        distance: 2_200,
        summary: null,
      },
    ])
  })

  it('have no distance from a cell', async () => {
    const no = await handed({})
    expect(await nearbyCases(ctx, { cell: '111' })).toMatchObject([{ no, distance: null }])
  })

  it('are the five newest, of the category asked for, of the place’s own town', async () => {
    const cases = []
    for (let i = 0; i < 6; i++) cases.unshift(await handed({}))
    const air = await handed({ category: 'air' })
    await handed({ point: { ...west, lng: 101.5 } })
    expect(await numbers({ point: west }, 'odour')).toEqual(cases.slice(0, 5))
    expect(await numbers({ point: west })).toEqual([air, ...cases.slice(0, 4)])
    expect(await numbers({ cell: '121' })).toHaveLength(1)
  })

  it('are neither held nor closed', async () => {
    const closed = await handed({})
    const head = await ctx.ledger.head(caseStream(closed))
    if (!head) throw new Error('the case stands')
    const state: Case = { ...(head.state as Case), status: 'resolved' }
    await publishCase(ctx, { ...head, seq: head.seq + 1, state })
    await handIn(ctx, 99, reportAt(99))
    expect(await numbers({ point: west })).toEqual([])
  })

  it('ask for a place that can be', async () => {
    expect(await issuesOf(() => nearbyCases(ctx, { cell: '999' }))).toEqual([
      { code: 'cell.unknown', field: 'cell' },
    ])
  })
})
