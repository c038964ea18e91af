import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

/** 32 bytes each; from a secret store in the cloud, from a file of mode 0600 on one machine. Never in the database. */
export type Keys = {
  readonly receipt: Uint8Array
  readonly seal: Uint8Array
  /** Seed of the Ed25519 key that signs receipts. */
  readonly sign: Uint8Array
}

/** Bytes of the number used once; random, and new for every sealing. */
export const NONCE = 12
const TAG = 16

/**
 * Encrypts a private payload for one stream with AES-256-GCM under a key derived for that stream (HKDF-SHA-256); the
 * stream's name is authenticated, so a box moved to another stream does not open. Layout: nonce ‖ tag ‖ ciphertext of
 * the JSON in brotli: Chinese takes half the room, and a box is paid for by the kilobyte, twice in a transaction. Nobody
 * but the sender has a hand in a payload, so its length tells nothing a plain one would not.
 */
export function seal(keys: Keys, stream: string, payload: unknown, nonce: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys, stream), nonce).setAAD(Buffer.from(stream))
  const text = Buffer.concat([cipher.update(pack(payload)), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** @throws when the box was changed, belongs to another stream or was sealed under another key. */
export function unseal(keys: Keys, stream: string, box: Uint8Array): unknown {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keys, stream), box.subarray(0, NONCE), {
    authTagLength: TAG,
  })
    .setAAD(Buffer.from(stream))
    .setAuthTag(box.subarray(NONCE, NONCE + TAG))
  const text = Buffer.concat([decipher.update(box.subarray(NONCE + TAG)), decipher.final()])
  return JSON.parse(brotliDecompressSync(text).toString('utf8'))
}

/** A commitment to a payload that tells nothing without the salt, which is sealed with the payload (security §1.4). */
export const commitment = (salt: Uint8Array, payload: unknown): string =>
  createHmac('sha256', salt)
    .update(`caselog/commit/v1\n${JSON.stringify(payload)}`)
    .digest('hex')

/** Quality 6: most of the gain at about a millisecond. */
const pack = (payload: unknown) =>
  brotliCompressSync(JSON.stringify(payload), {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 6,
    },
  })

const keyOf = (keys: Keys, stream: string) =>
  Buffer.from(hkdfSync('sha256', keys.seal, stream, 'seal/v1', 32))
