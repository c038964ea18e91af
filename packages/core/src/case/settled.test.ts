import { describe, expect, it } from 'vitest'
import { eraseByReceipt } from '../erase.ts'
import { sweep } from '../sweep.ts'
import { type Desk, desk, people } from '../testing/handled.ts'
import { closeAs, conclusion } from '../testing/holder.ts'
import { hourAgo, patrol } from '../testing/patrolled.ts'
import { staffActor } from '../testing/staff.ts'
import {
  citizen,
  handIn,
  memoryContext,
  reportAt,
  settle,
  square,
  stateOf,
  townScheme,
  townWith,
  untilPublic,
} from '../testing/town.ts'
import { disputeOutcome } from '../tip/dispute.ts'
import { caseDeeds } from './all-deeds.ts'
import { type Case, caseStream } from './case.ts'
import { readReports } from './reports.ts'
import { readSettled, type Settled, sealSettled, settledIn, withSettled } from './settled.ts'

const inMarch = async () => {
  const ctx = memoryContext('2026-03-02T02:30:00.000Z')
  await settle(ctx)
  const tip = await handIn(ctx, 1)
  await untilPublic(ctx)
  return desk(ctx, tip)
}

/** A report some way east of the middle of the west village, and the case it opens. */
const reported = async ({ ctx }: Desk, n: number, east = 0) => {
  const tip = await handIn(ctx, n, reportAt(n, 100.5 + east))
  await sweep(ctx)
  return desk(ctx, tip)
}

describe('a problem that was settled', () => {
  it('is known again after more other reports of its cell than the register of copies remembers', async () => {
    const town = await inMarch()
    await closeAs(town.ctx, town.no, 'true')
    for (let n = 2; n <= 15; n++) await reported(town, n, 0.01 * n)
    const { reports } = await readReports(town.ctx, '111')
    expect(reports.recent.map((known) => known.case)).not.toContain(town.no)
    expect(await (await reported(town, 20, 0.001)).caseNow()).toMatchObject({
      follows: town.no,
      recurrence: 1,
    })
  })

  it('is none while its outcome is reviewed, nor once the case is handled again; closed anew it is', async () => {
    const town = await inMarch()
    await closeAs(town.ctx, town.no, 'true')
    const object = { receipt: town.tip.receipt, input: { kind: 'not-solved', text: '晚上还在排' } }
    await disputeOutcome(town.ctx, citizen, object)
    expect(await (await reported(town, 2)).caseNow()).toMatchObject({ follows: null })
    await town.do(staffActor({ role: 'command', cell: '1' }, 'reviewer'), 'review', {
      result: 'upheld',
      text: '处理到位',
    })
    expect(await (await reported(town, 3)).caseNow()).toMatchObject({ follows: town.no })
  })

  it('is known to a patrol that finds it again', async () => {
    const town = await inMarch()
    await closeAs(town.ctx, town.no, 'true')
    town.later(24)
    const finding = (lng: number) => ({
      category: 'odour',
      result: 'case',
      text: '又有气味',
      point: { lng, lat: 30.5, datum: 'wgs84' },
    })
    const findings = [finding(100.501), finding(100.51)]
    const { cases } = await patrol(town.ctx, 7, hourAgo(town.ctx, 0, { findings }), people.village)
    const found = await Promise.all(cases.map((no) => stateOf<Case>(town.ctx, caseStream(no))))
    expect(found.map(({ follows, recurrence }) => [follows, recurrence])).toEqual([
      [town.no, 1],
      [null, 0],
    ])
  })

  it('of a part of a case is not counted beside that of the case', async () => {
    const town = await inMarch()
    await town.do(people.village, 'accept')
    await town.do(people.town, 'split', { to: ['111'], text: '分开办理' })
    const [no = ''] = (await town.caseNow()).parts
    const asked = (input: unknown) => ({ no, input })
    const proof = await town.newPhoto(1)
    await caseDeeds.conclude(town.ctx, people.village, asked(conclusion([proof])))
    await caseDeeds.check(town.ctx, people.command, asked({ result: 'passed', text: '同意' }))
    expect(await stateOf<Case>(town.ctx, caseStream(no))).toMatchObject({ status: 'resolved' })
    expect((await readSettled(town.ctx, '111', 'odour')).settled).toEqual([])
  })

  it('at a source is the same wherever in it: the grid point named by the report', async () => {
    const ctx = memoryContext('2026-03-02T02:30:00.000Z')
    const plant = {
      code: 'P1',
      name: '某厂',
      level: 'point',
      parent: '111',
      polygons: [square(100.2, 30.2, 0.1)],
    }
    const levels = [
      ...townScheme.levels,
      { kind: 'point', name: { 'zh-CN': '网格点', en: 'Point' }, points: true },
    ]
    await settle(ctx, townWith([...townScheme.areas, plant], { levels }))
    const named = (n: number) => {
      const { point: _, ...told } = reportAt(n)
      return { ...told, cell: 'P1' }
    }
    const tip = await handIn(ctx, 2, named(2))
    await untilPublic(ctx)
    const first = await desk(ctx, tip)
    expect(await first.caseNow()).toMatchObject({ site: 'P1' })
    await closeAs(ctx, first.no, 'true')
    const again = await handIn(ctx, 3, named(3))
    await sweep(ctx)
    expect(await (await desk(ctx, again)).caseNow()).toMatchObject({ follows: first.no, recurrence: 1 })
  })

  it('is forgotten with the tip that told of it, as is its fingerprint', async () => {
    const town = await inMarch()
    await closeAs(town.ctx, town.no, 'true')
    expect((await readSettled(town.ctx, '111', 'odour')).settled).toHaveLength(1)
    await eraseByReceipt(town.ctx, citizen, { receipt: town.tip.receipt })
    expect((await readSettled(town.ctx, '111', 'odour')).settled).toEqual([])
    const { reports } = await readReports(town.ctx, '111')
    expect(reports.recent).toEqual([])
    expect(reports.months).toEqual({ '2026-03': 1 })
    expect(await (await reported(town, 2)).caseNow()).toMatchObject({ follows: null })
  })

  it('that was untrue, or whose place nobody knows, leaves nothing', async () => {
    const town = await inMarch()
    await closeAs(town.ctx, town.no, 'untrue')
    expect(await readSettled(town.ctx, '111', 'odour')).toEqual({ version: 0, settled: [] })
  })

  it('costs a cell without any no read more when a tip is assigned', async () => {
    const town = await inMarch()
    const asked: string[] = []
    const { ledger } = town.ctx
    const register = (key: string) => {
      asked.push(key)
      return ledger.register(key)
    }
    const watched = { ...town, ctx: { ...town.ctx, ledger: { ...ledger, register } } }
    await reported(watched, 2, 0.05)
    expect(asked).not.toContain(settledIn('111', 'odour'))
    await closeAs(town.ctx, town.no, 'true')
    await reported(watched, 3, 0.06)
    expect(asked).toContain(settledIn('111', 'odour'))
  })
})

describe('the register of what was settled', () => {
  const one = (n: number, on = '2026-03-02'): Settled => ({
    no: `C26-K${String(n * 7919)
      .padStart(4, '0')
      .slice(-4)}-${String(n * 104_729)
      .padStart(5, '0')
      .slice(-5)}`,
    on,
    point: { lng: 100 + (n * 7919) / 1_000_000, lat: 30 + ((n * 104_729) % 10_000) / 10_000 },
  })

  it('keeps fifty of a year within a kilobyte, and what it may hold at most within what the ledger stores', () => {
    const ctx = memoryContext()
    const box = (count: number) =>
      sealSettled(
        ctx,
        '652902204211',
        'illegal-construction',
        Array.from({ length: count }, (_, n) => one(n)),
      ).length
    expect(box(50)).toBeLessThan(1_024)
    expect(box(4_000)).toBeLessThan(200_000)
  })

  it('puts the last first, a case closed again once, and forgets what no rule looks back to', () => {
    const twice = [one(1), one(2), one(1, '2026-03-05')].reduce<readonly Settled[]>(
      (all, each) => withSettled(all, each, 365),
      [],
    )
    expect(twice).toEqual([one(1, '2026-03-05'), one(2)])
    expect(withSettled(twice, one(3, '2027-03-03'), 365)).toEqual([
      one(3, '2027-03-03'),
      one(1, '2026-03-05'),
    ])
  })
})
