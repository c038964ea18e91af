import { beforeEach, describe, expect, it } from 'vitest'
import { readDeskPhoto } from '../case/read-desk-photo.ts'
import { type Evidence, evidenceStream, thumbName } from '../evidence/evidence.ts'
import type { StaffActor } from '../staff/staff.ts'
import { sweep } from '../sweep.ts'
import { people } from '../testing/handled.ts'
import { evidenceNo, photo } from '../testing/holder.ts'
import { issuesOf } from '../testing/issues.ts'
import { hourAgo, patrol, patrolTown } from '../testing/patrolled.ts'
import { staffActor } from '../testing/staff.ts'
import { type MemoryContext, stateOf } from '../testing/town.ts'
import { readVisitPhoto } from './read-visit-photo.ts'

const findings = [
  { category: 'dust', result: 'fixed', text: '已覆盖', photos: [evidenceNo(2)] },
  { category: 'odour', result: 'case', text: '刺鼻', photos: [evidenceNo(3)] },
]

describe('a photo of a patrol', () => {
  let ctx: MemoryContext
  let visit: { readonly no: string; readonly cases: readonly string[] }
  beforeEach(async () => {
    ctx = await patrolTown()
    for (const n of [1, 2, 3, 4]) await photo(ctx, 1, n)
    visit = await patrol(ctx, 1, hourAgo(ctx, 0, { photos: [evidenceNo(1)], findings }), people.worker)
  })
  const asked = (n: number) => ({
    cell: '111',
    month: '2026-11',
    no: visit.no,
    id: evidenceNo(n),
    small: true,
  })
  const read = (actor: StaffActor, n: number) => readVisitPhoto(ctx, actor, asked(n))
  const auditor = staffActor({ role: 'auditor', cell: '1' }, 'auditor')
  const colleague = { ...people.worker, name: 'staff:colleague' }

  it('opens for whoever made the visit, for the head of the cell, for superiors and for the auditor', async () => {
    for (const actor of [people.worker, people.village, people.town, people.command, auditor])
      for (const n of [1, 2]) expect(Buffer.from(await read(actor, n)).toString()).toBe(`thumb ${n}`)
  })

  it('opens for no colleague, no neighbour and no department', async () => {
    const gone = async (actor: StaffActor) => (await issuesOf(() => read(actor, 1)))[0]?.code
    expect(await gone(colleague)).toBe('staff.unknown')
    for (const actor of [people.otherVillage, people.otherTown, people.water])
      expect(await gone(actor)).toMatch(/^staff\.(unknown|denied)$/)
  })

  it('is none of another visit, of nobody, or of what became a case: that one opens with the case', async () => {
    const other = await patrol(ctx, 2, hourAgo(ctx, 3, { photos: [evidenceNo(4)] }), people.worker)
    const unknown = [{ code: 'evidence.unknown', field: 'id' }]
    for (const n of [3, 4, 9]) expect(await issuesOf(() => read(people.village, n))).toEqual(unknown)
    const ofOther = { ...asked(1), no: other.no }
    expect(await issuesOf(() => readVisitPhoto(ctx, people.village, ofOther))).toEqual(unknown)
    const [no = ''] = visit.cases
    const ofCase = await readDeskPhoto(ctx, people.village, { no, id: evidenceNo(3), small: true })
    expect(Buffer.from(ofCase).toString()).toBe('thumb 3')
  })

  it('is erased with the way and the words once its time is over; the photo of the case stays', async () => {
    ctx.time.now = new Date('2027-02-28T15:00:00Z')
    await sweep(ctx)
    expect(await read(people.village, 1)).toBeTruthy()
    ctx.time.now = new Date('2027-03-01T01:00:00Z')
    await sweep(ctx)
    const kept = async (n: number) => (await stateOf<Evidence>(ctx, evidenceStream(evidenceNo(n)))).status
    expect([await kept(1), await kept(2), await kept(3)]).toEqual(['erased', 'erased', 'clean'])
    await expect(ctx.evidence.read(thumbName(evidenceNo(1)))).rejects.toThrow('no file')
    expect(await issuesOf(() => read(people.village, 1))).toEqual([{ code: 'evidence.unknown', field: 'id' }])
  })
})
