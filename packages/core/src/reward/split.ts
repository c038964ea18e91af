import type { Fen } from './reward.ts'

/** Equal parts of whole fen; what does not divide goes to the first, who registered earliest (reference C2, C6). */
export function split(total: Fen, parts: number): Fen[] {
  const each = Math.floor(total / parts)
  return Array.from({ length: parts }, (_, i) => (i === 0 ? total - each * (parts - 1) : each))
}
