import { beforeAll, describe, expect, it } from 'vitest'
import { sweep } from '../sweep.ts'
import { deskTown, people } from '../testing/handled.ts'
import { issuesOf } from '../testing/issues.ts'
import {
  deliverAll,
  handIn,
  type MemoryContext,
  memoryContext,
  reportAt,
  settle,
  stateOf,
  untilPublic,
} from '../testing/town.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { listCases } from './list.ts'

describe('the list of cases', () => {
  let ctx: MemoryContext
  /** Numbers of the cases of the west town and of the east town, newest release first. */
  const [west, east]: [string[], string[]] = [[], []]
  beforeAll(async () => {
    ctx = memoryContext()
    await settle(ctx)
    for (let n = 1; n <= 6; n++) {
      const { tipNo } = await handIn(ctx, n, reportAt(n, n % 3 === 0 ? 101.5 : 100.5))
      await untilPublic(ctx)
      const { caseNo } = await stateOf<Tip>(ctx, tipStream(tipNo))
      const cases = n % 3 === 0 ? east : west
      cases.unshift(caseNo)
    }
  })
  const numbers = async (input: unknown) => (await listCases(ctx, input)).cases.map(({ no }) => no)

  it('has those of a cell and all below it, newest first', async () => {
    expect(await numbers({ cell: '11' })).toEqual(west)
    expect(await numbers({ cell: '12' })).toEqual(east)
    expect(await numbers({ cell: '1' })).toEqual(await numbers({}))
    expect((await numbers({})).toSorted()).toEqual([...west, ...east].toSorted())
  })

  it('of a village that is not to be named are empty, and say where its cases show', async () => {
    expect(await listCases(ctx, { cell: '111' })).toMatchObject({
      cases: [],
      shownAt: { code: '11', name: '西镇', level: 'town' },
    })
    expect(await listCases(ctx, { cell: '11' })).toMatchObject({ shownAt: null })
    expect(await listCases(ctx, {})).toMatchObject({ shownAt: null })
  })

  it('names the cell of each and says that the data is for demonstration', async () => {
    const { cases, demo } = await listCases(ctx, { cell: '12', limit: 1 })
    expect(cases).toEqual([
      {
        no: east[0],
        status: 'received',
        category: 'odour',
        cell: { code: '12', name: '东镇', level: 'town' },
        receivedOn: '2026-11-25',
        due: { clock: 'tip.accept', date: '2026-11-27' },
        verdict: null,
        origin: 'tip',
      },
    ])
    expect(demo).toBe(true)
  })

  it('has those past a deadline apart, as long as they are', async () => {
    const desk = await deskTown()
    const late = async () => (await listCases(desk.ctx, { late: '1', cell: '11' })).cases.map(({ no }) => no)
    expect(await late()).toEqual([])
    desk.ctx.time.now = new Date('2026-11-26T00:00:30+08:00')
    await sweep(desk.ctx)
    await deliverAll(desk.ctx)
    expect(await late()).toEqual([desk.no])
    await desk.do(people.village, 'accept')
    await deliverAll(desk.ctx)
    expect(await late()).toEqual([])
    expect((await listCases(desk.ctx, { cell: '11' })).cases.map(({ no }) => no)).toEqual([desk.no])
  })

  it('has those of one status', async () => {
    expect(await numbers({ cell: '11', status: 'received' })).toEqual(west)
    expect(await numbers({ cell: '11', status: 'resolved' })).toEqual([])
  })

  it.each([undefined, 'received'])('comes in pages without gap or repeat (status %s)', async (status) => {
    const pages: string[][] = []
    let cursor: string | null | undefined
    do {
      const page = await listCases(ctx, { limit: '4', status, ...(cursor && { cursor }) })
      pages.push(page.cases.map(({ no }) => no))
      cursor = page.next
    } while (cursor)
    expect(pages.map(({ length }) => length)).toEqual([4, 2])
    expect(pages.flat()).toEqual(await numbers({}))
  })

  it('ends with a page that is exactly full', async () => {
    expect((await listCases(ctx, { limit: 6 })).next).toBeNull()
  })

  it('is not disturbed by a case that comes in between two pages', async () => {
    const other = memoryContext()
    await settle(other)
    for (const n of [1, 2]) await handIn(other, n)
    await untilPublic(other)
    const first = await listCases(other, { limit: 1 })
    await handIn(other, 3)
    await untilPublic(other)
    const second = await listCases(other, { limit: 1, cursor: first.next })
    const all = (await listCases(other, {})).cases.map(({ no }) => no)
    expect([...first.cases, ...second.cases].map(({ no }) => no)).toEqual(all.slice(1))
  })

  it.each([
    [{ cell: '999' }, 'cell.unknown', 'cell'],
    [{ cell: '' }, 'cell.unknown', 'cell'],
    [{ status: 'open' }, 'case.status_unknown', 'status'],
    [{ limit: 0 }, 'list.limit_invalid', 'limit'],
    [{ limit: 101 }, 'list.limit_invalid', 'limit'],
    [{ limit: '2.5' }, 'list.limit_invalid', 'limit'],
    [{ limit: 'many' }, 'list.limit_invalid', 'limit'],
    [{ cursor: '' }, 'list.cursor_invalid', 'cursor'],
    [{ cursor: 'abc' }, 'list.cursor_invalid', 'cursor'],
    [{ cursor: Buffer.from('post#111.head').toString('base64url') }, 'list.cursor_invalid', 'cursor'],
    [{ sort: 'no' }, 'input.unknown_field', 'sort'],
  ])('refuses %j', async (input, code, field) => {
    expect(await issuesOf(() => listCases(ctx, input))).toEqual([{ code, field }])
  })
})
