import { createHmac } from 'node:crypto'
import { available } from './available.ts'
import { indexText } from './index-text.ts'
import type { KeyService } from './vault.ts'

/**
 * Each key in one of two forms: the ARN of a key of the cloud's key service, or 32 bytes in base64 on one machine. What
 * speaks to the key service, and what encrypts, is loaded when first used.
 */
export function keyService(vaultKey: string, indexKey: string): KeyService {
  const vault = keyFrom('the vault key', vaultKey)
  const index = keyFrom('the index key', indexKey)

  let loaded: ReturnType<typeof load> | undefined
  const load = async () => {
    const { envelope, keyringOf } = await import('./envelope.ts')
    return envelope(
      'arn' in vault ? (await import('./kms.ts')).kmsKeyring(vault.arn) : keyringOf(vault.bytes),
    )
  }
  const envelope = () => {
    loaded ??= load()
    return loaded
  }

  return {
    encrypt: async (bytes, binding) => available((await envelope()).encrypt(bytes, binding)),
    decrypt: async (box, binding) => (await envelope()).decrypt(box, binding),
    async index(kind, value) {
      const text = indexText(kind, value)
      if ('bytes' in index) return createHmac('sha256', index.bytes).update(text).digest('hex')
      const { kmsMac } = await import('./kms.ts')
      return available(kmsMac(index.arn, text))
    },
  }
}

type Key = { readonly arn: string } | { readonly bytes: Uint8Array }

/** @throws without what was given: it is a secret that was mistyped. */
function keyFrom(name: string, given: string): Key {
  if (given.startsWith('arn:')) return { arn: given }
  // A copy: the SDK takes no part of a buffer that others share.
  const bytes = Uint8Array.from(Buffer.from(given, 'base64'))
  if (bytes.length !== 32) throw new Error(`${name} must be an ARN, or 32 bytes in base64`)
  return { bytes }
}
