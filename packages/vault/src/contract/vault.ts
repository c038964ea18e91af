import { beforeEach, describe, expect, it } from 'vitest'
import type { Vault } from '../vault.ts'

/** What any vault must keep; run on memory and on DynamoDB. */
export function describeVault(name: string, make: () => Vault | Promise<Vault>): void {
  describe(`the vault ${name}`, () => {
    let vault: Vault
    beforeEach(async () => {
      vault = await make()
    })
    const contact = { name: '李雷', phone: '13800138000' }

    it('gives nothing where nothing is kept', async () => {
      expect(await vault.open('draft', 'contact')).toBeUndefined()
      expect(await vault.indexes('draft', 'contact')).toBeUndefined()
    })

    it('keeps fields apart by name and by purpose', async () => {
      await vault.keep('draft', 'contact', contact)
      await vault.keep('draft', 'payout', { account: '6222' })
      await vault.keep('draft2', 'contact', { name: '' })
      expect(await vault.open('draft', 'contact')).toEqual(contact)
      expect(await vault.open('draft', 'payout')).toEqual({ account: '6222' })
      expect(await vault.open('draft', 'identity')).toBeUndefined()
      expect(await vault.open('draft2', 'contact')).toEqual({ name: '' })
    })

    it('keeps indexes beside the box, and none where none were given', async () => {
      const phone = await vault.index('phone', contact.phone)
      await vault.keep('draft', 'contact', contact, { phone })
      await vault.keep('draft', 'payout', { account: '6222' })
      expect(await vault.indexes('draft', 'contact')).toEqual({ phone })
      expect(await vault.indexes('draft', 'payout')).toEqual({})
    })

    it('puts what is kept anew in place of what stood there', async () => {
      await vault.keep('draft', 'contact', contact, { phone: 'index' })
      await vault.keep('draft', 'contact', { name: '韩梅梅' })
      expect(await vault.open('draft', 'contact')).toEqual({ name: '韩梅梅' })
      expect(await vault.indexes('draft', 'contact')).toEqual({})
    })

    it('erases everything under a name, any number of times, and nothing under others', async () => {
      await vault.erase('draft')
      for (const kept of ['draft', 'draft2'])
        for (const purpose of ['contact', 'identity', 'payout'] as const)
          await vault.keep(kept, purpose, contact, { phone: 'index' })
      await vault.erase('draft')
      await vault.erase('draft')
      for (const purpose of ['contact', 'identity', 'payout'] as const) {
        expect(await vault.open('draft', purpose)).toBeUndefined()
        expect(await vault.indexes('draft', purpose)).toBeUndefined()
        expect(await vault.open('draft2', purpose)).toEqual(contact)
      }
      await vault.keep('draft', 'contact', { name: '韩梅梅' })
      expect(await vault.open('draft', 'contact')).toEqual({ name: '韩梅梅' })
    })

    it('binds bytes to words', async () => {
      const box = await vault.encrypt(Buffer.from('photo'), { purpose: 'original', id: '1' })
      expect(Buffer.from(await vault.decrypt(box, { purpose: 'original', id: '1' })).toString()).toBe('photo')
      await expect(vault.decrypt(box, { purpose: 'original', id: '2' })).rejects.toThrow()
    })

    it('indexes a value alike however it is written, and apart by kind', async () => {
      const index = await vault.index('phone', '138 0013 8000')
      expect(await vault.index('phone', '+8613800138000')).toBe(index)
      expect(await vault.index('identity', '8613800138000')).not.toBe(index)
    })
  })
}
