import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Evidence, evidenceStream, redactName, shownName } from '../evidence/evidence.ts'
import { jpeg } from '../evidence/photos.fixture.ts'
import { redactPhoto } from '../evidence/redact-photo.ts'
import { takeObject } from '../evidence/take-object.ts'
import { sendAndClean } from '../evidence/uploads.fixture.ts'
import { conclusion, type Desk, desk as deskOf, deskTown, people } from '../testing/handled.ts'
import { issuesOf } from '../testing/issues.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { staffActor } from '../testing/staff.ts'
import { deliverAll, handIn, memoryContext, settle, stateOf, tipAt, untilPublic } from '../testing/town.ts'
import { listPublishing } from './list-publishing.ts'
import { publishCaseOutcome } from './publish-outcome.ts'
import { readCase } from './read.ts'
import { readPublication } from './read-publication.ts'
import { readPreview, readPublicPhoto } from './read-shown-photo.ts'

const publisher = staffActor({ role: 'publisher', cell: '1' }, 'publisher')
const summary = '经查，该厂废气治理设施停用，已责令整改并立案处罚。'

let desk: Desk
let photo: string
beforeEach(async () => {
  desk = await deskTown()
  photo = await sendAndClean(desk.ctx, await jpeg(64, 48), 'image/jpeg', 900)
  await close()
})

async function close() {
  await desk.do(people.village, 'take-up')
  await desk.do(people.village, 'accept')
  await desk.do(people.village, 'conclude', conclusion([photo]))
  await desk.do(people.town, 'check', { result: 'passed', text: '现场已看过' })
}

const codes = async (deed: () => unknown) => (await issuesOf(deed)).map(({ code }) => code)
const publish = (input: object = { summary }, actor = publisher, seq?: number) =>
  publishCaseOutcome(desk.ctx, actor, { no: desk.no, input, ...(seq !== undefined && { seq }) })
const shownNow = async () =>
  (await stateOf<Evidence & { status: 'clean' }>(desk.ctx, evidenceStream(photo))).shown?.sha256 ?? ''
async function redact(x = 1) {
  const boxes = [{ x, y: 1, width: 20, height: 20 }]
  await redactPhoto(desk.ctx, publisher, { no: desk.no, id: photo, boxes })
  await takeObject(desk.ctx, redactName(photo))
  return shownNow()
}
const published = async () => (await desk.caseNow()).outcome?.published
const stored = (folder: string) => desk.ctx.evidence.names().filter((name) => name.startsWith(folder))

describe('an outcome', () => {
  it('is drafted by who handled it, and waits in the list of the publishers until it is public', async () => {
    await deliverAll(desk.ctx)
    expect((await listPublishing(desk.ctx, publisher)).lines.map(({ no }) => no)).toEqual([desk.no])
    const elsewhere = staffActor({ role: 'publisher', cell: '12' })
    expect((await listPublishing(desk.ctx, elsewhere)).lines).toEqual([])
    const found = await readPublication(desk.ctx, publisher, desk.no)
    expect(found).toMatchObject({
      summary: conclusion([]).summary,
      photos: [{ id: photo, of: 'staff', side: 'after', shown: null }],
    })
    await publish()
    await deliverAll(desk.ctx)
    expect((await listPublishing(desk.ctx, publisher)).lines).toEqual([])
    expect((await readPublication(desk.ctx, publisher, desk.no))?.summary).toBe(summary)
  })

  it('is public with its summary and its redacted photo, the delivery is noted and the clock met', async () => {
    const sha256 = await redact()
    await publish({ summary, after: [`${photo}/${sha256}`] })
    const { outcome } = await desk.caseNow()
    expect(outcome).toMatchObject({
      published: { by: publisher.name, before: [], after: [sha256] },
      deliveries: { public: desk.ctx.now().toISOString() },
    })
    expect((await desk.clock('publish.outcome'))?.state).toBe('met')
    await deliverAll(desk.ctx)
    const page = await readCase(desk.ctx, desk.no)
    expect(page.outcome).toMatchObject({ summary, published: { after: [sha256] } })
    const text = outcome?.published?.text ?? ''
    const bytes = await desk.ctx.evidence.read(`outcome/${text}.json`)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(text)
    expect(await readPublicPhoto(desk.ctx, desk.no, sha256)).toEqual(
      await readPreview(desk.ctx, publisher, { no: desk.no, id: photo }),
    )
    const events = JSON.stringify(await desk.ctx.ledger.events(`case#${desk.no}`))
    expect(events).not.toContain(summary)
    expect(JSON.stringify(page)).not.toContain(photo)
  })

  it.each([
    ['', 'case.summary_missing'],
    ['请拨打 138 0013 8000 了解情况', 'case.summary_personal'],
    ['当事人身份证号 11010519491231002X', 'case.summary_personal'],
    ['字'.repeat(2001), 'case.text_too_long'],
    ['a\u202eb', 'case.text_invalid'],
  ])('is not published with the summary “%.20s”', async (given, code) => {
    expect(await codes(() => publish({ summary: given }))).toEqual([code])
    expect(await published()).toBeNull()
    expect(stored('outcome/')).toEqual([])
  })

  it('is not published in the reporter’s own words', async () => {
    const told = '每天凌晨两点以后锅炉房都往河里排黑色的污水'
    const ctx = memoryContext()
    await settle(ctx)
    const tip = await handIn(ctx, 1, { ...tipAt(), description: told })
    await untilPublic(ctx)
    desk = await deskOf(ctx, tip)
    photo = await sendAndClean(ctx, await jpeg(64, 48), 'image/jpeg', 900)
    await close()
    const copied = `经查，${told.slice(4, 17)}，已立案。`
    expect(await codes(() => publish({ summary: copied }))).toEqual(['case.summary_repeats_tip'])
    expect(await published()).toBeNull()
    expect(stored('outcome/')).toEqual([])
    await publish({ summary: `经查，${told.slice(4, 10)}，已立案。` })
  })

  it.each([
    ['nobody redacted', async () => 'f'.repeat(64)],
    [
      'was redacted anew since',
      async () => {
        const first = await redact(1)
        await redact(40)
        return first
      },
    ],
    [
      'is being redacted anew',
      async () => {
        const sha256 = await redact(1)
        await redactPhoto(desk.ctx, publisher, { no: desk.no, id: photo, boxes: [] })
        return sha256
      },
    ],
  ])('is not published with a photo that %s', async (_, hash) => {
    const after = [`${photo}/${await hash()}`]
    expect(await codes(() => publish({ summary, after }))).toEqual(['case.photo_not_redacted'])
    expect(await published()).toBeNull()
  })

  it('is not published with a photo of another case, nor one photo twice', async () => {
    const sha256 = await redact()
    const other = await sendAndClean(desk.ctx, await jpeg(60, 40), 'image/jpeg', 901)
    expect(await codes(() => publish({ summary, after: [`${other}/${sha256}`] }))).toEqual([
      'case.photo_not_redacted',
    ])
    const one = `${photo}/${sha256}`
    expect(await codes(() => publish({ summary, before: [one], after: [one] }))).toEqual(['evidence.twice'])
  })

  it('is published by a publisher of the place alone, on the case as it stands, once it is closed', async () => {
    expect(await codes(() => publish({ summary }, people.town))).toEqual(['staff.denied'])
    expect(await codes(() => publish({ summary }, staffActor({ role: 'publisher', cell: '12' })))).toEqual([
      'staff.unknown',
    ])
    expect(await codes(() => publish({ summary }, publisher, 3))).toEqual(['case.stale'])
    const open = await deskTown()
    const early = { no: open.no, input: { summary } }
    expect(await codes(() => publishCaseOutcome(open.ctx, publisher, early))).toEqual(['case.wrong_stage'])
  })
})

describe('a correction', () => {
  it('needs a reason, and takes away what was public before', async () => {
    const first = await redact(1)
    await publish({ summary, after: [`${photo}/${first}`] })
    const before = await published()
    expect(await codes(() => publish({ summary: '更正后的摘要。' }))).toEqual([
      'case.correction_reason_missing',
    ])
    const second = await redact(40)
    const reason = '处罚金额写错'
    await publish({ summary: '更正后的摘要。', after: [`${photo}/${second}`], reason })
    const after = await published()
    expect(after?.text).not.toBe(before?.text)
    expect(stored('outcome/')).toEqual([`outcome/${after?.text}.json`])
    expect(stored('shown/')).toEqual([shownName(second)])
    expect(JSON.stringify(await desk.ctx.ledger.events(`case#${desk.no}`))).not.toContain(reason)
    await deliverAll(desk.ctx)
    expect((await readCase(desk.ctx, desk.no)).outcome?.summary).toBe('更正后的摘要。')
    expect(await codes(() => readPublicPhoto(desk.ctx, desk.no, first))).toEqual(['evidence.unknown'])
  })
})

describe('a photo', () => {
  it('is public only when the page of its case names it', async () => {
    const sha256 = await redact()
    await publish({ summary })
    await deliverAll(desk.ctx)
    for (const hash of [sha256, photo, '../clean/x', ''])
      expect(await codes(() => readPublicPhoto(desk.ctx, desk.no, hash))).toEqual(['evidence.unknown'])
    expect(await codes(() => readPublicPhoto(desk.ctx, 'C26-ZZZZZ-ZZZZZ', sha256))).toEqual(['case.unknown'])
  })

  it('is shown ahead to publishers of the place alone', async () => {
    await redact()
    const look = (actor: typeof publisher) => readPreview(desk.ctx, actor, { no: desk.no, id: photo })
    expect((await look(publisher)).length).toBeGreaterThan(0)
    expect(await codes(() => look(people.town))).toEqual(['staff.denied'])
    expect(await codes(() => look(staffActor({ role: 'publisher', cell: '12' })))).toEqual(['staff.unknown'])
  })
})

it.each(['before', 'after'] as const)(
  'killed %s any call of a store an outcome is public with its text, or not at all',
  async (moment) => {
    const kills = await killAtEachCall(async (n) => {
      const killing = killingContext(desk.ctx, n, moment, ['ledger', 'files', 'evidence'])
      const input = { summary: `${summary}（${n}）`, reason: '更正' }
      const end = await survives(() => publishCaseOutcome(killing, publisher, { no: desk.no, input }))
      const stands = await published()
      if (stands) expect(stored('outcome/')).toContain(`outcome/${stands.text}.json`)
      return end
    })
    expect(kills).toBeGreaterThan(5)
  },
)
