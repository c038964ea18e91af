/** Crockford's base 32: no I, L, O, U, so a number read out or copied by hand survives. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A public number such as `C26-7K3Q-9FXR`: kind, year, 40 random bits. Random, so it tells neither order nor time; never
 * eleven digits, so it cannot be taken for a phone number.
 */
export function newNumber(kind: 'T' | 'C', year: string, random: Uint8Array): string {
  let bits = 0n
  for (const byte of random.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte)
  const letters = Array.from(
    { length: 8 },
    (_, i) => ALPHABET[Number((bits >> BigInt(35 - 5 * i)) & 31n)],
  ).join('')
  return `${kind}${year.slice(-2)}-${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** As typed: any case, full-width, spaces, O for 0, I or L for 1. Undefined when it cannot be such a number. */
export function readNumber(kind: 'T' | 'C', typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const [, year, first, second] = /^.(\d\d)([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})$/.exec(plain) ?? []
  return year && plain.startsWith(kind) ? `${kind}${year}-${first}-${second}` : undefined
}
