import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Board, Entry, EntryList } from '../board.ts'

/** What any store behind `Board` must keep. */
export function describeBoard(name: string, make: () => Board | Promise<Board>, runs: number): void {
  describe(`the board ${name}`, () => {
    let board: Board
    beforeEach(async () => {
      board = await make()
    })
    const entryOf = (day: string, more: Partial<Entry> = {}): Entry => ({
      pk: `case#${day}`,
      sk: 'unit#a',
      seq: 1,
      body: { day },
      queue: 'unit#a',
      order: `2026-11-${day}#${day}`,
      ...more,
    })
    const { queue: _, order: __, ...gone } = entryOf('03', { seq: 2 })
    const ordersOf = async (list: Partial<EntryList> = {}) =>
      (await board.list({ queue: 'unit#a', limit: 9, ...list })).entries.map(({ order }) => order)

    it('lists nothing where nothing was put', async () => {
      expect(await board.list({ queue: 'unit#a', limit: 5 })).toEqual({ entries: [] })
    })

    it('gives back what was put, whole', async () => {
      expect(await board.put(entryOf('03'))).toBe('stored')
      expect(await board.list({ queue: 'unit#a', limit: 5 })).toEqual({ entries: [entryOf('03')] })
    })

    it('gives back by key what stands, in the order asked for, in a queue or in none', async () => {
      await board.put(entryOf('03'))
      await board.put(entryOf('04'))
      await board.put({ ...gone, pk: 'case#05' })
      const keys = ['case#04', 'case#09', 'case#05', 'case#03'].map((pk) => ({ pk, sk: 'unit#a' }))
      const found = await board.get([...keys, ...keys])
      const expected = [entryOf('04'), undefined, { ...gone, pk: 'case#05' }, entryOf('03')]
      expect(found).toEqual([...expected, ...expected])
      expect(await board.get([])).toEqual([])
    })

    it('takes the newest whatever the order of delivery, repeats included', async () => {
      let round = 0
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }), async (seqs) => {
          const queue = `round#${++round}`
          const entry = (seq: number) =>
            entryOf('03', { pk: queue, queue, order: `${9 - seq}`, seq, body: seq })
          let newest = 0
          for (const seq of seqs) {
            expect(await board.put(entry(seq))).toBe(seq > newest ? 'stored' : 'older')
            newest = Math.max(newest, seq)
          }
          expect(await board.list({ queue, limit: 9 })).toEqual({ entries: [entry(newest)] })
        }),
        { numRuns: runs },
      )
    })

    it('leaves an entry out once a newer one names no queue, and an older one does not bring it back', async () => {
      await board.put(entryOf('03'))
      expect(await board.put(gone)).toBe('stored')
      expect(await ordersOf()).toEqual([])
      expect(await board.put(entryOf('03'))).toBe('older')
      expect(await ordersOf()).toEqual([])
    })

    it('lists nothing that names a queue and no place in it', async () => {
      const { order: _, ...nowhere } = entryOf('03')
      expect(await board.put(nowhere)).toBe('stored')
      expect(await ordersOf()).toEqual([])
    })

    it('keeps what one head puts into several queues apart', async () => {
      const other = entryOf('03', { sk: 'cell#1', queue: 'cell#1', body: 'elsewhere' })
      await board.put(entryOf('03'))
      await board.put(other)
      expect(await board.list({ queue: 'cell#1', limit: 5 })).toEqual({ entries: [other] })
      await board.put(gone)
      expect(await ordersOf()).toEqual([])
      expect(await ordersOf({ queue: 'cell#1' })).toEqual(['2026-11-03#03'])
    })

    it('moves an entry to another place with a newer one', async () => {
      for (const day of ['03', '05']) await board.put(entryOf(day))
      await board.put(entryOf('03', { seq: 2, order: '2026-11-09#03' }))
      expect(await ordersOf()).toEqual(['2026-11-05#05', '2026-11-09#03'])
    })

    describe('of five entries and one of another queue', () => {
      beforeEach(async () => {
        for (const day of ['03', '01', '05', '02', '04']) await board.put(entryOf(day))
        await board.put(entryOf('06', { sk: 'unit#ab', queue: 'unit#ab' }))
      })
      const [one, two, three, four, five] = ['01', '02', '03', '04', '05'].map(
        (day) => `2026-11-${day}#${day}`,
      )

      it('lists the earliest first, a page at a time', async () => {
        const pages: unknown[] = []
        let after: string | undefined
        do {
          const page = await board.list({ queue: 'unit#a', limit: 2, ...(after && { after }) })
          pages.push(page.entries.map(({ order }) => order))
          after = page.next
        } while (after)
        expect(pages).toEqual([[one, two], [three, four], [five]])
      })

      it('names no next page when the last entry fills the page exactly', async () => {
        const page = await board.list({ queue: 'unit#a', limit: 5 })
        expect(page.entries).toHaveLength(5)
        expect(page.next).toBeUndefined()
      })

      it('lists up to an order, that one included, and names no page beyond it', async () => {
        expect(await ordersOf({ until: three ?? '' })).toEqual([one, two, three])
        expect(await ordersOf({ until: '2026-11-03' })).toEqual([one, two])
        expect((await board.list({ queue: 'unit#a', limit: 3, until: three ?? '' })).next).toBeUndefined()
        expect((await board.list({ queue: 'unit#a', limit: 2, until: three ?? '' })).next).toBe(two)
      })

      it('lists between two orders, the first left out', async () => {
        expect(await ordersOf({ after: two ?? '', until: four ?? '' })).toEqual([three, four])
        expect(await ordersOf({ after: '2026-11-02', until: '2026-11-02#03' })).toEqual([two])
        expect(await ordersOf({ after: four ?? '', until: four ?? '' })).toEqual([])
        expect(await ordersOf({ after: five ?? '', until: two ?? '' })).toEqual([])
      })

      it('goes on after an order that does not stand', async () => {
        expect(await ordersOf({ after: '2026-11-03#0' })).toEqual([three, four, five])
        expect(await ordersOf({ after: '2026-11-03#031' })).toEqual([four, five])
      })
    })

    it('lists a queue that is larger than one answer of an engine', async () => {
      const days = ['01', '02', '03', '04', '05']
      for (const day of days) await board.put(entryOf(day, { body: 'x'.repeat(300_000) }))
      expect(await ordersOf()).toEqual(days.map((day) => `2026-11-${day}#${day}`))
      const page = await board.list({ queue: 'unit#a', limit: 4 })
      expect(page.entries).toHaveLength(4)
      expect(page.next).toBe('2026-11-04#04')
    })
  })
}
