/** Crockford's base 32: no I, L, O, U, so a number read out or copied by hand survives. Its ten digits come first. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LETTERS = ALPHABET.slice(10)

/** As many symbols as asked from the low bits of `random`, five bits a symbol. */
export function drawSymbols(random: Iterable<number>, count: number): string {
  let bits = 0n
  for (const byte of random) bits = (bits << 8n) | BigInt(byte)
  return Array.from(
    { length: count },
    (_, i) => ALPHABET[Number((bits >> BigInt(5 * (count - 1 - i))) & 31n)],
  ).join('')
}

/** What somebody typed, in symbols of the alphabet: any case, full-width, spaces, O for 0, I or L for 1. */
export const readSymbols = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

/** Tip, case, correction (更正), patrol. */
export type Kind = 'T' | 'C' | 'G' | 'P'

/**
 * A public number such as `C26-K7Q3A-9FXRB`: kind, year, a letter and 45 random bits, so a clash is one in fifteen
 * hundred at a million numbers a year. It tells neither order nor time, and the letter after the year keeps any eleven
 * of its digits from being taken for a phone number.
 * @param random seven bytes
 */
export function newNumber(kind: Kind, year: string, random: Uint8Array): string {
  const [first = 0, ...rest] = random
  const drawn = `${LETTERS[first % LETTERS.length]}${drawSymbols(rest, 9)}`
  return `${kind}${year.slice(-2)}-${drawn.slice(0, 5)}-${drawn.slice(5)}`
}

/** As typed: any case, full-width, spaces, O for 0, I or L for 1. Undefined when it cannot be such a number. */
export function readNumber(kind: Kind, typed: string): string | undefined {
  const plain = readSymbols(typed)
  const [, year, drawn = ''] = /^.(\d\d)([A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{9})$/.exec(plain) ?? []
  return year && plain.startsWith(kind) ? `${kind}${year}-${drawn.slice(0, 5)}-${drawn.slice(5)}` : undefined
}
