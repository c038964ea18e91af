import { describe, expect, it } from 'vitest'
import { listCases } from '../case/list.ts'
import { readCase } from '../case/read.ts'
import { publish } from '../publish.ts'
import { sweep } from '../sweep.ts'
import { nothing } from '../testing/reform.ts'
import { citizen, memoryContext, settle, untilPublic } from '../testing/town.ts'
import { submitTip } from './submit.ts'
import { trackTip } from './track.ts'

const key = '0b5e8d2c-7f0e-4a6b-9d53-000000000001'
const input = {
  category: 'odour',
  description: '夜里有刺鼻气味',
  point: { lng: 100.5, lat: 30.5, datum: 'wgs84', accuracy: 10 },
} as const

describe('the walk of a tip', () => {
  it('from the form to its cell, its case, its release and the public list', async () => {
    const ctx = memoryContext()
    await settle(ctx)
    const { tipNo, receipt } = await submitTip(ctx, citizen, { key, channel: 'web', input })
    expect(await trackTip(ctx, receipt)).toMatchObject({
      tipNo,
      status: 'received',
      caseNo: null,
      cell: null,
    })

    expect(await sweep(ctx)).toEqual({ ...nothing, assigned: 1 })
    const tracked = await trackTip(ctx, receipt)
    expect(tracked).toMatchObject({
      cell: { code: '111', name: '西村' },
      responsible: { code: '111.head', name: '西村甲' },
      due: { clock: 'tip.accept', date: '2026-11-24' },
      match: 'inside',
    })

    expect((await listCases(ctx, {})).cases).toEqual([])
    await untilPublic(ctx)
    const view = await readCase(ctx, tracked.caseNo ?? '')
    expect(view).toMatchObject({ status: 'received', category: 'odour', cell: { code: '11' } })
    expect(view.timeline.map(({ event, at }) => [event, at])).toEqual([
      ['received', '2026-11-20'],
      ['assigned', '2026-11-20'],
    ])
    for (const cell of [undefined, '1', '11']) {
      const { cases } = await listCases(ctx, { ...(cell && { cell }) })
      expect(cases.map(({ no }) => no)).toEqual([tracked.caseNo])
    }
    for (const cell of ['111', '12']) expect((await listCases(ctx, { cell })).cases).toEqual([])
    expect((await listCases(ctx, { status: 'handling' })).cases).toEqual([])
  })

  it('shows the public neither the words, the point, the tip number, the village nor a finer time than the day', async () => {
    const ctx = memoryContext()
    await settle(ctx)
    const { tipNo } = await submitTip(ctx, citizen, { key, channel: 'web', input })
    await untilPublic(ctx)
    const { cases } = await listCases(ctx, {})
    const shown = JSON.stringify([cases, await readCase(ctx, cases[0]?.no ?? '')])
    for (const secret of ['刺鼻', '100.5', '30.5', tipNo, '西村', '111', '02:30', 'T10:'])
      expect(shown).not.toContain(secret)
  })

  it('is the same when every step happens twice, and late', async () => {
    const ctx = memoryContext()
    await settle(ctx)
    await submitTip(ctx, citizen, { key, channel: 'web', input })
    await untilPublic(ctx)
    for (const head of ctx.ledger.streams()) await publish(ctx, head)
    expect(await sweep(ctx)).toEqual(nothing)
    expect((await listCases(ctx, {})).cases).toHaveLength(1)
    for (const { stream, seq } of ctx.ledger.streams()) {
      expect((await ctx.ledger.events(stream)).map((event) => event.seq)).toEqual(
        Array.from({ length: seq }, (_, i) => i + 1),
      )
    }
  })
})
