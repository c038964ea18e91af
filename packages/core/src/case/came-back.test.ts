import { beforeEach, describe, expect, it } from 'vitest'
import { people } from '../testing/handled.ts'
import { closeAs } from '../testing/holder.ts'
import { merged, reformedTown, split } from '../testing/reform.ts'
import { deliverAll, settle, tipAt } from '../testing/town.ts'
import { listRecurrence } from './list-recurrence.ts'
import { readRecurrence } from './read-recurrence.ts'

describe('a problem that comes back', () => {
  let town: Awaited<ReturnType<typeof reformedTown>>
  beforeEach(async () => {
    town = await reformedTown()
  })
  const settled = async (lng: number) => {
    const no = await town.opened(tipAt(lng))
    await closeAs(town.ctx, no, 'true')
    await deliverAll(town.ctx)
    return no
  }
  const back = async (lng: number) => {
    const { follows, recurrence } = await town.caseOf(await town.opened(tipAt(lng)))
    return { follows, recurrence }
  }

  it('over the border of two villages is known again, and counted where it was settled', async () => {
    const first = await settled(100.9995)
    expect(await back(101.0005)).toEqual({ follows: first, recurrence: 1 })
    expect(await readRecurrence(town.ctx, '11')).toMatchObject({
      closed: 1,
      back: 1,
      places: [{ cases: [first, expect.any(String)], cell: { code: '12' } }],
    })
    expect(await readRecurrence(town.ctx, '12')).toMatchObject({ closed: 0, back: 0, places: [] })
    expect(await readRecurrence(town.ctx, '1')).toMatchObject({ closed: 1, back: 1 })
    for (const [cell, who] of [
      ['11', people.town],
      ['1', people.command],
    ] as const)
      expect(await listRecurrence(town.ctx, who, { cell })).toMatchObject({ closed: 1, back: 1 })
  })

  it('is not told to whom it complains of, also where it is back over the border', async () => {
    await settled(100.9995)
    await town.opened({ ...tipAt(101.0005), against: '11' })
    const of = (who: typeof people.town) => listRecurrence(town.ctx, who, { cell: '11' })
    expect(await of(people.command)).toMatchObject({ closed: 1, back: 1 })
    expect(await of(people.town)).toMatchObject({ closed: 1, back: 0, places: [] })
  })

  it('over the border but farther off than the rule says is another', async () => {
    await settled(100.9985)
    expect(await back(101.001)).toEqual({ follows: null, recurrence: 0 })
  })

  it('is known again in a part of the village it was settled in, and where the parts are one again', async () => {
    const first = await settled(101.2)
    await settle(town.ctx, split)
    await town.day('2026-12-01')
    const no = await town.opened(tipAt(101.2005))
    expect(await town.caseOf(no)).toMatchObject({ follows: first, recurrence: 1 })
    expect((await town.caseOf(no)).cells).toEqual(['1', '12', '122'])
    await closeAs(town.ctx, no, 'true')
    await settle(town.ctx, merged)
    await town.day('2027-01-01')
    expect(await back(101.201)).toEqual({ follows: no, recurrence: 2 })
  })
})
