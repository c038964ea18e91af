import { createHash, createHmac } from 'node:crypto'
import * as z from 'zod/mini'
import { Fault } from './fault.ts'
import type { Keys } from './seal.ts'

/**
 * Made by the sender (the API's client, or the form when it is first shown): a UUID or as many random characters. Long
 * enough that nobody guesses another's.
 */
const idempotencyKeySchema = z
  .string('tip.key_missing')
  .check(
    z.minLength(1, { error: 'tip.key_missing', abort: true }),
    z.regex(/^[\w-]{16,128}$/, 'tip.key_invalid'),
  )

/** @throws Fault `tip.key_missing`, `tip.key_invalid` of the `field` it stood in */
export function parseKey(key: unknown, field = 'Idempotency-Key'): string {
  const result = idempotencyKeySchema.safeParse(key ?? undefined)
  if (result.success) return result.data
  throw new Fault({ code: key ? 'tip.key_invalid' : 'tip.key_missing', field })
}

/** What is kept beside an idempotency key to know a repeat from something else under the same key. */
export const inputMark = ({ receipt }: Keys, input: unknown): string =>
  createHmac('sha256', receipt)
    .update(`input/v1\n${JSON.stringify(input)}`)
    .digest('base64url')

/** The name under which an idempotency key is kept: a copied database gives no key, and so no receipt, even with ours. */
export const onceName = (idempotencyKey: string): string =>
  createHash('sha256').update(`once/v1\n${idempotencyKey}`).digest('base64url')
