import { createHash } from 'node:crypto'

/** Bytes of chance in a key. */
export const KEY_BYTES = 32

/** `wg_` tells people and scanners of source code what they found. */
export const writeClientKey = (random: Uint8Array): string =>
  `wg_${Buffer.from(random).toString('base64url')}`

/** A key has 256 random bits, so a plain hash cannot be searched. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** The key in an `Authorization` header; undefined where there is none of ours. */
export const keyIn = (authorization: string | null): string | undefined =>
  /^Bearer (wg_[\w-]{43})$/i.exec(authorization ?? '')?.[1]
