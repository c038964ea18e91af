/** The bucket grid over all cells, with the arithmetic from degrees to buckets. */
export type Frame = {
  west: number
  south: number
  columns: number
  rows: number
  /** degrees */
  width: number
  height: number
}

export function openFrame(bounds: Float64Array): Frame {
  const [west = 0, south = 0, east = 0, north = 0, columns = 0, rows = 0] = bounds
  return { west, south, columns, rows, width: (east - west) / columns, height: (north - south) / rows }
}

/** The column of a longitude; the nearest one for a longitude outside the frame. */
export function columnOf(frame: Frame, x: number): number {
  return clamp(Math.floor((x - frame.west) / frame.width), frame.columns - 1)
}

/** The row of a latitude; the nearest one for a latitude outside the frame. */
export function rowOf(frame: Frame, y: number): number {
  return clamp(Math.floor((y - frame.south) / frame.height), frame.rows - 1)
}

function clamp(i: number, most: number): number {
  return Math.max(0, Math.min(i, most))
}
