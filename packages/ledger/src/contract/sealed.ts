import { describe, expect, it } from 'vitest'
import type { Ledger, StreamAppend } from '../ledger.ts'
import { deed, step } from './deed.ts'

/** Private boxes beside the events: kept apart from them, erased without touching them. */
export function describeSealed(ledger: () => Ledger): void {
  describe('beside its events', () => {
    const box = (...bytes: number[]) => new Uint8Array(bytes)
    const told = (sealed?: Uint8Array) => ({ type: 'thing.told', data: null, ...(sealed && { sealed }) })
    const go = (after: number, more: Partial<StreamAppend>) =>
      ledger().append(deed([step('thing#1', after, more)]))
    const standing = async () => ({
      payload: Array.from((await ledger().sealed('thing#1')) ?? []),
      events: [...(await ledger().sealedEvents('thing#1'))].map(([seq, bytes]) => [seq, ...bytes]),
    })

    it('keeps a box for each event that has one, and the payload apart from them', async () => {
      await go(0, { sealed: box(9), events: [told(), told(box(2)), told(box(3))] })
      await go(3, { events: [told(box(4, 255))] })
      expect(await standing()).toEqual({
        payload: [9],
        events: [
          [2, 2],
          [3, 3],
          [4, 4, 255],
        ],
      })
    })

    it('tells nothing of a box in the event or the head', async () => {
      await go(0, { events: [told(box(1))] })
      const [event] = await ledger().events('thing#1')
      expect(Object.keys(event ?? {}).sort()).toEqual(['at', 'by', 'data', 'seq', 'type'])
      expect(await ledger().head('thing#1')).not.toHaveProperty('sealed')
    })

    it('erases exactly what is named, and leaves events, head and other streams', async () => {
      await go(0, { sealed: box(9), events: [told(box(1)), told(box(2)), told(box(3))] })
      await ledger().append(deed([step('thing#2', 0, { sealed: box(8), events: [told(box(7))] })]))
      expect(await go(3, { erase: [0, 2] })).toBe('stored')
      expect(await standing()).toEqual({
        payload: [],
        events: [
          [1, 1],
          [3, 3],
        ],
      })
      expect(await ledger().sealed('thing#1')).toBeUndefined()
      expect((await ledger().events('thing#1')).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
      expect((await ledger().head('thing#1'))?.seq).toBe(4)
      expect(Array.from((await ledger().sealed('thing#2')) ?? [])).toEqual([8])
      expect((await ledger().sealedEvents('thing#2')).size).toBe(1)
    })

    it('erases what is named twice, what is erased already and what never was', async () => {
      await go(0, { events: [told(box(1))] })
      expect(await go(1, { erase: [1, 1, 0] })).toBe('stored')
      expect(await go(2, { erase: [1, 2] })).toBe('stored')
      expect(await standing()).toEqual({ payload: [], events: [] })
    })

    it('keeps what is sealed in the append that erases, or after it', async () => {
      await go(0, { sealed: box(1) })
      await go(1, { sealed: box(2), erase: [0, 2], events: [told(box(3))] })
      expect(await standing()).toEqual({ payload: [2], events: [[2, 3]] })
      await go(2, { erase: [0, 2] })
      await go(3, { sealed: box(4) })
      expect(await standing()).toEqual({ payload: [4], events: [] })
    })

    it('erases nothing when the append is refused', async () => {
      await go(0, { sealed: box(1), events: [told(box(2))] })
      expect(await go(0, { erase: [0, 1] })).toMatchObject({ refused: 'stream' })
      expect(await standing()).toEqual({ payload: [1], events: [[1, 2]] })
    })
  })
}
