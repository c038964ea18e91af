import { createHmac } from 'node:crypto'
import { fault } from '../fault.ts'
import { type Keys, NONCE, seal, unseal } from '../seal.ts'

/**
 * Where a page of a list ends, hidden from whoever carries it: the key of an entry holds the very instant of its
 * release, which is told to nobody. The same place gives the same cursor, so a page keeps its ETag.
 */
const NAME = 'list cursor'

export const writeCursor = (keys: Keys, after: string): string => {
  const nonce = createHmac('sha256', keys.seal).update(`${NAME}\n${after}`).digest().subarray(0, NONCE)
  return Buffer.from(seal(keys, NAME, after, nonce)).toString('base64url')
}

/** @throws Fault `list.cursor_invalid` for anything this did not write */
export const readCursor = (keys: Keys, cursor: string): string => {
  try {
    return String(unseal(keys, NAME, Buffer.from(cursor, 'base64url')))
  } catch {
    throw fault('list.cursor_invalid', 'cursor')
  }
}
