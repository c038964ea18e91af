import { describe, expect, it } from 'vitest'
import type { Append, Ledger, Refusal } from '../ledger.ts'
import { at, deed, entryOf, step } from './deed.ts'

/** An append is stored whole or not at all, and who is refused learns what stands. */
export function describeRefusals(ledger: () => Ledger): void {
  describe('stores nothing when', () => {
    const sealed = new Uint8Array([1])
    const events = [{ type: 'thing.stepped', data: 0, sealed }]
    const fresh = step('thing#new', 0, { sealed, waiting: 'work', events })
    const whole: Partial<Append> = {
      outbox: [entryOf('thing#new', 1, 'aa', 7)],
      receipt: { locator: '11111111', value: 'new' },
      once: { key: 'new', value: 'new' },
      claims: [{ key: 'new', value: 'new' }],
      registers: [{ key: 'new', after: 0, box: sealed }],
    }
    const taken: Required<Pick<Append, 'once' | 'receipt' | 'claims' | 'registers'>> = {
      once: { key: 'old', value: 'new' },
      receipt: { locator: '00000000', value: 'new' },
      claims: [{ key: 'old', value: 'new' }],
      registers: [{ key: 'old', after: 0, box: sealed }],
    }
    const { receipt, claims, registers } = taken
    const standing: Refusal = {
      refused: 'stream',
      stream: 'thing#old',
      head: { stream: 'thing#old', seq: 2, at, state: { step: 2 } },
    }
    const cases: [why: string, append: Append, refusal: Refusal][] = [
      [
        'the key is taken',
        deed([fresh], { ...whole, once: taken.once }),
        { refused: 'once', value: { kept: 'old' } },
      ],
      ['the receipt is taken', deed([fresh], { ...whole, receipt }), { refused: 'receipt' }],
      [
        'a name is taken',
        deed([fresh], { ...whole, claims }),
        { refused: 'claim', key: 'old', value: { kept: 'old' } },
      ],
      [
        'a register has moved on',
        deed([fresh], { ...whole, registers }),
        { refused: 'register', key: 'old' },
      ],
      ['its first stream has moved on', deed([step('thing#old', 1), fresh], whole), standing],
      ['its last stream has moved on', deed([fresh, step('thing#old', 1)], whole), standing],
      ['a stream to be opened stands', deed([fresh, step('thing#old')], whole), standing],
      ['a head is ahead of what stands', deed([fresh, step('thing#old', 3)], whole), standing],
      [
        'a stream to go on from does not stand',
        deed([fresh, step('thing#none', 1)], whole),
        { refused: 'stream', stream: 'thing#none', head: undefined },
      ],
      [
        'everything is taken, and says the key first',
        deed([step('thing#old', 1), fresh], { ...whole, ...taken }),
        { refused: 'once', value: { kept: 'old' } },
      ],
      [
        'all but the key are taken, and says the receipt first',
        deed([step('thing#old', 1), fresh], { ...whole, receipt, claims, registers }),
        { refused: 'receipt' },
      ],
      [
        'name, stream and register are taken, and says the name first',
        deed([step('thing#old', 1), fresh], { ...whole, claims, registers }),
        { refused: 'claim', key: 'old', value: { kept: 'old' } },
      ],
      [
        'stream and register are taken, and says the stream first',
        deed([step('thing#old', 1), fresh], { ...whole, registers }),
        standing,
      ],
    ]

    it.each(cases)('%s', async (_, append, refusal) => {
      await ledger().append(
        deed([step('thing#old')], {
          receipt: { locator: '00000000', value: 'old' },
          once: { key: 'old', value: { kept: 'old' } },
          claims: [{ key: 'old', value: { kept: 'old' } }],
          registers: [{ key: 'old', after: 0, box: new Uint8Array([0]) }],
        }),
      )
      await ledger().append(deed([step('thing#old', 1)]))

      expect(await ledger().append(append)).toEqual(refusal)
      expect(await ledger().head('thing#new')).toBeUndefined()
      expect(await ledger().events('thing#new')).toEqual([])
      expect(await ledger().sealed('thing#new')).toBeUndefined()
      expect((await ledger().sealedEvents('thing#new')).size).toBe(0)
      expect(await ledger().receipt('11111111')).toBeUndefined()
      expect(await ledger().receipt('00000000')).toBe('old')
      expect(await ledger().once('new')).toBeUndefined()
      expect(await ledger().claim('new')).toBeUndefined()
      expect(await ledger().register('new')).toBeUndefined()
      expect((await ledger().register('old'))?.version).toBe(1)
      expect(await ledger().outbox(7, 0)).toEqual([])
      expect(await ledger().waiting('work', 10)).toEqual([])
      expect(await ledger().events('thing#none')).toEqual([])
      expect((await ledger().events('thing#old')).map(({ seq }) => seq)).toEqual([1, 2])
    })
  })

  describe('of twenty at once', () => {
    const rivals = Array.from({ length: 20 }, (_, n) => n)

    it('on one key lets exactly one through and tells the others its value', async () => {
      const results = await Promise.all(
        rivals.map((n) =>
          ledger().append(deed([step(`thing#${n}`)], { once: { key: 'key', value: { winner: n } } })),
        ),
      )
      const winner = results.indexOf('stored')
      const lost = results.filter((result) => result !== 'stored')
      expect(lost).toEqual(Array(19).fill({ refused: 'once', value: { winner } }))
      const heads = await Promise.all(rivals.map((n) => ledger().head(`thing#${n}`)))
      expect(heads.flatMap((head) => (head ? [head.stream] : []))).toEqual([`thing#${winner}`])
    })

    it('on one head lets exactly one through and shows the others the head it made', async () => {
      await ledger().append(deed([step('thing#1')]))
      const results = await Promise.all(
        rivals.map((n) => ledger().append(deed([step('thing#1', 1, { state: { winner: n } })]))),
      )
      const winner = results.indexOf('stored')
      const head = { stream: 'thing#1', seq: 2, at, state: { winner } }
      expect(results.filter((result) => result !== 'stored')).toEqual(
        Array(19).fill({ refused: 'stream', stream: 'thing#1', head }),
      )
      expect(await ledger().head('thing#1')).toEqual(head)
      expect(await ledger().events('thing#1')).toHaveLength(2)
    })

    it('on one receipt lets exactly one through', async () => {
      const results = await Promise.all(
        rivals.map((n) =>
          ledger().append(deed([step(`thing#${n}`)], { receipt: { locator: '12345678', value: n } })),
        ),
      )
      const winner = results.indexOf('stored')
      expect(results.filter((result) => result !== 'stored')).toEqual(Array(19).fill({ refused: 'receipt' }))
      expect(await ledger().receipt('12345678')).toBe(winner)
    })
  })
}
