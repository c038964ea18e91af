import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { sweep } from '../sweep.ts'
import { type Desk, desk, people } from '../testing/handled.ts'
import { closeAs } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { staffActor } from '../testing/staff.ts'
import { handIn, memoryContext, settle, untilPublic } from '../testing/town.ts'

const deputy = staffActor({ role: 'deputy', cell: '1' }, 'deputy')

describe('under supervision', () => {
  let town: Desk
  beforeEach(async () => {
    const ctx = memoryContext('2026-03-02T02:30:00.000Z')
    await settle(ctx)
    const tip = await handIn(ctx, 1)
    await untilPublic(ctx)
    town = await desk(ctx, tip)
    await town.do(people.village, 'accept')
  })

  it('a unit reports in the cycle of its class, and what it does not report shows', async () => {
    await town.do(people.town, 'urge', { kind: 'whole' })
    expect(await town.clock('urge.whole')).toMatchObject({ due: { date: '2026-03-10' }, unit: '111' })
    town.later(24)
    await town.do(people.village, 'progress', { text: '已到现场' })
    expect(await town.clock('urge.whole')).toMatchObject({ due: { date: '2026-03-11' }, state: 'running' })
    town.later(24 * 9)
    await sweep(town.ctx)
    expect(await town.clock('urge.whole')).toMatchObject({ missedOn: '2026-03-12' })
    await town.do(people.village, 'progress', { text: '补报' })
    const urges = (await town.caseNow()).clocks.filter(({ key }) => key === 'urge.whole')
    expect(urges.map(({ state }) => state)).toEqual(['met', 'late', 'running'])
  })

  it('the class can be changed by those above, never by the unit itself', async () => {
    expect(await issuesOf(() => town.do(people.village, 'urge', { kind: 'rapid' }))).toMatchObject([
      { code: 'staff.denied' },
    ])
    await town.do(people.town, 'urge', { kind: 'whole' })
    await town.do(people.county, 'urge', { kind: 'rapid' })
    expect((await town.caseNow()).urge).toEqual({ kind: 'rapid', by: '1' })
    expect(await town.clock('urge.whole')).toMatchObject({ state: 'dropped' })
    expect(await town.clock('urge.rapid')).toMatchObject({ state: 'running' })
    expect(await issuesOf(() => town.do(people.town, 'urge', { kind: 'often' }))).toEqual([
      { code: 'case.urge_unknown', field: 'kind' },
    ])
  })
})

describe('a question of a deputy', () => {
  let town: Desk
  beforeEach(async () => {
    const ctx = memoryContext('2026-03-02T02:30:00.000Z')
    await settle(ctx)
    const tip = await handIn(ctx, 1)
    await untilPublic(ctx)
    town = await desk(ctx, tip)
  })
  const text = '为什么三个月没有结果？'

  it('is sealed until it is answered; then both are public under their hash', async () => {
    await town.do(deputy, 'question', { text })
    const [asked] = (await town.caseNow()).questions
    expect(asked).toEqual({ no: 1, by: deputy.name, askedOn: '2026-03-03', answeredOn: null, answer: null })
    expect(JSON.stringify(await town.ctx.ledger.events(`case#${town.no}`))).not.toContain(text)
    await town.do(people.village, 'answer', { question: 1, text: '正在等检测报告' })
    const [answered] = (await town.caseNow()).questions
    const bytes = await town.ctx.evidence.read(`outcome/${answered?.answer}.json`)
    expect(JSON.parse(Buffer.from(bytes).toString())).toEqual({ question: text, answer: '正在等检测报告' })
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(answered?.answer)
    expect(await town.clock('question.answer')).toMatchObject({ state: 'met' })
  })

  it('has a clock of its own each, and is answered once', async () => {
    await town.do(deputy, 'question', { text })
    await town.do(deputy, 'question', { text: '谁负责？' })
    await town.do(people.village, 'answer', { question: 2, text: '村网格长' })
    const clocks = (await town.caseNow()).clocks.filter(({ key }) => key === 'question.answer')
    expect(clocks.map(({ ref, state }) => [ref, state])).toEqual([
      ['1', 'running'],
      ['2', 'met'],
    ])
    for (const question of [2, 3])
      expect(
        await issuesOf(() => town.do(people.village, 'answer', { question, text: '再答' })),
      ).toMatchObject([{ code: 'case.question_unknown' }])
  })

  it('of a closed case stands on the list of its unit and is missed like any other', async () => {
    await closeAs(town.ctx, town.no, 'true')
    await town.do(deputy, 'question', { text })
    expect((await town.caseNow()).queues).toContain('unit#111')
    town.later(24 * 20)
    await sweep(town.ctx)
    expect(await town.clock('question.answer')).toMatchObject({ missedOn: '2026-03-18' })
  })

  it('is asked by deputies alone', async () => {
    for (const who of [people.village, people.county, people.water])
      expect((await issuesOf(() => town.do(who, 'question', { text }))).length).toBe(1)
    expect((await town.caseNow()).questions).toEqual([])
  })
})
