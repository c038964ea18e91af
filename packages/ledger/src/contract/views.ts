import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Json, View, Views } from '../ledger.ts'

/** What any store behind `Views` must keep. */
export function describeViews(name: string, make: () => Views | Promise<Views>, runs: number): void {
  describe(`the views ${name}`, () => {
    let views: Views
    beforeEach(async () => {
      views = await make()
    })
    const line = (sk: string, more: Partial<View> = {}): View => ({
      pk: 'list',
      sk,
      seq: 1,
      body: { sk },
      ...more,
    })

    it('gives nothing where nothing was put', async () => {
      expect(await views.get([])).toEqual([])
      expect(await views.get([{ pk: 'a', sk: 'b' }])).toEqual([undefined])
      expect(await views.list({ pk: 'list', prefix: 'case#', limit: 5 })).toEqual({ views: [] })
    })

    it('take the newest whatever the order of delivery, repeats included', async () => {
      let round = 0
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }), async (seqs) => {
          const pk = `order#${++round}`
          let newest = 0
          for (const seq of seqs) {
            const put = await views.put({ pk, sk: 'VIEW', seq, body: { seq } })
            expect(put).toBe(seq > newest ? 'stored' : 'older')
            newest = Math.max(newest, seq)
          }
          expect(await views.get([{ pk, sk: 'VIEW' }])).toEqual([
            { pk, sk: 'VIEW', seq: newest, body: { seq: newest } },
          ])
        }),
        { numRuns: runs },
      )
    })

    it('take the newest of many put at once', async () => {
      const seqs = [3, 9, 1, 10, 2, 7, 5, 8, 4, 6]
      await Promise.all(seqs.map((seq) => views.put(line('VIEW', { seq, body: seq as Json }))))
      expect((await views.get([{ pk: 'list', sk: 'VIEW' }]))[0]?.body).toBe(10)
    })

    it('answer keys in their order, with repeats and beyond a hundred', async () => {
      const keys = Array.from({ length: 120 }, (_, n) => ({ pk: `page#${n}`, sk: 'VIEW' }))
      for (const [n, key] of keys.entries())
        if (n % 7 !== 0) await views.put({ ...key, seq: 1, body: n as Json })
      const asked = [...keys.toReversed(), ...keys]
      const bodies = (await views.get(asked)).map((view) => view?.body)
      expect(bodies).toEqual(
        asked.map(({ pk }) => Number(pk.slice(5))).map((n) => (n % 7 === 0 ? undefined : n)),
      )
    })

    describe('as a list', () => {
      beforeEach(async () => {
        for (const day of ['03', '01', '05', '02', '04'])
          await views.put(line(`case#${day}`, { tag: day > '03' ? 'list#open' : 'list#done' }))
        await views.put(line('post#head'))
        await views.put(line('case#09', { pk: 'other' }))
      })
      const skOf = (page: { views: readonly View[] }) => page.views.map(({ sk }) => sk)

      it('come newest first, of one prefix, a page at a time', async () => {
        const first = await views.list({ pk: 'list', prefix: 'case#', limit: 2 })
        expect(skOf(first)).toEqual(['case#05', 'case#04'])
        expect(first.next).toBe('case#04')
        const second = await views.list({ pk: 'list', prefix: 'case#', limit: 2, after: 'case#04' })
        expect(skOf(second)).toEqual(['case#03', 'case#02'])
        expect(second.next).toBe('case#02')
        const last = await views.list({ pk: 'list', prefix: 'case#', limit: 2, after: 'case#02' })
        expect(skOf(last)).toEqual(['case#01'])
        expect(last.next).toBeUndefined()
      })

      it('name no next page when the last entry fills the page exactly', async () => {
        const page = await views.list({ pk: 'list', prefix: 'case#', limit: 5 })
        expect(skOf(page)).toHaveLength(5)
        expect(page.next).toBeUndefined()
      })

      it('go on after an entry that does not stand', async () => {
        const page = await views.list({ pk: 'list', prefix: 'case#', limit: 9, after: 'case#035' })
        expect(skOf(page)).toEqual(['case#03', 'case#02', 'case#01'])
      })

      it('can be asked for by tag, in the same order and pages', async () => {
        const first = await views.list({ pk: 'list', tag: 'list#done', prefix: 'case#', limit: 2 })
        expect(skOf(first)).toEqual(['case#03', 'case#02'])
        expect(first.next).toBe('case#02')
        const rest = await views.list({
          pk: 'list',
          tag: 'list#done',
          prefix: 'case#',
          limit: 2,
          after: 'case#02',
        })
        expect(rest).toEqual({ views: [line('case#01', { tag: 'list#done' })] })
      })

      it('move to another tag with a newer view', async () => {
        await views.put(line('case#05', { seq: 2, tag: 'list#done' }))
        const tagged = (tag: string) => views.list({ pk: 'list', tag, prefix: 'case#', limit: 9 })
        expect(skOf(await tagged('list#done'))).toEqual(['case#05', 'case#03', 'case#02', 'case#01'])
        expect(skOf(await tagged('list#open'))).toEqual(['case#04'])
      })
    })
  })
}
