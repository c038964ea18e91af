/** Numbers in [0, 1) that a seed fixes for good (mulberry32, Tommy Ettinger, public domain). */
export type Dice = () => number

export function diceOf(seed: number): Dice {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A shuffled copy (Fisher and Yates). */
export function shuffle<T>(items: readonly T[], dice: Dice): T[] {
  const rest = [...items]
  return items.map(() => rest.splice(Math.floor(dice() * rest.length), 1)[0] as T)
}
