import { beforeEach, describe, expect, it } from 'vitest'
import type { Passing } from '../passing.ts'

/** What any store behind `Passing` must keep. `make` is given the clock. */
export function describePassing(name: string, make: (now: () => Date) => Passing | Promise<Passing>): void {
  describe(`what passes, ${name}`, () => {
    const start = Date.parse('2026-11-20T02:30:00.000Z')
    const at = (second: number) => new Date(start + second * 1000)
    let now = at(0)
    let passing: Passing
    beforeEach(async () => {
      now = at(0)
      passing = await make(() => now)
    })

    it('gives nothing where nothing was claimed or counted', async () => {
      expect(await passing.read('spent#1')).toBeUndefined()
    })

    it('lets the first claim win and tells later ones its value', async () => {
      expect(await passing.claim('spent#1', { draft: 'a' }, at(60))).toEqual({
        won: true,
        value: { draft: 'a' },
      })
      expect(await passing.claim('spent#1', { draft: 'b' }, at(600))).toEqual({
        won: false,
        value: { draft: 'a' },
      })
      expect(await passing.claim('spent#2', 'b', at(60))).toEqual({ won: true, value: 'b' })
      expect(await passing.read('spent#1')).toEqual({ draft: 'a' })
    })

    it('forgets a claim at its time, whatever later claims asked for', async () => {
      await passing.claim('spent#1', 'a', at(60))
      await passing.claim('spent#1', 'b', at(600))
      now = at(59)
      expect(await passing.read('spent#1')).toBe('a')
      now = at(60)
      expect(await passing.read('spent#1')).toBeUndefined()
      expect(await passing.claim('spent#1', 'c', at(120))).toEqual({ won: true, value: 'c' })
      expect(await passing.read('spent#1')).toBe('c')
      now = at(120)
      expect(await passing.read('spent#1')).toBeUndefined()
    })

    it('lets exactly one of twenty at once win, of a new name and of a forgotten one', async () => {
      for (const second of [0, 60]) {
        now = at(second)
        const claims = await Promise.all(
          Array.from({ length: 20 }, (_, n) => passing.claim('spent#1', n, at(second + 60))),
        )
        const winner = claims.findIndex(({ won }) => won)
        expect(claims.filter(({ won }) => won)).toHaveLength(1)
        expect(claims.map(({ value }) => value)).toEqual(Array(20).fill(winner))
      }
    })

    it('replaces a claim and its time, standing, forgotten or never made', async () => {
      await passing.claim('session#1', 'a', at(60))
      await passing.replace('session#1', { role: 'b' }, at(120))
      now = at(119)
      expect(await passing.read('session#1')).toEqual({ role: 'b' })
      expect(await passing.claim('session#1', 'c', at(600))).toEqual({ won: false, value: { role: 'b' } })
      now = at(120)
      expect(await passing.read('session#1')).toBeUndefined()
      await passing.replace('session#1', 'd', at(180))
      await passing.replace('session#2', 'e', at(180))
      expect(await passing.read('session#1')).toBe('d')
      expect(await passing.read('session#2')).toBe('e')
      await passing.replace('session#1', 'f', at(150))
      now = at(150)
      expect(await passing.read('session#1')).toBeUndefined()
    })

    it('ends what stands by replacing it with a time that is over', async () => {
      await passing.claim('session#1', 'a', at(60))
      await passing.replace('session#1', null, at(0))
      expect(await passing.read('session#1')).toBeUndefined()
      expect(await passing.claim('session#1', 'b', at(60))).toEqual({ won: true, value: 'b' })
    })

    it('lists what stands in a group by name, and nothing of another group or of plain keys', async () => {
      expect(await passing.list('sessions#a')).toEqual([])
      await passing.enlist('sessions#a', 'n2', { on: 'b' }, at(60))
      await passing.enlist('sessions#a', 'n1', 'a', at(120))
      await passing.enlist('sessions#b', 'n3', 'c', at(60))
      await passing.replace('sessions#c', 'd', at(60))
      expect(await passing.list('sessions#a')).toEqual([
        { name: 'n1', value: 'a' },
        { name: 'n2', value: { on: 'b' } },
      ])
      expect(await passing.list('sessions#c#')).toEqual([])
      expect(await passing.read('sessions#a')).toBeUndefined()
      now = at(60)
      expect(await passing.list('sessions#a')).toEqual([{ name: 'n1', value: 'a' }])
    })

    it('replaces one of a group, and ends it with a time that is over', async () => {
      await passing.enlist('sessions#a', 'n1', 'a', at(60))
      await passing.enlist('sessions#a', 'n1', 'b', at(120))
      expect(await passing.list('sessions#a')).toEqual([{ name: 'n1', value: 'b' }])
      await passing.enlist('sessions#a', 'n1', null, at(0))
      expect(await passing.list('sessions#a')).toEqual([])
    })

    it('lists everything of a group, however much that is', async () => {
      const names = Array.from({ length: 30 }, (_, n) => `n${100 + n}`)
      const large = 'x'.repeat(50_000)
      for (const name of names) await passing.enlist('sessions#a', name, large, at(60))
      expect((await passing.list('sessions#a')).map(({ name }) => name)).toEqual(names)
    })

    it('counts by one, by more, back and not at all, each counter for itself', async () => {
      expect(await passing.count('uploads#1', at(60))).toBe(1)
      expect(await passing.count('uploads#1', at(60))).toBe(2)
      expect(await passing.count('uploads#1', at(60), 5)).toBe(7)
      expect(await passing.count('uploads#2', at(60), 3)).toBe(3)
      expect(await passing.count('uploads#1', at(60), -2)).toBe(5)
      expect(await passing.count('uploads#1', at(60), 0)).toBe(5)
      expect(await passing.read('uploads#1')).toBe(5)
    })

    it('counts anew when the time that was given first is over', async () => {
      await passing.count('uploads#1', at(60), 4)
      now = at(59)
      expect(await passing.count('uploads#1', at(600))).toBe(5)
      now = at(60)
      expect(await passing.read('uploads#1')).toBeUndefined()
      expect(await passing.count('uploads#1', at(120), 2)).toBe(2)
      now = at(119)
      expect(await passing.count('uploads#1', at(600))).toBe(3)
      now = at(120)
      expect(await passing.read('uploads#1')).toBeUndefined()
    })

    it('counts each of twenty at once exactly once, from nothing and from a counter that is over', async () => {
      for (const second of [0, 60]) {
        now = at(second)
        const counts = await Promise.all(
          Array.from({ length: 20 }, () => passing.count('uploads#1', at(second + 60))),
        )
        expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
      }
    })
  })
}
