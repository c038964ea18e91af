import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keys } from '../seal.ts'

/**
 * A receipt is 20 digits: an 8-digit locator that finds the tip and a 12-digit secret that opens it. Both derive from
 * the device's idempotency key, so a repeat gets the same receipt though the database holds none: it keeps a verifier
 * under a key of its own that whoever copies the database does not have.
 */
export type Receipt = { readonly locator: string; readonly secret: string }

/** `attempt` counts on when a locator is taken. */
export function deriveReceipt({ receipt }: Keys, idempotencyKey: string, attempt: number): Receipt {
  const mac = createHmac('sha256', receipt).update(`receipt/v1\n${attempt}\n${idempotencyKey}`).digest()
  const digits = (offset: number, length: number) =>
    String(mac.readBigUInt64BE(offset) % 10n ** BigInt(length)).padStart(length, '0')
  return { locator: digits(0, 8), secret: digits(8, 12) }
}

export const verifierOf = ({ receipt }: Keys, { locator, secret }: Receipt): string =>
  createHmac('sha256', receipt).update(`verifier/v1\n${locator}\n${secret}`).digest('hex')

/** A print of what the holder took out of a tip: whoever lacks the receipt or the key cannot try words against it. */
export const removedPrint = ({ receipt }: Keys, { locator, secret }: Receipt, text: string): string =>
  createHmac('sha256', receipt).update(`print/v1\n${locator}\n${secret}\n${text}`).digest('hex')

/** Compares in constant time; an unknown locator is compared too, so it takes as long as a wrong secret. */
export function verifies(keys: Keys, receipt: Receipt, verifier: string | undefined): boolean {
  const expected = Buffer.from(verifier ?? '0'.repeat(64), 'hex')
  const given = Buffer.from(verifierOf(keys, receipt), 'hex')
  return timingSafeEqual(given, expected) && verifier !== undefined
}

/** `1234 5678 9012 3456 7890`: groups of four are read out and typed with fewest slips. */
export const writeReceipt = ({ locator, secret }: Receipt): string =>
  (locator + secret).replace(/\d{4}(?=\d)/g, '$& ')

/** Spaces, hyphens and full-width digits are taken; undefined unless 20 digits remain. */
export function readReceipt(typed: string): Receipt | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{20}$/.test(digits) ? { locator: digits.slice(0, 8), secret: digits.slice(8) } : undefined
}
