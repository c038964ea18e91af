/** GB 32100-2015: 31 characters, without I, O, S, V and Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A unified social credit code (统一社会信用代码) in capitals: 18 characters, the last of which checks the others. */
export function isUscc(code: string): boolean {
  const digits = [...code].map((character) => alphabet.indexOf(character))
  if (digits.length !== 18 || digits.includes(-1)) return false
  let weight = 1
  let sum = 0
  for (const digit of digits.slice(0, 17)) {
    sum += digit * weight
    weight = (weight * 3) % 31
  }
  return digits[17] === (31 - (sum % 31)) % 31
}
