import { beforeEach, describe, expect, it } from 'vitest'
import { appoint } from '../officer/appoint.ts'
import { leave } from '../officer/leave.ts'
import { publish } from '../publish.ts'
import { issuesOf } from '../testing/issues.ts'
import { merged, split } from '../testing/reform.ts'
import { type MemoryContext, memoryContext, operator, settle, townScheme, townWith } from '../testing/town.ts'
import { noFacts } from './facts.ts'
import { readCell } from './read-cell.ts'

describe('the page of a cell', () => {
  let ctx: MemoryContext
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
  })
  const publishAll = async () => {
    for (const head of ctx.ledger.streams()) await publish(ctx, head)
  }
  const codes = (cells: readonly { readonly code: string }[] | undefined) => cells?.map(({ code }) => code)

  it('shows it with those above and directly below it, each with its post', async () => {
    const town = await readCell(ctx, '11')
    const heldBy = ({ code, responsible }: { code: string; responsible: { code: string } | null }) => [
      code,
      responsible?.code,
    ]
    expect(heldBy(town)).toEqual(['11', '11.head'])
    expect(town.parents.map(heldBy)).toEqual([['1', '1.head']])
    expect(town.children.map(heldBy)).toEqual([['111', '111.head']])
    expect(town).toMatchObject({ scheme: { id: 'town-2026' }, day: '2026-11-20', inForce: true })
    expect((await readCell(ctx, '1')).parents).toEqual([])
    expect((await readCell(ctx, '111')).children).toEqual([])
  })

  it('shows who held its posts on another day', async () => {
    await leave(ctx, operator, { post: '111.head', last: '2026-05-31' })
    const second = { post: '111.head', title: 'grid-head', name: '西村乙', phone: '0995-8522000' }
    await appoint(ctx, operator, { ...second, from: '2026-07-01' })
    await publishAll()
    const headOn = async (day?: string) => (await readCell(ctx, '111', day)).responsible?.name
    expect(await Promise.all(['2026-05-31', '2026-06-01', '2026-07-01', undefined].map(headOn))).toEqual([
      '西村甲',
      undefined,
      '西村乙',
      '西村乙',
    ])
    expect((await readCell(ctx, '111', '2026-06-01')).seats).toEqual([
      { post: '111.head', title: 'grid-head', from: '2026-06-01', holder: null },
    ])
    expect(await readCell(ctx, '111', '2026-06-01')).toMatchObject({ day: '2026-06-01', inForce: true })
  })

  it('shows the cells before and after it that share its land', async () => {
    for (const scheme of [split, merged]) await settle(ctx, scheme)
    const before = await readCell(ctx, '121')
    expect([before.before, codes(before.after?.cells), before.after?.scheme.id]).toEqual([
      null,
      ['122', '123'],
      'split',
    ])
    const between = await readCell(ctx, '123')
    expect([codes(between.before?.cells), codes(between.after?.cells)]).toEqual([['121'], ['114']])
    const last = await readCell(ctx, '114')
    expect([codes(last.before?.cells), last.after]).toEqual([['122', '123'], null])
  })

  it('shows a cell that a reform abolished as it was on its last day', async () => {
    await settle(ctx, split)
    ctx.time.now = new Date('2027-03-01T02:30:00Z')
    expect(await readCell(ctx, '121')).toMatchObject({
      scheme: { id: 'town-2026' },
      day: '2026-11-30',
      inForce: false,
      responsible: { name: '东村甲' },
    })
  })

  it('shows a cell that a decided reform will found, on its first day', async () => {
    await settle(ctx, split)
    expect(await readCell(ctx, '122')).toMatchObject({
      scheme: { id: 'split' },
      day: '2026-12-01',
      inForce: false,
    })
  })

  it('shows a cell under the scheme of the day that is asked for, in force today or not', async () => {
    await settle(ctx, split)
    ctx.time.now = new Date('2027-03-01T02:30:00Z')
    expect(await readCell(ctx, '111', '2026-03-01')).toMatchObject({
      scheme: { id: 'town-2026' },
      day: '2026-03-01',
      inForce: false,
    })
    expect(await readCell(ctx, '111', '2027-02-01')).toMatchObject({ scheme: { id: 'split' }, inForce: true })
    expect(await issuesOf(() => readCell(ctx, '121', '2027-02-01'))).toEqual([
      { code: 'cell.unknown', field: 'code' },
    ])
  })

  it('shows what is fixed of it, its site and its lists', async () => {
    const item = { number: '1', item: '巡查', owner: '镇政府', part: 'main', signedOn: null } as const
    const site = { lng: 100.5, lat: 30.5 }
    const point = { code: '111-1', name: '砖厂', level: 'point', parent: '111', polygons: null, site }
    const facts = {
      '111-1': {
        ...noFacts,
        fixes: { duty: '日常巡查' },
        lists: [{ kind: 'duties' as const, items: [item] }],
        site: { kind: 'enterprise' as const, uscc: '91652100MA0000000X' },
      },
    }
    await settle(ctx, townWith([...townScheme.areas, point], { id: 'next', validFrom: '2026-02-01', facts }))
    expect(await readCell(ctx, '111-1')).toMatchObject({
      responsible: null,
      seats: [],
      fixes: [
        { fix: 'area', text: null, fixed: true },
        { fix: 'person', text: null, fixed: false },
        { fix: 'duty', text: '日常巡查', fixed: true },
        { fix: 'task', text: null, fixed: false },
        { fix: 'reward', text: null, fixed: false },
      ],
      lists: [{ kind: 'duties', items: [item] }],
      site: { kind: 'enterprise', uscc: '91652100MA0000000X', at: site },
    })
    expect((await readCell(ctx, '111')).site).toBeNull()
  })

  it.each(['999', '', 'toString'])('knows no cell %j', async (code) => {
    expect(await issuesOf(() => readCell(ctx, code))).toEqual([{ code: 'cell.unknown', field: 'code' }])
  })
})
