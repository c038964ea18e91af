import { describe, expect, it } from 'vitest'
import { deskTown, people } from '../testing/handled.ts'
import { issuesOf } from '../testing/issues.ts'
import { deliverAll } from '../testing/town.ts'
import { unitQueue } from './queues-of.ts'
import { readQueue } from './read-queue.ts'

async function listed() {
  const desk = await deskTown()
  const numbers = async (actor: (typeof people)[keyof typeof people], input: object = {}) => {
    await deliverAll(desk.ctx)
    return (await readQueue(desk.ctx, actor, input)).lines.map(({ no }) => no)
  }
  return { desk, numbers }
}

describe('the work list', () => {
  it('has what the own unit must act on, and of a cell all below it', async () => {
    const { desk, numbers } = await listed()
    expect(await numbers(people.village)).toEqual([desk.no])
    expect(await numbers(people.town)).toEqual([])
    expect(await numbers(people.town, { cell: '11' })).toEqual([desk.no])
    expect(await numbers(people.otherVillage)).toEqual([])
  })

  it('follows an offer: with both until it is received, then with the receiver alone', async () => {
    const { desk, numbers } = await listed()
    await desk.do(people.village, 'accept')
    await desk.do(people.village, 'transfer', { to: '1@water', reason: '河道' })
    expect(await numbers(people.water)).toEqual([desk.no])
    expect(await numbers(people.village)).toEqual([desk.no])
    await desk.do(people.water, 'receive')
    expect(await numbers(people.water)).toEqual([desk.no])
    expect(await numbers(people.village)).toEqual([])
  })

  it('has the case of a joint enforcement for every unit that takes part, departments too', async () => {
    const { desk, numbers } = await listed()
    await desk.do(people.village, 'accept')
    await desk.do(people.county, 'team', { lead: '11', members: ['111', '1@water'], text: '联合检查' })
    for (const actor of [people.town, people.village, people.water])
      expect(await numbers(actor)).toEqual([desk.no])
  })

  it('keeps to a category and to what is past its last day', async () => {
    const { desk, numbers } = await listed()
    expect(await numbers(people.village, { category: 'noise' })).toEqual([])
    expect(await numbers(people.village, { overdue: '1' })).toEqual([])
    desk.ctx.time.now = new Date('2026-12-20T01:00:00Z')
    expect(await numbers(people.village, { overdue: '1' })).toEqual([desk.no])
  })

  it('of a rare kind says how many it looked at where none fitted, and goes on from there', async () => {
    const { desk } = await listed()
    await deliverAll(desk.ctx)
    const queue = unitQueue('111')
    const [own] = (await desk.ctx.board.list({ queue, limit: 1 })).entries
    if (!own) throw new Error('nothing is listed')
    for (let n = 0; n < 2_100; n++) {
      const no = `C26-${String(n).padStart(5, '0')}-00000`
      const [pk, order] = [`case#${no}`, `2026-01-01#${no}`]
      await desk.ctx.board.put({
        ...own,
        pk,
        order,
        body: { ...(own.body as object), no, category: 'noise' },
      })
    }
    const mine = { category: (own.body as { category: string }).category }
    const first = await readQueue(desk.ctx, people.village, mine)
    expect(first).toMatchObject({ lines: [], looked: 2_000, next: expect.any(String) })
    const then = await readQueue(desk.ctx, people.village, { ...mine, cursor: first.next })
    expect(then).toMatchObject({ lines: [{ no: desk.no }], looked: 101, next: null })
  })

  it('of a cell outside the reach is not there', async () => {
    const { desk } = await listed()
    const asked = () => readQueue(desk.ctx, people.otherVillage, { cell: '11' })
    expect((await issuesOf(asked)).map(({ code }) => code)).toEqual(['staff.unknown'])
  })
})
