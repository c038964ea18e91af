import { beforeEach, describe, expect, it } from 'vitest'
import { type Case, caseStream } from '../case/case.ts'
import { readDeskCase } from '../case/read-desk-case.ts'
import type { Context } from '../context.ts'
import { evidenceClaim } from '../evidence/evidence.ts'
import { people } from '../testing/handled.ts'
import { photo } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { hourAgo, patrol, patrolTown } from '../testing/patrolled.ts'
import { merged } from '../testing/reform.ts'
import { deviceKey, type MemoryContext, settle, stateOf } from '../testing/town.ts'
import { forgetTracks, tracksDue } from './forget-tracks.ts'
import type { Patrols } from './patrol.ts'
import { readVisit, readVisits } from './read-visits.ts'
import { recordVisit } from './record-visit.ts'

const stream = 'patrol#111.2026-11'
const finding = { category: 'odour', result: 'case', text: '河边有刺鼻气味' }

describe('recording a patrol', () => {
  let ctx: MemoryContext
  beforeEach(async () => {
    ctx = await patrolTown()
  })
  const visits = async () => (await stateOf<Patrols>(ctx, stream)).visits
  const casesOf = () => ctx.ledger.streams().filter((head) => head.stream.startsWith('case#'))
  const track = (inWest: number, inEast: number) => {
    const { startedAt } = hourAgo(ctx)
    return Array.from({ length: inWest + inEast }, (_, i) => ({
      lng: i < inWest ? 100.5 : 101.5,
      lat: 30.5 + i / 1000,
      at: new Date(Date.parse(startedAt) + i * 60_000).toISOString(),
    }))
  }

  it('counts it for the cell, the month and the role, without words, place or photos in the open', async () => {
    await photo(ctx, 1, 1)
    const id = '1'.padStart(26, '0')
    await patrol(ctx, 1, hourAgo(ctx, 0, { track: track(3, 1), photos: [id] }))
    await patrol(ctx, 2, hourAgo(ctx, 0), people.worker)
    await patrol(ctx, 3, hourAgo(ctx, 0), people.town)
    const state = await stateOf<Patrols>(ctx, stream)
    expect(state.counts).toEqual({ head: 1, worker: 1, superior: 1 })
    expect(state.visits[0]).toMatchObject({
      by: 'staff:village',
      at: '2026-11-20T07:00Z',
      seconds: 3600,
      inside: 75,
      photos: 1,
    })
    expect(state.visits[0]?.metres).toBeGreaterThan(90_000)
    const open = JSON.stringify([await ctx.ledger.events(stream), state])
    for (const secret of ['100.5', '30.5', id]) expect(open).not.toContain(secret)
  })

  it('opens a case for a finding in the same append: self-found, received, with the time it was found', async () => {
    const id = await photo(ctx, 1, 1)
    const at = new Date(ctx.now().getTime() - 1_800_000).toISOString()
    const { cases } = await patrol(
      ctx,
      1,
      hourAgo(ctx, 0, { findings: [{ ...finding, at, photos: [id] }] }),
      people.worker,
    )
    const [no = ''] = cases
    const state = await stateOf<Case>(ctx, caseStream(no))
    expect(state).toMatchObject({
      origin: 'patrol',
      tip: null,
      stage: 'received',
      category: 'odour',
      cells: ['1', '11', '111'],
      unit: '111',
      visits: [{ step: 'check', at: '2026-11-20T07:30Z', by: 'staff:worker', photos: [id] }],
      handlers: ['staff:worker'],
    })
    expect(state.clocks).toMatchObject([{ key: 'tip.accept', state: 'running' }])
    expect((await visits())[0]?.findings).toEqual([
      { category: 'odour', result: 'case', foundAt: '2026-11-20T07:30Z', case: no, photos: 1 },
    ])
    expect(await ctx.ledger.claim(evidenceClaim(id))).toBe(no)
    const shown = await readDeskCase(ctx, people.village, no)
    expect(shown.reported?.finding?.description).toBe(finding.text)
  })

  it('gives a finding outside the cell to the cell of its own place', async () => {
    const point = { lng: 101.5, lat: 30.5, datum: 'wgs84' }
    const { cases } = await patrol(ctx, 1, hourAgo(ctx, 0, { findings: [{ ...finding, point }] }))
    expect(await stateOf<Case>(ctx, caseStream(cases[0] ?? ''))).toMatchObject({ unit: '121' })
  })

  it('keeps what was mended on the spot with its photo of afterwards, and opens no case for it', async () => {
    const id = await photo(ctx, 1, 1)
    const mended = { ...finding, result: 'fixed', photos: [id] }
    const { no, cases } = await patrol(ctx, 1, hourAgo(ctx, 0, { findings: [mended] }))
    expect([cases, casesOf()]).toEqual([[], []])
    expect((await visits())[0]?.findings[0]).toMatchObject({
      result: 'fixed',
      foundAt: '2026-11-20T08:00Z',
      fixedAt: '2026-11-20T08:00Z',
    })
    expect(await ctx.ledger.claim(evidenceClaim(id))).toBe(no)
  })

  it('answers a repeat of the same form the same, and opens no second case', async () => {
    const input = hourAgo(ctx, 0, { findings: [finding] })
    const first = await patrol(ctx, 1, input)
    ctx.time.now = new Date(ctx.time.now.getTime() + 30 * 86_400_000)
    expect(await patrol(ctx, 1, input)).toEqual(first)
    expect([(await visits()).length, casesOf().length]).toEqual([1, 1])
    expect(await issuesOf(() => patrol(ctx, 1, { ...input, findings: [] }))).toEqual([
      { code: 'tip.key_reused', field: 'key' },
    ])
  })

  it('of a form sent twice at once keeps one', async () => {
    const input = hourAgo(ctx, 0, { findings: [finding] })
    const [a, b] = await Promise.all([patrol(ctx, 1, input), patrol(ctx, 1, input)])
    expect(a).toEqual(b)
    expect([(await visits()).length, casesOf().length]).toEqual([1, 1])
  })

  it('refuses to have one person in two places, in whichever cell, and lets visits follow each other', async () => {
    await patrol(ctx, 1, hourAgo(ctx, 2))
    const overlap = [{ code: 'patrol.overlap', field: 'startedAt' }]
    expect(await issuesOf(() => patrol(ctx, 2, hourAgo(ctx, 1.5)))).toEqual(overlap)
    const both = await Promise.all(
      [hourAgo(ctx, 0.2), hourAgo(ctx, 0.1)].map((input, i) =>
        issuesOf(() => patrol(ctx, 10 + i, input, people.town)),
      ),
    )
    expect(both.toSorted((a, b) => a.length - b.length)).toEqual([[], overlap])
    await patrol(ctx, 3, hourAgo(ctx, 1))
    await patrol(ctx, 4, hourAgo(ctx, 2), people.worker)
    expect(await visits()).toHaveLength(4)
  })

  it.each([
    ['in the future', -1, {}, 'patrol.in_future', 'endedAt'],
    ['longer than a day', 0, { startedAt: '2026-11-19T07:00:00Z' }, 'patrol.time_invalid', 'endedAt'],
    ['that ends before it begins', 0, { endedAt: '2026-11-20T06:00:00Z' }, 'patrol.time_invalid', 'endedAt'],
    ['eight days old', 8 * 24, {}, 'patrol.too_late', 'startedAt'],
    ['without a time', 0, { startedAt: '' }, 'patrol.time_invalid', 'startedAt'],
    ['of no cell', 0, { cell: '999' }, 'cell.unknown', 'cell'],
    [
      'with a finding that says nothing',
      0,
      { findings: [{ ...finding, text: ' ' }] },
      'patrol.text_missing',
      'findings.0.text',
    ],
    [
      'that mended something without a photo',
      0,
      { findings: [{ ...finding, result: 'fixed' }] },
      'patrol.after_photo_missing',
      'findings.0.photos',
    ],
    [
      'that found something before it began',
      0,
      { findings: [{ ...finding, at: '2026-11-20T05:00:00Z' }] },
      'patrol.time_invalid',
      'findings.0.at',
    ],
    [
      'with a track of another day',
      0,
      { track: [{ lng: 100.5, lat: 30.5, at: '2026-11-19T07:10:00Z' }] },
      'patrol.track_invalid',
      'track',
    ],
    [
      'with a photo that nobody uploaded',
      0,
      { photos: ['1'.padStart(26, '0')] },
      'evidence.unknown',
      'photos.0',
    ],
  ])('refuses a visit %s, and stores nothing', async (_, hours, more, code, field) => {
    expect(await issuesOf(() => patrol(ctx, 1, hourAgo(ctx, hours, more)))).toEqual([{ code, field }])
    expect(ctx.ledger.streams().filter((head) => /^(patrol|case)#/.test(head.stream))).toEqual([])
  })

  it('is refused for a cell that is not the person’s own, nor below it', async () => {
    for (const actor of [people.otherVillage, people.otherTown])
      expect(await issuesOf(() => patrol(ctx, 1, hourAgo(ctx), actor))).toEqual([{ code: 'staff.unknown' }])
    expect(await issuesOf(() => patrol(ctx, 1, hourAgo(ctx, 0, { cell: '11' }), people.worker))).not.toEqual(
      [],
    )
  })

  it('belongs to the month of the day it began', async () => {
    ctx.time.now = new Date('2026-11-30T17:00:00Z')
    await patrol(ctx, 1, { cell: '111', startedAt: '2026-11-30T15:30:00Z', endedAt: '2026-11-30T16:30:00Z' })
    expect((await visits()).map(({ at }) => at)).toEqual(['2026-11-30T15:30Z'])
  })

  it('may be recorded for a cell that a reform has abolished since; what was found goes to the cell of today', async () => {
    await settle(ctx, { ...merged, validFrom: '2026-11-20' })
    const yesterday = hourAgo(ctx, 24, {
      cell: '121',
      findings: [{ ...finding, point: { lng: 101.5, lat: 30.5, datum: 'wgs84' } }],
    })
    const { cases } = await patrol(ctx, 1, yesterday, people.otherVillage)
    const { cells, scheme } = await stateOf<Case>(ctx, caseStream(cases[0] ?? ''))
    expect(scheme).toBe(merged.id)
    expect(cells).not.toContain('121')
    const placeless = { ...yesterday, ...hourAgo(ctx, 26, { cell: '121', findings: [finding] }) }
    expect(await issuesOf(() => patrol(ctx, 2, placeless, people.otherVillage))).toEqual([
      { code: 'cell.unknown', field: 'cell' },
    ])
  })

  it.each(['before', 'after'] as const)(
    'killed %s any call leaves all of it or nothing, and can be sent again',
    async (moment) => {
      const kills = await killAtEachCall(async (n) => {
        const own = await patrolTown()
        const id = await photo(own, 1, 1)
        const input = hourAgo(own, 0, { findings: [{ ...finding, photos: [id] }], track: [] })
        const once = (over: Context) => recordVisit(over, people.village, { key: deviceKey(1), input })
        const end = await survives(() => once(killingContext(own, n, moment, ['ledger', 'passing'])))
        const { cases } = await once(own)
        const all = own.ledger.streams()
        expect((await stateOf<Patrols>(own, stream)).visits.map(({ findings }) => findings[0]?.case)).toEqual(
          cases,
        )
        expect(all.filter((head) => head.stream.startsWith('case#')).map((head) => head.stream)).toEqual(
          cases.map(caseStream),
        )
        expect(await own.ledger.claim(evidenceClaim(id))).toBe(cases[0])
        return end
      })
      expect(kills).toBeGreaterThan(6)
    },
  )
})

describe('who sees a visit', () => {
  it('its way and words: whoever made it, and superiors; a colleague sees that it was', async () => {
    const ctx = await patrolTown()
    const { no } = await patrol(ctx, 1, hourAgo(ctx, 0, { findings: [finding] }), people.worker)
    const asked = { cell: '111', month: '2026-11' }
    const read = (actor: typeof people.worker) => readVisit(ctx, actor, { ...asked, no })
    expect((await read(people.worker)).words?.findings[0]?.text).toBe(finding.text)
    expect((await read(people.town)).words?.findings[0]?.text).toBe(finding.text)
    const colleague = { ...people.worker, name: 'staff:colleague' }
    expect(await issuesOf(() => read(colleague))).toEqual([{ code: 'staff.unknown', field: 'no' }])
    expect((await readVisits(ctx, colleague, asked)).visits).toMatchObject([{ no, mine: false }])
    expect(await issuesOf(() => readVisits(ctx, people.otherVillage, asked))).toEqual([
      { code: 'staff.unknown' },
    ])
  })

  it('nobody, once the time to keep it is over; the counts stay', async () => {
    const ctx = await patrolTown()
    const { no } = await patrol(ctx, 1, hourAgo(ctx, 0, { findings: [finding] }), people.worker)
    expect(await tracksDue(ctx, 10)).toEqual([])
    ctx.time.now = new Date('2027-03-01T00:00:01Z')
    expect(await tracksDue(ctx, 10)).toEqual([stream])
    expect(await forgetTracks(ctx, stream, async () => {})).toBe('forgotten')
    expect(await forgetTracks(ctx, stream, async () => {})).toBe('nothing')
    expect(await tracksDue(ctx, 10)).toEqual([])
    const { visit, words } = await readVisit(ctx, people.worker, { cell: '111', month: '2026-11', no })
    expect([words, visit.no]).toEqual([null, no])
    expect((await stateOf<Patrols>(ctx, stream)).counts.worker).toBe(1)
  })
})
