import { beforeEach, describe, expect, it } from 'vitest'
import { publish } from '../publish.ts'
import { revertScheme } from '../scheme/revert.ts'
import { unseal } from '../seal.ts'
import { issuesOf } from '../testing/issues.ts'
import { merged, split } from '../testing/reform.ts'
import {
  citizen,
  deviceKey,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  stateOf,
} from '../testing/town.ts'
import { type Correction, correctionStream, NOTE_LIMIT } from './correction.ts'
import { listCorrections } from './list.ts'
import { reportCorrection } from './report.ts'
import { settleCorrection } from './settle.ts'

const good = { cell: '111', about: 'phone', note: '打了三次没人接，我叫王小明' }

describe('reporting that something published of a cell is wrong', () => {
  let ctx: MemoryContext
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
  })
  const report = (n: number, input: unknown = good) =>
    reportCorrection(ctx, citizen, { key: deviceKey(n), input })
  const reports = () => ctx.ledger.streams().filter(({ stream }) => stream.startsWith('correction#'))
  const publishAll = async () => {
    for (const head of ctx.ledger.streams()) await publish(ctx, head)
  }

  it.each([
    ['the cell above', '111', '11'],
    ['the cell above a town', '12', '1'],
    ['the top cell itself', '1', '1'],
  ])('makes it a task of %s', async (_whose, cell, task) => {
    const { no } = await report(1, { ...good, cell })
    expect(no).toMatch(/^G26-/)
    expect(await stateOf<Correction>(ctx, correctionStream(no))).toEqual({
      no,
      status: 'open',
      scheme: 'town-2026',
      cell,
      about: 'phone',
      task,
      reportedOn: '2026-11-20',
    })
    await publishAll()
    expect(await listCorrections(ctx, task, 10)).toEqual([
      { no, cell, about: 'phone', reportedOn: '2026-11-20', settled: null },
    ])
  })

  it('keeps the note sealed: neither event, view, state nor idempotency key tells it', async () => {
    const { no } = await report(1)
    const stream = correctionStream(no)
    const box = await ctx.ledger.sealed(stream)
    expect(unseal(ctx.keys, stream, box ?? new Uint8Array())).toEqual({ note: good.note })
    await settleCorrection(ctx, operator, { no, outcome: 'corrected' })
    await publishAll()
    const kept = JSON.stringify([
      ctx.ledger.streams(),
      await ctx.ledger.events(stream),
      await listCorrections(ctx, '11', 10),
      Buffer.from(box ?? []).toString(),
    ])
    for (const secret of ['三次', '王小明', deviceKey(1)]) expect(kept).not.toContain(secret)
    expect(await ctx.ledger.once(deviceKey(1))).toBeUndefined()
  })

  it('needs no note', async () => {
    const { no } = await report(1, { cell: '111', about: 'person' })
    const stream = correctionStream(no)
    const box = await ctx.ledger.sealed(stream)
    expect(unseal(ctx.keys, stream, box ?? new Uint8Array())).toEqual({ note: '' })
  })

  it('again under the same key gives the same number, though a reform has abolished the cell', async () => {
    const first = await report(1, { ...good, cell: '121' })
    await settle(ctx, split)
    ctx.time.now = new Date('2027-01-01T00:00:00Z')
    expect(await report(1, { ...good, cell: '121' })).toEqual(first)
    expect(await issuesOf(() => report(2, { ...good, cell: '121' }))).toEqual([
      { code: 'cell.unknown', field: 'cell' },
    ])
    expect(reports()).toHaveLength(1)
  })

  it('of a cell that a reform did away with is a task of the cell that answers for it now, and back again', async () => {
    const { no } = await report(1, { ...good, cell: '121' })
    await publishAll()
    const tasks = (cell: string) =>
      listCorrections(ctx, cell, 10).then((found) => found.map((each) => each.no))
    expect([await tasks('12'), await tasks('1')]).toEqual([[no], []])
    await settle(ctx, split)
    await settle(ctx, merged)
    ctx.time.now = new Date('2027-01-02T00:00:00Z')
    expect([await tasks('12'), await tasks('1'), await tasks('11')]).toEqual([[no], [no], []])
    await revertScheme(ctx, operator, 'merged')
    expect([await tasks('12'), await tasks('1')]).toEqual([[no], []])
  })

  it('refuses another report under the same key', async () => {
    await report(1)
    expect(await issuesOf(() => report(1, { ...good, note: '是别的事' }))).toEqual([
      { code: 'tip.key_reused', field: 'Idempotency-Key' },
    ])
    expect(reports()).toHaveLength(1)
  })

  it('at the same time under one key makes one report and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => report(1)))
    expect(new Set(answers.map(({ no }) => no)).size).toBe(1)
    expect(reports()).toHaveLength(1)
  })

  it('at the same time by many gives each its own number', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => report(n)))
    expect(new Set(answers.map(({ no }) => no)).size).toBe(20)
    await publishAll()
    expect(await listCorrections(ctx, '11', 100)).toHaveLength(20)
    expect(await listCorrections(ctx, '11', 5)).toHaveLength(5)
  })

  it('draws another number when one is taken', async () => {
    const sameChance = () => {
      const { random } = memoryContext()
      return { ...ctx, random }
    }
    const numbers = []
    for (const n of [1, 2])
      numbers.push((await reportCorrection(sameChance(), citizen, { key: deviceKey(n), input: good })).no)
    expect(new Set(numbers).size).toBe(2)
  })

  it.each<[why: string, input: unknown, code: string, field: string | undefined]>([
    ['a text', 'wrong', 'input.not_an_object', undefined],
    ['no cell', { about: 'phone' }, 'cell.unknown', 'cell'],
    ['a cell that does not exist', { ...good, cell: '999' }, 'cell.unknown', 'cell'],
    ['a cell that cannot exist', { ...good, cell: '../1' }, 'cell.unknown', 'cell'],
    ['no subject', { cell: '111' }, 'correction.about_missing', 'about'],
    ['an empty subject', { cell: '111', about: '' }, 'correction.about_missing', 'about'],
    ['an unknown subject', { cell: '111', about: 'weather' }, 'correction.about_unknown', 'about'],
    ['too long a note', { ...good, note: '长'.repeat(NOTE_LIMIT + 1) }, 'correction.note_too_long', 'note'],
    ['an unknown field', { ...good, phone: '13812345678' }, 'input.unknown_field', 'phone'],
  ])('refuses %s, and nothing is stored', async (_why, input, code, field) => {
    expect(await issuesOf(() => report(1, input))).toEqual([{ code, ...(field && { field }) }])
    expect(reports()).toEqual([])
  })

  it.each([
    [undefined, 'tip.key_missing'],
    ['short', 'tip.key_invalid'],
  ])('asks for a key of the device and refuses %s', async (key, code) => {
    const issues = await issuesOf(() => reportCorrection(ctx, citizen, { key, input: good }))
    expect(issues).toEqual([{ code, field: 'Idempotency-Key' }])
  })

  it('is not for the system', async () => {
    const system = { role: 'system', name: 'system:assign' } as const
    const deed = () => reportCorrection(ctx, system, { key: deviceKey(1), input: good })
    expect(await issuesOf(deed)).toEqual([{ code: 'command.not_allowed' }])
  })
})
