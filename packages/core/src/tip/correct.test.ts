import { beforeEach, describe, expect, it } from 'vitest'
import { sweep } from '../sweep.ts'
import { issuesOf } from '../testing/issues.ts'
import {
  citizen,
  handIn,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  stateOf,
  tipAt,
} from '../testing/town.ts'
import { correctTip } from './correct.ts'
import { openPayload, readOwnWords } from './own-words.ts'
import { type Tip, tipStream } from './tip.ts'
import { trackTip } from './track.ts'

describe('correcting a tip by its receipt', () => {
  let ctx: MemoryContext
  let receipt: string
  let stream: string
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
    const answer = await handIn(ctx, 1)
    ;({ receipt } = answer)
    stream = tipStream(answer.tipNo)
  })
  const correct = (input: unknown, actor = citizen) => correctTip(ctx, actor, { receipt, input })
  const tip = () => stateOf<Tip>(ctx, stream)
  const east = tipAt(101.5).point

  it('puts other words in place of the first, which are gone', async () => {
    const before = await tip()
    await correct({ category: 'noise', description: '夜里有噪声' })
    expect(await readOwnWords(ctx, receipt)).toEqual({ category: 'noise', description: '夜里有噪声' })
    const secret = await openPayload(ctx, stream)
    expect(secret).toMatchObject({ description: '夜里有噪声', point: tipAt().point })
    const after = await tip()
    expect(after.category).toBe('noise')
    expect(after.commit).not.toBe(before.commit)
    expect(await ctx.ledger.waiting('assign', 10)).toEqual([stream])
  })

  it('leaves what is not named as it was', async () => {
    await correct({ category: 'noise' })
    expect(await readOwnWords(ctx, receipt)).toEqual({
      category: 'noise',
      description: tipAt().description,
    })
    await correct({ description: '别的' })
    expect(await readOwnWords(ctx, receipt)).toEqual({ category: 'noise', description: '别的' })
  })

  it('takes another place before the tip has a cell', async () => {
    await correct({ point: east })
    await sweep(ctx)
    expect(await trackTip(ctx, receipt)).toMatchObject({ cell: { code: '121' }, match: 'inside' })
  })

  it('takes a cell of the lists in place of the point', async () => {
    await correct({ cell: '12' })
    await sweep(ctx)
    expect(await trackTip(ctx, receipt)).toMatchObject({ cell: { code: '12' }, match: 'chosen' })
    expect((await openPayload(ctx, stream)).point).toBeUndefined()
  })

  it('takes no other place after that, but other words still', async () => {
    await sweep(ctx)
    expect(await issuesOf(() => correct({ point: east }))).toEqual([
      { code: 'tip.place_settled', field: 'point' },
    ])
    expect(await issuesOf(() => correct({ cell: '12', description: '别的' }))).toEqual([
      { code: 'tip.place_settled', field: 'cell' },
    ])
    await correct({ description: '别的' })
    expect((await openPayload(ctx, stream)).point).toEqual(tipAt().point)
  })

  it.each<[why: string, input: unknown, code: string, field?: string]>([
    ['nothing', {}, 'tip.correction_empty'],
    ['an empty text', { description: ' ' }, 'tip.description_empty', 'description'],
    ['an unknown category', { category: 'smell' }, 'tip.category_unknown', 'category'],
    ['an unknown cell', { cell: '999' }, 'cell.unknown', 'cell'],
    ['a point and a cell', { cell: '12', point: tipAt().point }, 'cell.beside_point', 'cell'],
    ['a field nobody knows', { category: 'noise', wish: 'reward' }, 'input.unknown_field', 'wish'],
  ])('refuses %s and stores nothing', async (_why, input, code, field) => {
    expect(await issuesOf(() => correct(input))).toEqual([{ code, ...(field && { field }) }])
    expect((await ctx.ledger.head(stream))?.seq).toBe(1)
  })

  it('keeps the last of several at once, and none of it half', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        correct({ category: n % 2 ? 'noise' : 'odour', description: `${n % 2 ? 'noise' : 'odour'} ${n}` }),
      ),
    )
    const { category, description } = await readOwnWords(ctx, receipt)
    expect(description.startsWith(category)).toBe(true)
    expect(await ctx.ledger.events(stream)).toHaveLength(11)
  })

  it('is the reporter’s alone, and ends somewhere', async () => {
    expect(await issuesOf(() => correct({ category: 'noise' }, operator))).toEqual([
      { code: 'command.not_allowed' },
    ])
    for (let n = 1; n < 60; n++) await correct({ description: `${n}` })
    expect(await issuesOf(() => correct({ description: 'x' }))).toEqual([{ code: 'tip.thread_full' }])
  })
})
