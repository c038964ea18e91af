/** A box on a picture, in percent of its width and height. */
export type Drawn = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Place = { readonly x: number; readonly y: number }

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)

/** To a tenth of a percent. */
export const rounded = (value: number) => Math.round(value * 10) / 10

/** The box between two corners, whichever way it was drawn, as far as it lies in the picture. */
export function boxBetween(from: Place, to: Place): Drawn {
  const [left = 0, right = 0] = [from.x, to.x].map((x) => within(x, 0, 100)).sort((a, b) => a - b)
  const [top = 0, bottom = 0] = [from.y, to.y].map((y) => within(y, 0, 100)).sort((a, b) => a - b)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Moved as far as it stays in the picture. */
export const moved = (box: Drawn, right: number, down: number): Drawn => ({
  ...box,
  x: within(box.x + right, 0, Math.max(100 - box.width, 0)),
  y: within(box.y + down, 0, Math.max(100 - box.height, 0)),
})

/** Never smaller than a percent, never beyond the picture. */
export const resized = (box: Drawn, wider: number, higher: number): Drawn => ({
  ...box,
  width: within(box.width + wider, 1, Math.max(100 - box.x, 1)),
  height: within(box.height + higher, 1, Math.max(100 - box.y, 1)),
})
