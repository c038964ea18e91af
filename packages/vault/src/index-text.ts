import type { IndexKind } from './vault.ts'

/** What the HMAC of a blind index is made of: one text for all ways of writing the same number. */
export const indexText = (kind: IndexKind, value: string): string => `${kind}/v1\n${normal[kind](value)}`

const normal: Readonly<Record<IndexKind, (value: string) => string>> = {
  /** Digits with the country code in front; without one the number is of the mainland, where a leading 0 is dialled only there. */
  phone(value) {
    const written = value.normalize('NFKC').trim()
    const digits = written.replace(/\D/g, '')
    if (written.startsWith('+')) return digits
    if (digits.startsWith('00')) return digits.slice(2)
    if (digits.startsWith('0')) return `86${digits.slice(1)}`
    return /^1[3-9]\d{9}$/.test(digits) ? `86${digits}` : digits
  },
  identity: (value) => value.normalize('NFKC').toUpperCase().replace(/\s/g, ''),
}
