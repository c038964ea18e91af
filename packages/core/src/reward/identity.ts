const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/**
 * A citizen identity number (GB 11643-1999): 17 digits and a check character by ISO 7064 MOD 11-2. Spaces and full-width
 * digits are taken. Undefined when the check fails.
 */
export function normalIdentity(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (!/^\d{17}[\dX]$/.test(plain)) return undefined
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(plain[i]), 0)
  return CHECKS[sum % 11] === plain[17] ? plain : undefined
}
