import type { Paths64, Rect64 } from 'clipper2-ts'

export function boxOf(paths: Paths64): Rect64 {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { x, y } of paths.flat()) {
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}

/** Pairs [index in `a`, index in `b`] of boxes that share area, each once, by a sweep from west to east. */
export function* meetings(a: readonly Rect64[], b: readonly Rect64[]): Generator<[number, number]> {
  const waiting = [...a.map((box, i) => ({ box, i, of: 0 })), ...b.map((box, i) => ({ box, i, of: 1 }))]
  waiting.sort((one, other) => one.box.left - other.box.left)
  const open: [typeof waiting, typeof waiting] = [[], []]
  for (const next of waiting) {
    const { box, i, of } = next
    const facing = of === 0 ? 1 : 0
    open[facing] = open[facing].filter((earlier) => earlier.box.right > box.left)
    for (const { box: earlier, i: j } of open[facing]) {
      if (earlier.left < box.right && earlier.top < box.bottom && box.top < earlier.bottom) {
        yield of === 0 ? [i, j] : [j, i]
      }
    }
    open[of === 0 ? 0 : 1].push(next)
  }
}

/** Pairs [lower index, higher index] of boxes that share area, each once. */
export function* meetingsWithin(boxes: readonly Rect64[]): Generator<[number, number]> {
  for (const [i, j] of meetings(boxes, boxes)) if (i < j) yield [i, j]
}
