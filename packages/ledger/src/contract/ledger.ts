import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Ledger } from '../ledger.ts'
import { at, deed, entryOf, step } from './deed.ts'
import { describeRefusals } from './refusal.ts'
import { describeSealed } from './sealed.ts'
import { describeShared } from './shared.ts'

/** What any store behind `Ledger` must keep; run on memory and on DynamoDB. */
export function describeLedger(name: string, make: () => Ledger | Promise<Ledger>): void {
  describe(`the ledger ${name}`, () => {
    let ledger: Ledger
    beforeEach(async () => {
      ledger = await make()
    })

    it('gives nothing for what was never appended', async () => {
      expect(await ledger.head('thing#1')).toBeUndefined()
      expect(await ledger.events('thing#1')).toEqual([])
      expect(await ledger.sealed('thing#1')).toBeUndefined()
      expect(await ledger.receipt('12345678')).toBeUndefined()
      expect(await ledger.sealedEvents('thing#1')).toEqual(new Map())
      expect(await ledger.once('key')).toBeUndefined()
      expect(await ledger.claim('key')).toBeUndefined()
      expect(await ledger.register('key')).toBeUndefined()
      expect(await ledger.waiting('work', 10)).toEqual([])
      expect(await ledger.outbox(0, 0)).toEqual([])
    })

    it('keeps every part of one append, over two streams', async () => {
      const entry = entryOf('thing#1', 1_000, 'aa')
      const sealed = new Uint8Array([0, 1, 255])
      const append = deed([step('thing#1', 0, { sealed, waiting: 'work' }), step('thing#2')], {
        outbox: [entry],
        receipt: { locator: '12345678', value: { of: 'thing#1' } },
        once: { key: 'key', value: { n: 1 } },
      })
      expect(await ledger.append(append)).toBe('stored')
      expect(await ledger.head('thing#1')).toEqual({
        stream: 'thing#1',
        seq: 1,
        at,
        state: { step: 1 },
        waiting: 'work',
      })
      expect(await ledger.head('thing#2')).toEqual({ stream: 'thing#2', seq: 1, at, state: { step: 1 } })
      expect(await ledger.events('thing#1')).toEqual([
        { seq: 1, type: 'thing.stepped', at, by: 'tester', data: { from: 0 } },
      ])
      expect(Array.from((await ledger.sealed('thing#1')) ?? [])).toEqual([0, 1, 255])
      expect(await ledger.receipt('12345678')).toEqual({ of: 'thing#1' })
      expect(await ledger.once('key')).toEqual({ n: 1 })
      expect(await ledger.outbox(0, 0)).toEqual([entry])
    })

    it('numbers events without a gap and gives them in order past nine', async () => {
      const events = [1, 2, 3].map((n) => ({ type: 'thing.stepped', data: n }))
      for (const after of [0, 3, 6, 9]) await ledger.append(deed([step('thing#1', after, { events })]))
      expect((await ledger.events('thing#1')).map(({ seq }) => seq)).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
      ])
      expect((await ledger.head('thing#1'))?.seq).toBe(12)
    })

    it('gives all events of a stream that is larger than one answer of an engine', async () => {
      const events = [{ type: 'thing.stepped', data: 'x'.repeat(300_000) }]
      for (const after of [0, 1, 2, 3, 4]) await ledger.append(deed([step('thing#1', after, { events })]))
      expect((await ledger.events('thing#1')).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    })

    it('keeps the sealed payload over later appends until another takes its place', async () => {
      await ledger.append(deed([step('thing#1', 0, { sealed: new Uint8Array([1]) })]))
      await ledger.append(deed([step('thing#1', 1)]))
      expect(Array.from((await ledger.sealed('thing#1')) ?? [])).toEqual([1])
      await ledger.append(deed([step('thing#1', 2, { sealed: new Uint8Array([2]) })]))
      expect(Array.from((await ledger.sealed('thing#1')) ?? [])).toEqual([2])
    })

    it('lets the first append under a key win for ever', async () => {
      await ledger.append(deed([step('thing#1')], { once: { key: 'key', value: 'first' } }))
      for (const stream of ['thing#2', 'thing#3']) {
        const later = deed([step(stream)], { once: { key: 'key', value: 'later' } })
        expect(await ledger.append(later)).toEqual({ refused: 'once', value: 'first' })
      }
      expect(await ledger.once('key')).toBe('first')
    })

    describeRefusals(() => ledger)
    describeSealed(() => ledger)
    describeShared(() => ledger)

    it('lists the streams that wait for a work, oldest first, until they wait no more', async () => {
      const open = (stream: string, minute: string, waiting?: string) =>
        ledger.append({
          ...deed([step(stream, 0, waiting ? { waiting } : {})]),
          at: `2026-11-20T02:${minute}:00.000Z`,
        })
      await open('thing#late', '32', 'assign')
      await open('thing#early', '30', 'assign')
      await open('thing#idle', '29')
      await open('thing#other', '28', 'inspect')
      await open('thing#middle', '31', 'assign')
      const waits = (work: string, limit: number, streams: readonly string[], before?: string) =>
        vi.waitFor(async () => expect(await ledger.waiting(work, limit, before)).toEqual(streams))
      await waits('assign', 10, ['thing#early', 'thing#middle', 'thing#late'])
      await waits('assign', 2, ['thing#early', 'thing#middle'])
      await waits('inspect', 10, ['thing#other'])
      const middle = '2026-11-20T02:31:00.000Z'
      await waits('assign', 10, ['thing#early'], middle)
      await waits('assign', 1, ['thing#early'], '2026-11-20T02:31:00.001Z')
      await waits('assign', 10, ['thing#early', 'thing#middle'], '2026-11-20T02:31:00.001Z')
      await waits('assign', 10, [], '2026-11-20T02:30:00.000Z')

      await ledger.append(deed([step('thing#early', 1)]))
      await waits('assign', 10, ['thing#middle', 'thing#late'])
    })

    it('lists what waits by when it is due, early or late, and forgets that time with the next append', async () => {
      const minute = (n: number) => `2026-11-20T02:${n}:00.000Z`
      const due = (stream: string, at: string, since?: string, after = 0) =>
        ledger.append({ ...deed([step(stream, after, { waiting: 'clock', ...(since && { since }) })]), at })
      await due('thing#ahead', minute(10), minute(50))
      await due('thing#behind', minute(40), minute(20))
      await due('thing#plain', minute(30))
      const waits = (streams: readonly string[], limit = 10, before?: string) =>
        vi.waitFor(async () => expect(await ledger.waiting('clock', limit, before)).toEqual(streams))
      await waits(['thing#behind', 'thing#plain', 'thing#ahead'])
      await waits(['thing#behind'], 1)
      await waits(['thing#behind', 'thing#plain'], 10, minute(50))
      await waits([], 10, minute(20))

      await due('thing#ahead', minute(12), undefined, 1)
      await waits(['thing#ahead', 'thing#behind', 'thing#plain'])
      await due('thing#plain', minute(13), minute(59), 1)
      await waits(['thing#ahead', 'thing#behind', 'thing#plain'])
      await waits(['thing#ahead', 'thing#behind'], 10, minute(59))
    })

    it('lets `since` change nothing of a head', async () => {
      const since = '2026-12-01T00:00:00.000Z'
      await ledger.append(deed([step('thing#1', 0, { waiting: 'clock', since })]))
      expect(await ledger.head('thing#1')).toEqual({
        stream: 'thing#1',
        seq: 1,
        at,
        state: { step: 1 },
        waiting: 'clock',
      })
    })

    it('gives the outbox of a shard by time, then by id, from a time on', async () => {
      const entries = [
        entryOf('thing#1', 10_000, 'aa', 3),
        entryOf('thing#2', 999, 'bb', 3),
        entryOf('thing#3', 10_000, '00', 3),
        entryOf('thing#4', 5_000, 'cc', 4),
      ] as const
      for (const entry of entries) await ledger.append(deed([step(entry.stream)], { outbox: [entry] }))
      const [first, second, third, elsewhere] = entries
      expect(await ledger.outbox(3, 0)).toEqual([second, third, first])
      expect(await ledger.outbox(3, 999)).toEqual([second, third, first])
      expect(await ledger.outbox(3, 1_000)).toEqual([third, first])
      expect(await ledger.outbox(3, 10_001)).toEqual([])
      expect(await ledger.outbox(4, 0)).toEqual([elsewhere])
    })
  })
}
