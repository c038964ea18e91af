import { beforeEach, describe, expect, it } from 'vitest'
import { signAgreement } from '../agreement/sign.ts'
import { dayOf } from '../calendar/calendar.ts'
import type { StaffActor } from '../staff/staff.ts'
import { conclusion, type Desk, deskTown, people } from '../testing/handled.ts'
import { issuesOf } from '../testing/issues.ts'
import { staffActor } from '../testing/staff.ts'
import { deliverAll, operator } from '../testing/town.ts'
import { queuesOf } from './queues-of.ts'
import { readDeskCase } from './read-desk-case.ts'
import { readPassedOn } from './read-passed-on.ts'

const { village, otherTown, county, command, water } = people
const eco = staffActor({ role: 'department', cell: '1', department: 'eco' }, 'eco')
const reason = '属对方职责'

let at: Desk
const codesOf = async (deed: () => Promise<unknown>) => (await issuesOf(deed)).map(({ code }) => code)
const today = () => dayOf(at.ctx.now())
const listed = async (who: StaffActor) => {
  await deliverAll(at.ctx)
  return (await readPassedOn(at.ctx, who, {})).lines.map(({ line, last }) => ({ no: line.no, line, last }))
}
const read = (who: StaffActor) => readDeskCase(at.ctx, who, at.no)
const close = async (by: StaffActor) => {
  const photo = await at.newPhoto(1)
  await at.do(by, 'visit', { step: 'check', photos: [], text: '已到现场' })
  await at.do(by, 'conclude', conclusion([photo]))
  await at.do(county, 'check', { result: 'passed', text: '核查属实' })
}

/** In the hands of the eco department, which passes it on to the water department. */
beforeEach(async () => {
  at = await deskTown()
  await at.do(village, 'accept')
  await at.do(command, 'dispatch', { to: '1@eco' })
  await at.do(eco, 'transfer', { to: '1@water', reason })
})

describe('who passed a case on', () => {
  it('has it on a list of its own from the offer on, with the answer and where it stands', async () => {
    expect(await listed(eco)).toMatchObject([
      { no: at.no, last: { to: '1@water', by: 'transfer', answer: 'waiting' } },
    ])
    await at.do(water, 'receive')
    expect(await listed(eco)).toMatchObject([
      {
        line: { stage: 'dispatched', unit: '1@water' },
        last: { answer: 'received', answeredOn: today() },
      },
    ])
    expect(await listed(water)).toEqual([])
  })

  it('is told when it is received, and when it ends', async () => {
    await at.do(water, 'receive')
    expect((await at.caseNow()).news.at(-1)).toMatchObject({ kind: 'received', units: ['1@eco'] })
    await close(water)
    const news = (await at.caseNow()).news.find(({ kind }) => kind === 'fed-back')
    expect(news?.units).toEqual(expect.arrayContaining(['1@eco', '111']))
    expect(news?.units).not.toContain('1@water')
  })

  it('keeps reading it: its course, not what was reported, and does nothing', async () => {
    await at.do(water, 'receive')
    const seen = await read(eco)
    expect(seen.history.map(({ event }) => event)).toContain('receive')
    expect(seen).toMatchObject({ unit: '1@water', reported: null, next: [], mayAnswerReporter: false })
    expect(seen.history.every(({ words }) => words === null)).toBe(true)
    expect(await codesOf(() => at.do(eco, 'conclude', {}))).toEqual(['staff.denied'])
    expect(await codesOf(() => at.do(eco, 'take-back', { reason }))).toEqual(['staff.denied'])
  })

  it('reads of a refusal that it is back, with whom it was', async () => {
    await at.do(water, 'refuse', { reason: '不归我们' })
    expect(await listed(eco)).toMatchObject([{ line: { unit: '1@eco' }, last: { answer: 'refused' } }])
  })

  it('takes it back, and it was never passed on', async () => {
    await at.do(eco, 'take-back', { reason })
    expect(await listed(eco)).toEqual([])
    await at.do(command, 'dispatch', { to: '1@urban' })
    expect(await listed(eco)).toMatchObject([{ last: { to: '1@urban', by: 'dispatch', answer: null } }])
  })

  it('sees what came of it, for ninety days after the end, and then neither list nor case', async () => {
    await at.do(water, 'receive')
    await close(water)
    expect(await listed(eco)).toMatchObject([{ line: { stage: 'closed', verdict: 'true' } }])
    at.later(90 * 24)
    expect(await listed(eco)).toHaveLength(1)
    expect(await read(eco)).toMatchObject({ stage: 'closed' })
    at.later(24)
    expect(await listed(eco)).toEqual([])
    expect(await codesOf(() => read(eco))).toEqual(['staff.unknown'])
  })

  it('in a cell beside that of the place reads it too; a worker there, and who never had it, do not', async () => {
    const other = await deskTown()
    at = other
    await at.do(village, 'accept')
    await at.do(village, 'transfer', { to: '12', reason })
    await at.do(otherTown, 'receive')
    await at.do(otherTown, 'transfer', { to: '1@water', reason })
    await at.do(water, 'receive')
    expect(await read(otherTown)).toMatchObject({ unit: '1@water', reported: null })
    const hands = staffActor({ role: 'worker', cell: '12' }, 'hands')
    expect(await codesOf(() => read(hands))).toEqual(['staff.denied'])
    expect(await codesOf(() => read(eco))).toEqual(['staff.unknown'])
    const auditorThere = staffActor({ role: 'auditor', cell: '12' }, 'auditor-there')
    expect(await codesOf(() => read(auditorThere))).toEqual(['staff.denied'])
  })

  it('does not see it again once it is the one complained of', async () => {
    await at.do(water, 'receive')
    expect(await listed(eco)).toHaveLength(1)
    await at.do(county, 'note-conflict', { against: '1@eco', reason: '举报反映该部门' })
    expect(queuesOf(await at.caseNow())).not.toContain('passed#1@eco')
    expect(await listed(eco)).toEqual([])
    expect(await codesOf(() => read(eco))).toEqual(['staff.unknown'])
    expect((await at.caseNow()).senders).not.toContain('1@eco')
    await close(water)
    const news = (await at.caseNow()).news.find(({ kind }) => kind === 'fed-back')
    expect(news?.units ?? []).not.toContain('1@eco')
  })

  it('tied to the enterprise does not see it in the list', async () => {
    const tied = { ...eco, interests: ['P1'] }
    await deliverAll(at.ctx)
    const list = () => readPassedOn(at.ctx, tied, {})
    expect((await list()).lines).toHaveLength(1)
    const entries = await at.ctx.board.list({ queue: 'passed#1@eco', limit: 10 })
    const [entry] = entries.entries
    if (!entry) throw new Error('there is an entry')
    await at.ctx.board.put({ ...entry, seq: entry.seq + 1, body: { ...(entry.body as object), site: 'P1' } })
    expect((await list()).lines).toEqual([])
  })
})

describe('what was handed to a neighbour', () => {
  it('stands among what was passed on: waiting, then received and gone', async () => {
    at = await handedOver()
    expect(await listed(village)).toMatchObject([
      { line: { stage: 'transferring' }, last: { by: 'hand-over', agreement: 'n-1', answer: 'waiting' } },
    ])
    await at.do(village, 'note-receipt', { theirNo: '7', on: today() })
    expect(await listed(village)).toMatchObject([
      { line: { stage: 'moved' }, last: { answer: 'received', answeredOn: today() } },
    ])
  })

  const handedOver = async () => {
    const town = await deskTown()
    await signAgreement(town.ctx, operator, {
      id: 'n-1',
      counterpart: { 'zh-CN': '邻县', en: 'Next county' },
      scope: { 'zh-CN': '界河', en: 'The river' },
      contact: { office: { 'zh-CN': '办公室', en: 'Office' }, phone: '0995-0000001' },
      validFrom: '2026-01-01',
    })
    await town.do(village, 'accept')
    await town.do(village, 'hand-over', { agreement: 'n-1', reason: '污染源在邻县' })
    return town
  }
})

it('a superior who settles a dispute leaves both with the feedback', async () => {
  await at.do(county, 'settle', { to: '12', reason })
  const { passed } = await at.caseNow()
  expect(passed.filter(({ from }) => from === '1@eco')).toMatchObject([
    { by: 'transfer', to: '1@water', answer: 'settled' },
    { by: 'settle', to: '12', answer: null },
  ])
  expect(await listed(eco)).toMatchObject([{ line: { unit: '12' }, last: { to: '12', by: 'settle' } }])
})
