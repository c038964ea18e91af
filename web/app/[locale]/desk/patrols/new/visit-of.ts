import { ROWS, type Typed } from './visit-state.ts'

/** Rows in which anything was said, in their order: the finding of that index in the input. */
export const rowsOf = (typed: Typed): readonly number[] =>
  Array.from({ length: ROWS }, (_, row) => row).filter((row) =>
    ['category', 'result', 'text', 'photos'].some((field) => typed[`f${row}.${field}`] !== undefined),
  )

/**
 * The input of the deed, as it was typed. Times of the form are Beijing's, to the minute. Points of the track outside the time of the visit are
 * left out: whoever corrects the time by hand shortens the track with it.
 */
export function visitOf(typed: Typed) {
  const one = (name: string) => typed[name]?.[0] ?? ''
  const [startedAt, endedAt] = [instantOf(one('startedAt')), instantOf(one('endedAt'))]
  return {
    cell: one('cell'),
    startedAt,
    endedAt,
    track: trackOf(one('track'), Date.parse(startedAt), Date.parse(endedAt)),
    findings: rowsOf(typed).map((row) => {
      const said = (field: string) => one(`f${row}.${field}`)
      const [lng, lat] = [said('lng'), said('lat')]
      return {
        category: said('category'),
        result: said('result'),
        text: said('text'),
        photos: typed[`f${row}.photos`] ?? [],
        ...(said('at') && { at: said('at') }),
        ...(lng &&
          lat && {
            point: {
              lng: Number(lng),
              lat: Number(lat),
              datum: 'wgs84',
              ...(said('accuracy') && { accuracy: Number(said('accuracy')) }),
            },
          }),
      }
    }),
  }
}

/** What `datetime-local` gives: `2026-11-22T09:05`. */
const instantOf = (typed: string) => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) ? `${typed}:00+08:00` : typed)

function trackOf(json: string, from: number, to: number): unknown[] {
  try {
    const points: unknown = JSON.parse(json || '[]')
    if (!Array.isArray(points)) return []
    return points.filter((point: { at?: unknown } | null) => {
      const at = Date.parse(String(point?.at))
      return !(at < from || at > to + 60_000)
    })
  } catch {
    return []
  }
}
