import { beforeEach, describe, expect, it } from 'vitest'
import { sweep } from '../sweep.ts'
import { type Desk, desk, people } from '../testing/handled.ts'
import { closeAs } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { citizen, deliverAll, handIn, memoryContext, reportAt, settle, untilPublic } from '../testing/town.ts'
import { disputeOutcome } from '../tip/dispute.ts'
import { listRecurrence } from './list-recurrence.ts'
import { readCase } from './read.ts'
import { readRecurrence } from './read-recurrence.ts'

let town: Desk
beforeEach(async () => {
  const ctx = memoryContext('2026-03-02T02:30:00.000Z')
  await settle(ctx)
  const tip = await handIn(ctx, 1)
  await untilPublic(ctx)
  town = await desk(ctx, tip)
})

/** A report some way east of the first, and its case. */
const reported = async (n: number, east = 0) => {
  const tip = await handIn(town.ctx, n, reportAt(n, 100.5 + east))
  await sweep(town.ctx)
  return desk(town.ctx, tip)
}

const close = async (at: Desk, verdict: 'true' | 'untrue' = 'true') => {
  await closeAs(town.ctx, at.no, verdict)
  await deliverAll(town.ctx)
}

describe('what the public reads of problems that came back', () => {
  it('is how many of the settled ones did, in which days, by kind, and the chain of cases of each place', async () => {
    await close(town)
    const second = await reported(2, 0.001)
    const far = await reported(3, 0.1)
    await untilPublic(town.ctx)
    await close(second)
    await close(far)
    const third = await reported(4)
    await untilPublic(town.ctx)
    expect(await readRecurrence(town.ctx, '11')).toEqual({
      cell: { code: '11', name: '西镇', level: 'town' },
      from: '2025-03-05',
      to: '2026-03-05',
      withinDays: 365,
      nearMetres: 200,
      closed: 3,
      back: 2,
      kinds: [{ category: 'odour', closed: 3, back: 2 }],
      places: [
        {
          category: 'odour',
          on: expect.any(String),
          cases: [town.no, second.no, third.no],
          times: 2,
          cell: { code: '11', name: '西镇', level: 'town' },
        },
      ],
      demo: true,
    })
    expect(await readRecurrence(town.ctx, '12')).toMatchObject({ closed: 0, back: 0, places: [] })
    expect(await issuesOf(() => readRecurrence(town.ctx, 'nowhere'))).toMatchObject([
      { code: 'cell.unknown' },
    ])
  })

  it('says nothing of a case before its release, and nothing of a cell that is not told', async () => {
    await close(town)
    await reported(2)
    await deliverAll(town.ctx)
    expect(await readRecurrence(town.ctx, '1')).toMatchObject({ closed: 1, back: 0, places: [] })
    expect((await readCase(town.ctx, town.no)).later).toEqual([])
    await untilPublic(town.ctx)
    expect(await readRecurrence(town.ctx, '1')).toMatchObject({ closed: 1, back: 1 })
    expect(await readRecurrence(town.ctx, '111')).toMatchObject({ closed: 0, back: 0, places: [] })
  })

  it('does not count what was reopened since, nor hold against anybody what proved untrue', async () => {
    await close(town)
    const second = await reported(2)
    await untilPublic(town.ctx)
    await close(second, 'untrue')
    expect(await readRecurrence(town.ctx, '1')).toMatchObject({ closed: 1, back: 0, places: [] })
    const object = { receipt: town.tip.receipt, input: { kind: 'not-solved', text: '晚上还在排' } }
    await disputeOutcome(town.ctx, citizen, object)
    await town.do(people.command, 'review', { result: 'reopened', text: '重新办理' })
    await deliverAll(town.ctx)
    expect(await readRecurrence(town.ctx, '1')).toMatchObject({ closed: 0, back: 0 })
  })

  it('forgets what was settled before the days it looks back to', async () => {
    await close(town)
    town.later(24 * 366)
    expect(await readRecurrence(town.ctx, '1')).toMatchObject({ closed: 0, from: '2026-03-04' })
  })

  it('is linked both ways on the page of every case of the chain', async () => {
    await close(town)
    const second = await reported(2)
    await untilPublic(town.ctx)
    await close(second)
    const third = await reported(3)
    await untilPublic(town.ctx)
    const nos = async (no: string) => {
      const { earlier, later } = await readCase(town.ctx, no)
      return [earlier.map((each) => each.no), later.map((each) => each.no)]
    }
    expect(await nos(town.no)).toEqual([[], [second.no, third.no]])
    expect(await nos(second.no)).toEqual([[town.no], [third.no]])
    expect(await nos(third.no)).toEqual([[town.no, second.no], []])
    expect((await readCase(town.ctx, third.no)).earlier[0]).toEqual({
      no: town.no,
      status: 'resolved',
      receivedOn: '2026-03-02',
      closedOn: '2026-03-03',
    })
  })
})

describe('what superiors read', () => {
  const asked = (cell: string, who = people.command, category?: string) =>
    listRecurrence(town.ctx, who, { cell, category })

  it('is where problems return the most, by cell below and kind, before any release', async () => {
    await close(town)
    const second = await reported(2)
    await deliverAll(town.ctx)
    expect(await asked('1')).toMatchObject({
      closed: 1,
      back: 1,
      below: [{ code: '11', closed: 1, back: 1 }],
      kinds: [{ category: 'odour', closed: 1, back: 1 }],
      places: [{ cells: ['1', '11', '111'], cases: [town.no, second.no], times: 1 }],
      whole: true,
    })
    expect((await asked('11')).below).toEqual([{ code: '111', closed: 1, back: 1 }])
    expect(await asked('12')).toMatchObject({ closed: 0, back: 0, places: [] })
    expect(await asked('1', people.command, 'noise')).toMatchObject({ closed: 0, back: 0 })
  })

  it('loses what is handled again', async () => {
    await close(town)
    const object = { receipt: town.tip.receipt, input: { kind: 'back', text: '晚上还在排' } }
    await disputeOutcome(town.ctx, citizen, object)
    await town.do(people.command, 'review', { result: 'reopened', text: '重新办理' })
    await deliverAll(town.ctx)
    expect(await asked('1')).toMatchObject({ closed: 0, back: 0 })
  })

  it('is refused for a cell out of reach, and leaves out cases that complain of the reader', async () => {
    await close(town)
    await reported(2)
    await deliverAll(town.ctx)
    expect(await issuesOf(() => asked('12', people.town))).toMatchObject([{ code: 'staff.unknown' }])
    const input = { ...reportAt(9, 100.7), against: '11' }
    const tip = await handIn(town.ctx, 9, input)
    await untilPublic(town.ctx)
    const complaint = await desk(town.ctx, tip)
    expect(await complaint.caseNow()).toMatchObject({ against: '11' })
    await closeAs(town.ctx, complaint.no, 'true')
    await deliverAll(town.ctx)
    expect(await asked('11')).toMatchObject({ closed: 2 })
    expect(await asked('11', people.town)).toMatchObject({ closed: 1 })
  })
})
