import { beforeAll, describe, expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { handIn, type MemoryContext, memoryContext, settle, stateOf, untilPublic } from '../testing/town.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { caseStream } from './case.ts'
import { readCase } from './read.ts'

describe('reading a case', () => {
  let ctx: MemoryContext
  let no: string
  beforeAll(async () => {
    ctx = memoryContext()
    await settle(ctx)
    // Goes on until a number holds a digit that is often mistyped.
    for (let n = 1; !/[01].*-.*[01]/.test(no ?? ''); n++) {
      const { tipNo } = await handIn(ctx, n)
      no = (await stateOf<Tip>(ctx, tipStream(tipNo))).caseNo
    }
    await untilPublic(ctx)
  })

  it('gives its page with cells and post named', async () => {
    expect(await readCase(ctx, no)).toEqual({
      no,
      status: 'received',
      phase: null,
      origin: 'tip',
      category: 'odour',
      scheme: 'town-2026',
      cells: [
        { code: '1', name: '县', level: 'county' },
        { code: '11', name: '西镇', level: 'town' },
      ],
      cell: { code: '11', name: '西镇', level: 'town' },
      post: '11.head',
      unit: { cell: { code: '11', name: '西镇', level: 'town' }, department: null },
      urge: null,
      round: 1,
      follows: null,
      recurrence: 0,
      earlier: [],
      later: [],
      partOf: null,
      parts: [],
      mergedInto: null,
      merges: [],
      outcome: null,
      lookBack: null,
      answers: [],
      tolerated: false,
      responsible: { code: '11.head', title: 'grid-head', name: '西镇甲', phone: '0995-0000000' },
      receivedOn: '2026-11-20',
      due: { clock: 'tip.accept', date: '2026-11-24' },
      timeline: [
        { event: 'received', at: '2026-11-20' },
        {
          event: 'assigned',
          at: '2026-11-20',
          cell: { code: '11', name: '西镇', level: 'town' },
          post: '11.head',
          unit: { cell: { code: '11', name: '西镇', level: 'town' }, department: null },
        },
      ],
      demo: true,
    })
  })

  it.each([
    ['in lower case', (given: string) => given.toLowerCase()],
    ['with O for 0 and I for 1', (given: string) => given.replaceAll('0', 'O').replaceAll('1', 'I')],
    ['with o for 0 and l for 1', (given: string) => given.replaceAll('0', 'o').replaceAll('1', 'l')],
    ['without hyphens', (given: string) => given.replaceAll('-', '')],
    ['with spaces', (given: string) => ` ${given.replaceAll('-', ' ')} `],
  ])('takes its number typed %s', async (_how, type) => {
    expect((await readCase(ctx, type(no))).no).toBe(no)
  })

  it.each(['', 'C26-A0000-00000', 'C26-UUUUU-UUUUU', 'T26-A0000-00000', '../etc', '13812345678'])(
    'knows no case %j',
    async (typed) => {
      expect(await issuesOf(() => readCase(ctx, typed))).toEqual([{ code: 'case.unknown', field: 'no' }])
    },
  )

  it('knows no case that is opened but not published', async () => {
    const hidden = memoryContext()
    await settle(hidden)
    const head = await ctx.ledger.head(caseStream(no))
    await hidden.ledger.append({
      at: hidden.now().toISOString(),
      by: 'tester',
      streams: [{ stream: caseStream(no), after: 0, events: [], state: head?.state ?? null }],
    })
    expect(await issuesOf(() => readCase(hidden, no))).toEqual([{ code: 'case.unknown', field: 'no' }])
  })
})
