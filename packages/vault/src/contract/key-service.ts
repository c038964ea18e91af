import { describe, expect, it } from 'vitest'
import type { KeyService } from '../vault.ts'

/** What any key service must keep. `make` gives one under a key of its own for each name. */
export function describeKeyService(name: string, make: (key: 'one' | 'other') => KeyService): void {
  describe(`the key service ${name}`, () => {
    const bytes = Buffer.from('李雷 13800138000')
    const binding = { name: 'draft', purpose: 'contact' }
    const [keys, otherKeys] = [() => make('one'), () => make('other')]

    it.each([0, 1, 500_000])('gives back %d bytes', async (length) => {
      const long = Buffer.alloc(length, 7)
      expect(Buffer.from(await keys().decrypt(await keys().encrypt(long, binding), binding))).toEqual(long)
    })

    it('gives the words of a binding in any order', async () => {
      const box = await keys().encrypt(bytes, binding)
      expect(await keys().decrypt(box, { purpose: 'contact', name: 'draft' })).toEqual(bytes)
    })

    it('shows nothing of the bytes and never the same box twice', async () => {
      const [box, again] = [await keys().encrypt(bytes, binding), await keys().encrypt(bytes, binding)]
      expect(Buffer.from(box).includes(bytes)).toBe(false)
      expect(Buffer.from(box).equals(again)).toBe(false)
    })

    it.each([
      ['another name', { name: 'draft2', purpose: 'contact' }],
      ['another purpose', { name: 'draft', purpose: 'payout' }],
      ['a word less', { name: 'draft' }],
      ['a word more', { ...binding, more: '' }],
    ])('does not open for %s', async (_, other) => {
      const box = await keys().encrypt(bytes, binding)
      await expect(keys().decrypt(box, other)).rejects.toThrow()
    })

    it('does not open under another key', async () => {
      const box = await keys().encrypt(bytes, binding)
      await expect(otherKeys().decrypt(box, binding)).rejects.toThrow()
      expect(await keys().decrypt(box, binding)).toEqual(bytes)
    })

    it('does not open when any byte was flipped or the end was cut off', async () => {
      const box = await keys().encrypt(bytes, binding)
      for (let i = 0; i < box.length; i += 7) {
        const flipped = Uint8Array.from(box)
        flipped[i] = (flipped[i] ?? 0) ^ 1
        await expect(keys().decrypt(flipped, binding), `byte ${i}`).rejects.toThrow()
      }
      await expect(keys().decrypt(box.subarray(0, -1), binding)).rejects.toThrow()
      await expect(keys().decrypt(new Uint8Array(), binding)).rejects.toThrow()
    })

    it('says nothing of the bytes when a box does not open', async () => {
      const box = await keys().encrypt(bytes, binding)
      const error = await keys()
        .decrypt(box, { name: 'other' })
        .catch((thrown: unknown) => thrown)
      expect(String((error as Error).stack)).not.toContain('13800138000')
    })

    it('indexes a value alike however it is written, and apart by kind and key', async () => {
      const index = await keys().index('phone', '13800138000')
      expect(index).toMatch(/^[0-9a-f]{64}$/)
      expect(await keys().index('phone', '+86 138-0013-8000')).toBe(index)
      expect(await keys().index('phone', '13800138001')).not.toBe(index)
      expect(await keys().index('identity', '13800138000')).not.toBe(index)
      expect(await keys().index('identity', '8613800138000')).not.toBe(index)
      expect(await otherKeys().index('phone', '13800138000')).not.toBe(index)
    })
  })
}
