/** Metres per degree of a great circle on the sphere of the mean Earth radius, 6 371 008.8 m (IUGG). */
export const metresPerDegree = (6_371_008.8 * Math.PI) / 180

/**
 * The equirectangular plane through a point, in metres from it: for distances of a few kilometres right to about half a per
 * cent.
 */
export class Plane {
  readonly #x: number
  readonly #y: number
  readonly #across: number

  constructor(x: number, y: number) {
    this.#x = x
    this.#y = y
    this.#across = metresPerDegree * Math.cos((y * Math.PI) / 180)
  }

  /** Metres from the point to a segment, the same whichever segment a nearest end belongs to. */
  toSegment(ax: number, ay: number, bx: number, by: number): number {
    const fromX = (ax - this.#x) * this.#across
    const fromY = (ay - this.#y) * metresPerDegree
    const toX = (bx - this.#x) * this.#across
    const toY = (by - this.#y) * metresPerDegree
    const dx = toX - fromX
    const dy = toY - fromY
    const t = -(fromX * dx + fromY * dy) / (dx * dx + dy * dy)
    if (t >= 1) return length(toX, toY)
    return t > 0 ? length(fromX + t * dx, fromY + t * dy) : length(fromX, fromY)
  }

  /** Metres from the point to a box, 0 inside it. */
  toBox(west: number, south: number, east: number, north: number): number {
    const aside = Math.max(west - this.#x, 0, this.#x - east) * this.#across
    const along = Math.max(south - this.#y, 0, this.#y - north) * metresPerDegree
    return length(aside, along)
  }
}

function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y)
}
