import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { LngLat, Polygons } from '@wangge/grid'
import { areaFor, outlineOf, pathOf } from './drawing.ts'
import { type Frame, frameOf } from './frame.ts'

type Spot = { readonly x: number; readonly y: number }

/** The way and the places of a visit, in WGS-84. */
export type Walked = {
  readonly track: readonly LngLat[]
  /** Places of findings, each with the number it has in the list. */
  readonly places: readonly (LngLat & { readonly n: number })[]
}

export type DrawnVisit = {
  readonly frame: Frame
  /** SVG path data of the cell's outline. */
  readonly cell: string
  /** SVG path data of the way; null where it has fewer than two points. */
  readonly way: string | null
  readonly start: Spot | null
  readonly end: Spot | null
  readonly places: readonly (Spot & { readonly n: number })[]
  /** A round length for the bar: its metres, and how long that is drawn. */
  readonly bar: { readonly metres: number; readonly units: number }
}

/** Around a way that is drawn from near, in metres, so that a stop has surroundings. */
const AROUND = 150
const DEGREE = 111_195
/** From near is drawn what would take less of the width of the cell. */
const SMALL = 0.2

/** The whole cell with what was walked in it, `width` units wide. What lies outside the cell is in the picture too. */
export function drawVisit(loaded: LoadedScheme, code: string, walked: Walked, width: number): DrawnVisit {
  const outline = outlineOf(loaded, areaFor(loaded, code))
  const frame = frameOf([outline, spread(spotsOf(walked), 0)], width)
  return within(frame, outline, walked)
}

/** The same from near; null where the whole cell shows it well enough, and where nothing was measured. */
export function drawNear(
  loaded: LoadedScheme,
  code: string,
  walked: Walked,
  width: number,
): DrawnVisit | null {
  const spots = spotsOf(walked)
  if (spots.length === 0) return null
  const outline = outlineOf(loaded, areaFor(loaded, code))
  const near = frameOf([spread(spots, AROUND)], width)
  const whole = frameOf([outline, spread(spots, 0)], width)
  return near.metresPerUnit < whole.metresPerUnit * SMALL ? within(near, outline, walked) : null
}

function within(frame: Frame, outline: Polygons, { track, places }: Walked): DrawnVisit {
  const spot = (at: LngLat): Spot => {
    const { x, y } = frame.toDrawing(at)
    return { x: Math.round(x), y: Math.round(y) }
  }
  const way = track.map(spot)
  return {
    frame,
    cell: pathOf(outline, frame),
    way: way.length > 1 ? `M${way.map(({ x, y }) => `${x} ${y}`).join('L')}` : null,
    start: way[0] ?? null,
    end: way.length > 1 ? (way.at(-1) ?? null) : null,
    places: places.map(({ n, ...at }) => ({ n, ...spot(at) })),
    bar: barOf(frame),
  }
}

const spotsOf = ({ track, places }: Walked): readonly LngLat[] => [...track, ...places]

/** Places with so many metres around each, as an outline a frame can be laid around. */
const spread = (spots: readonly LngLat[], metres: number): Polygons =>
  spots.map(({ lng, lat }) => {
    const up = metres / DEGREE
    const aside = up / Math.cos((lat * Math.PI) / 180)
    return [
      [
        [lng - aside, lat - up],
        [lng + aside, lat + up],
      ],
    ]
  })

/** 1, 2 or 5 and noughts: the longest such length that takes at most a third of the width. */
function barOf({ width, metresPerUnit }: Frame): DrawnVisit['bar'] {
  const most = (width / 3) * metresPerUnit
  const ten = 10 ** Math.floor(Math.log10(most))
  const metres = ([5, 2, 1].find((each) => each * ten <= most) ?? 1) * ten
  return { metres, units: Math.round(metres / metresPerUnit) }
}
