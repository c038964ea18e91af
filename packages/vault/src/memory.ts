import { createHmac } from 'node:crypto'
import { indexText } from './index-text.ts'
import type { Binding, Fields, Vault } from './vault.ts'

/** The vault in a process's memory, for rules and models: boxes are marked, not encrypted. */
export function memoryVault(): Vault & { names(): readonly string[] } {
  const kept = new Map<string, { fields: Fields; indexes: Fields }>()
  const key = (name: string, purpose: string) => JSON.stringify([name, purpose])
  const mark = (binding: Binding) => Buffer.from(`${JSON.stringify(binding)}\n`)
  return {
    encrypt: async (bytes, binding) => Buffer.concat([mark(binding), bytes]),
    async decrypt(box, binding) {
      const expected = mark(binding)
      if (!expected.equals(box.subarray(0, expected.length)))
        throw new Error('the box is bound to something else')
      return box.subarray(expected.length)
    },
    index: async (kind, value) => createHmac('sha256', 'memory').update(indexText(kind, value)).digest('hex'),
    async keep(name, purpose, fields, indexes = {}) {
      kept.set(key(name, purpose), { fields, indexes })
    },
    open: async (name, purpose) => kept.get(key(name, purpose))?.fields,
    indexes: async (name, purpose) => kept.get(key(name, purpose))?.indexes,
    async erase(name) {
      for (const each of [...kept.keys()]) if (JSON.parse(each)[0] === name) kept.delete(each)
    },
    names: () => [...new Set([...kept.keys()].map((each) => JSON.parse(each)[0] as string))],
  }
}
