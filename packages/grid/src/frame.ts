/** A table of equal squares over a box. Degrees. */
export type Frame = {
  readonly west: number
  readonly south: number
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
}

/** The column of a longitude; the nearest one for a longitude outside the frame. */
export function columnOf({ west, width, columns }: Frame, x: number): number {
  return Math.max(0, Math.min(Math.floor((x - west) / width), columns - 1))
}

/** The row of a latitude; the nearest one for a latitude outside the frame. */
export function rowOf({ south, height, rows }: Frame, y: number): number {
  return Math.max(0, Math.min(Math.floor((y - south) / height), rows - 1))
}

/** The frame inside one square of a frame. */
export function within(frame: Frame, column: number, row: number, division: number): Frame {
  return {
    west: frame.west + column * frame.width,
    south: frame.south + row * frame.height,
    columns: division,
    rows: division,
    width: frame.width / division,
    height: frame.height / division,
  }
}

/**
 * Calls with the number of each square that an edge touches or comes near: nearer than a millionth of the square's side,
 * far more than the rounding of `columnOf` and `rowOf`, so that no rounding can hide an edge from a point's square.
 */
export function eachTouched(
  frame: Frame,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  visit: (square: number) => void,
): void {
  const aside = frame.width * 1e-6 + 1e-12
  const above = frame.height * 1e-6 + 1e-12
  const upward = ay <= by
  const lowX = upward ? ax : bx
  const lowY = upward ? ay : by
  const highX = upward ? bx : ax
  const highY = upward ? by : ay
  const least = Math.min(ax, bx)
  const most = Math.max(ax, bx)
  const slope = (highX - lowX) / (highY - lowY)
  const lastRow = rowOf(frame, highY + above)
  for (let row = rowOf(frame, lowY - above); row <= lastRow; row++) {
    const bottom = frame.south + row * frame.height - above
    const top = frame.south + (row + 1) * frame.height + above
    const enters = bottom <= lowY ? lowX : clamp(lowX + (bottom - lowY) * slope, least, most)
    const leaves = top >= highY ? highX : clamp(lowX + (top - lowY) * slope, least, most)
    const lastColumn = columnOf(frame, Math.max(enters, leaves) + aside)
    for (let column = columnOf(frame, Math.min(enters, leaves) - aside); column <= lastColumn; column++) {
      visit(row * frame.columns + column)
    }
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

export function frameOf(bounds: Float64Array): Frame {
  const [west = 0, south = 0, east = 0, north = 0, columns = 0, rows = 0] = bounds
  return { west, south, columns, rows, width: (east - west) / columns, height: (north - south) / rows }
}
