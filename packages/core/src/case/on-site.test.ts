import { beforeEach, describe, expect, it } from 'vitest'
import { evidenceClaim, evidenceStream } from '../evidence/evidence.ts'
import { type Desk, deskTown, people } from '../testing/handled.ts'
import { evidenceNo, offered, photo } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { expectPromises } from '../testing/promises.ts'
import { deliverAll, handIn, tipAt } from '../testing/town.ts'
import { caseStream } from './case.ts'
import { closedOnSite } from './closed-on-site.ts'
import { readCase } from './read.ts'
import { caseWords } from './sealed.ts'

const { village, worker, town, county, command, otherVillage } = people

let at: Desk
beforeEach(async () => {
  at = await deskTown()
  await at.do(village, 'accept')
})
const seq = async () => (await at.ctx.ledger.head(caseStream(at.no)))?.seq
const wordsNow = async () => [...(await caseWords(at.ctx, at.no))].at(-1)?.[1]

describe('a step on the spot', () => {
  const point = { lng: 100.501, lat: 30.5, datum: 'wgs84' }

  it('has its time, who, its photos, and how far from the place it was; the very place lies sealed', async () => {
    const id = await at.newPhoto(1)
    await at.do(worker, 'visit', {
      step: 'check',
      at: '2026-11-21T05:50:31+08:00',
      point,
      photos: [id],
      text: '现场有异味',
    })
    const { visits, stage, handlers } = await at.caseNow()
    expect([stage, handlers]).toEqual(['on-site', ['staff:worker']])
    expect(visits).toEqual([
      { step: 'check', at: '2026-11-20T21:50Z', by: 'staff:worker', photos: [id], distance: 96 },
    ])
    expect(await at.ctx.ledger.claim(evidenceClaim(id))).toBe(at.no)
    expect(await wordsNow()).toEqual({ text: '现场有异味', point })
    const stored = JSON.stringify([await at.ctx.ledger.events(caseStream(at.no)), await at.caseNow()])
    for (const told of ['100.501', '现场有异味']) expect(stored).not.toContain(told)
  })

  it('tells no distance where nobody told a place', async () => {
    await at.do(worker, 'visit', { step: 'check' })
    expect((await at.caseNow()).visits).toMatchObject([
      { distance: null, at: '2026-11-20T22:00Z', photos: [] },
    ])
  })

  it('that is the first look begins the investigation, no other does', async () => {
    await at.do(worker, 'visit', { step: 'receive' })
    expect(await at.clock('tip.start')).toMatchObject({ state: 'running' })
    await at.do(worker, 'visit', { step: 'check' })
    expect(await at.clock('tip.start')).toMatchObject({ state: 'met', endedOn: '2026-11-21' })
  })

  it('leaves the stage of a rectification and of a penalty as it is', async () => {
    await at.do(village, 'rectify', { text: '责令整改' })
    await at.do(worker, 'visit', { step: 'report' })
    expect(await at.caseNow()).toMatchObject({ stage: 'rectifying' })
    await at.do(village, 'penalise', { text: '立案' })
    await at.do(worker, 'visit', { step: 'report' })
    expect(await at.caseNow()).toMatchObject({
      stage: 'penalty',
      handlers: ['staff:village', 'staff:worker'],
    })
  })

  it.each<[input: object, code: string, field: string]>([
    [{}, 'case.step_unknown', 'step'],
    [{ step: 'look' }, 'case.step_unknown', 'step'],
    [{ step: 'check', at: 'yesterday' }, 'case.visit_at_invalid', 'at'],
    [{ step: 'check', at: '2026-11-21T06:06:00+08:00' }, 'case.visit_in_future', 'at'],
    [{ step: 'check', at: '2026-11-20T10:29:00+08:00' }, 'case.visit_too_early', 'at'],
    [{ step: 'check', point: { lng: 100, lat: 30 } }, 'point.datum_missing', 'point.datum'],
    [{ step: 'check', photos: ['x'] }, 'evidence.unknown', 'photos.0'],
    [{ step: 'check', photos: [evidenceNo(404)] }, 'evidence.unknown', 'photos.0'],
    [{ step: 'check', photos: Array(7).fill(evidenceNo(1)) }, 'evidence.too_many', 'photos'],
    [{ step: 'check', text: '字'.repeat(2_001) }, 'case.text_too_long', 'text'],
  ])('is not taken as %j', async (input, code, field) => {
    expect(await issuesOf(() => at.do(worker, 'visit', input))).toEqual([{ code, field }])
    expect(await seq()).toBe(3)
  })

  it('is taken when the phone’s clock runs a little ahead, and at the very minute of the report', async () => {
    for (const time of ['2026-11-21T06:05:00+08:00', '2026-11-20T10:30:00+08:00'])
      await at.do(worker, 'visit', { step: 'check', at: time })
    expect((await at.caseNow()).visits).toHaveLength(2)
  })

  describe('with a photo', () => {
    const visit = (photos: readonly string[]) =>
      issuesOf(() => at.do(worker, 'visit', { step: 'check', photos }))

    it('that is still being looked at is asked to wait', async () => {
      expect(await visit([await offered(at.ctx, 900, 8)])).toEqual([
        { code: 'case.photo_waiting', field: 'photos.0' },
      ])
    })

    it('that was refused, or is a recording, is not taken', async () => {
      for (const [n, state] of [
        [8, { status: 'refused', reason: 'broken' }],
        [
          9,
          {
            status: 'clean',
            kind: 'video',
            type: 'video/mp4',
            bytes: 1,
            sha256: '',
            width: null,
            height: null,
          },
        ],
      ] as const) {
        const id = await offered(at.ctx, 900, n)
        const stream = evidenceStream(id)
        const streams = [{ stream, after: 0, events: [{ type: 'test', data: {} }], state }]
        await at.ctx.ledger.append({ at: at.ctx.now().toISOString(), by: 'tester', streams })
        expect(await visit([id])).toEqual([{ code: 'case.photo_invalid', field: 'photos.0' }])
      }
    })

    it('twice, of another case, or past its day is not taken', async () => {
      const id = await at.newPhoto(1)
      expect(await visit([id, id])).toEqual([{ code: 'evidence.twice', field: 'photos.1' }])
      const foreign = await photo(at.ctx, 7, 7)
      await handIn(at.ctx, 7, { ...tipAt(101.5), description: '另一处的事', evidence: [{ id: foreign }] })
      expect(await visit([foreign])).toEqual([{ code: 'evidence.taken', field: 'photos.0' }])
      at.later(25)
      expect(await visit([id])).toEqual([{ code: 'evidence.expired', field: 'photos.0' }])
    })

    it('that stands in the case already may be shown again', async () => {
      const id = await at.newPhoto(1)
      expect(await visit([id])).toEqual([])
      at.later(30)
      expect(await visit([id])).toEqual([])
    })
  })

  it('closed on the spot in one visit are all four by one person on one day of China', () => {
    const visit = (
      step: 'check' | 'receive' | 'rectify' | 'report',
      by = 'staff:a',
      time = '2026-11-21T03:00Z',
    ) => ({
      step,
      by,
      at: time,
      photos: [],
      distance: null,
    })
    const four = (['check', 'receive', 'rectify', 'report'] as const).map((step) => visit(step))
    expect(closedOnSite(four)).toBe(true)
    expect(closedOnSite(four.slice(1))).toBe(false)
    expect(closedOnSite([...four.slice(1), visit('check', 'staff:b')])).toBe(false)
    expect(closedOnSite([...four.slice(1), visit('check', 'staff:a', '2026-11-20T15:59Z')])).toBe(false)
    expect(closedOnSite([...four.slice(1), visit('check', 'staff:a', '2026-11-20T16:00Z')])).toBe(true)
    expect(closedOnSite([])).toBe(false)
  })
})

describe('a rectification', () => {
  it('is ordered by a day still to come, and the order is told to nobody outside', async () => {
    await at.do(village, 'rectify', { text: '五日内完成整改', on: '2026-11-26' })
    expect(await at.caseNow()).toMatchObject({ stage: 'rectifying' })
    expect(await wordsNow()).toEqual({ text: '五日内完成整改', on: '2026-11-26' })
    await deliverAll(at.ctx)
    expect(JSON.stringify(await readCase(at.ctx, at.no))).not.toContain('五日内')
    expect(await issuesOf(() => at.do(village, 'rectify', { text: '再', on: '2026-11-21' }))).toEqual([
      { code: 'case.wrong_stage' },
    ])
  })

  it.each(['2026-11-21', '2026-11-20', '2026-02-30', 'soon'])('is not ordered by %s', async (on) => {
    expect(await issuesOf(() => at.do(village, 'rectify', { text: '责令整改', on }))).toEqual([
      { code: 'case.day_invalid', field: 'on' },
    ])
  })
})

describe('a penalty and a referral', () => {
  beforeEach(() => at.do(worker, 'visit', { step: 'check' }))

  it('leave the public with what it knew: no step, no entry in the log, no other status', async () => {
    await deliverAll(at.ctx)
    const [before, { leaf }] = [await readCase(at.ctx, at.no), await at.caseNow()]
    await at.do(village, 'penalise', { text: '涉嫌违法，立案调查' })
    await at.do(village, 'refer', { to: 'police', text: '涉嫌犯罪' })
    await deliverAll(at.ctx)
    expect(await readCase(at.ctx, at.no)).toEqual(before)
    expect(await at.caseNow()).toMatchObject({
      leaf,
      stage: 'penalty',
      referral: { to: 'police', on: '2026-11-21' },
      handlers: ['staff:worker', 'staff:village'],
    })
    await expectPromises(at.ctx, [at.tip])
  })

  it('are not to just anybody', async () => {
    expect(await issuesOf(() => at.do(village, 'refer', { to: 'newspaper', text: '试' }))).toEqual([
      { code: 'case.refer_unknown', field: 'to' },
    ])
    expect(await issuesOf(() => at.do(worker, 'penalise', { text: '立案' }))).toEqual([
      { code: 'staff.denied' },
    ])
  })
})

describe('what cannot be finished now', () => {
  beforeEach(() => at.do(village, 'rectify', { text: '责令整改' }))

  it('is closed for a stage until a day: everybody sees the day, and the clock of the whole runs on', async () => {
    const whole = await at.clock('tip.finish')
    await at.do(village, 'stage-close', { nextOn: '2027-01-15', text: '设备在途' })
    expect(await at.caseNow()).toMatchObject({ stage: 'stage-closed', status: 'handling' })
    expect(await at.clock('stage.next')).toMatchObject({ state: 'running', due: { date: '2027-01-15' } })
    expect(await at.clock('tip.finish')).toEqual(whole)
    await at.do(village, 'resume', { text: '设备已到' })
    expect(await at.caseNow()).toMatchObject({ stage: 'rectifying' })
    expect(await at.clock('stage.next')).toMatchObject({ state: 'met' })
    await deliverAll(at.ctx)
    await expectPromises(at.ctx, [at.tip])
  })

  it('is put on the hold account by a superior, and never by who handles it', async () => {
    expect(await issuesOf(() => at.do(village, 'hold', { reviewOn: '2026-12-21', reason: '等待' }))).toEqual([
      { code: 'staff.denied' },
    ])
    await at.do(town, 'hold', { reviewOn: '2026-12-21', reason: '须等管网建成' })
    expect(await at.caseNow()).toMatchObject({ stage: 'hold', status: 'handling' })
    expect(await at.clock('hold.review')).toMatchObject({ state: 'running', due: { date: '2026-12-21' } })
    expect(await at.clock('tip.finish')).toMatchObject({ state: 'running' })
    await at.do(village, 'resume')
    expect(await at.clock('hold.review')).toMatchObject({ state: 'met' })
  })

  it.each([
    [village, 'stage-close', 'nextOn', '2026-11-21', 'case.day_invalid'],
    [village, 'stage-close', 'nextOn', undefined, 'case.day_invalid'],
    [village, 'stage-close', 'nextOn', '2027-06-30', 'case.day_too_late'],
    [command, 'hold', 'reviewOn', '2026-11-21', 'case.day_invalid'],
    [county, 'hold', 'reviewOn', '2027-06-30', 'case.day_too_late'],
  ] as const)('is put off by %j with %s: %s on %s is %s', async (actor, deed, field, day, code) => {
    const words = deed === 'hold' ? { reason: '等待' } : { text: '等待' }
    expect(await issuesOf(() => at.do(actor, deed, { ...words, [field]: day }))).toEqual([{ code, field }])
    expect(await at.caseNow()).toMatchObject({ stage: 'rectifying' })
  })
})

describe('a report and a note', () => {
  it('stand in the file and are told to nobody outside; who reports has had a part in handling', async () => {
    await deliverAll(at.ctx)
    const before = await readCase(at.ctx, at.no)
    await at.do(worker, 'progress', { text: '已约谈业主' })
    await at.do(town, 'note', { text: '注意时限' })
    await deliverAll(at.ctx)
    expect(await readCase(at.ctx, at.no)).toEqual(before)
    expect([...(await caseWords(at.ctx, at.no)).values()]).toEqual([
      { text: '已约谈业主' },
      { text: '注意时限' },
    ])
    expect((await at.caseNow()).handlers).toEqual(['staff:worker'])
    expect(await issuesOf(() => at.do(otherVillage, 'note', { text: '好奇' }))).toEqual([
      { code: 'staff.unknown' },
    ])
    await expectPromises(at.ctx, [at.tip])
  })

  it.each(['progress', 'note'] as const)('%s says something', async (deed) => {
    for (const text of [undefined, '', ' \n', '\u200b'])
      expect(await issuesOf(() => at.do(village, deed, { text }))).toEqual([
        { code: 'case.text_missing', field: 'text' },
      ])
  })
})
