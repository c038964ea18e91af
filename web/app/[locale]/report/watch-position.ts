/** A position as the form carries it. Browsers answer in WGS-84. */
export type Fix = {
  readonly lng: string
  readonly lat: string
  readonly datum: 'wgs84'
  readonly accuracy: string
}

/** Metres that are good enough to wait no longer. */
const GOOD = 15
/** Milliseconds: for a first fix, for a better one, in all. */
const PATIENCE = { first: 15_000, better: 2_500, whole: 12_000 }

/**
 * Watches the device's position until it is good or gets no better; `better` hears of each better fix, `done` once of the
 * best, null when none came. Calling what it returns ends the watch with the best so far.
 */
export function watchPosition(better: (fix: Fix) => void, done: (best: Fix | null) => void): () => void {
  let best: Fix | null = null
  let patience = setTimeout(end, PATIENCE.first)
  let whole: ReturnType<typeof setTimeout> | undefined
  let ended = false
  const watch = navigator.geolocation.watchPosition(
    ({ coords }) => {
      const accuracy = Math.min(Math.round(coords.accuracy), 100_000)
      if (best && accuracy >= Number(best.accuracy)) return
      whole ??= setTimeout(end, PATIENCE.whole)
      clearTimeout(patience)
      patience = setTimeout(end, PATIENCE.better)
      best = {
        lng: coords.longitude.toFixed(6),
        lat: coords.latitude.toFixed(6),
        datum: 'wgs84',
        accuracy: String(accuracy),
      }
      better(best)
      if (accuracy <= GOOD) end()
    },
    end,
    { enableHighAccuracy: true, maximumAge: 10_000 },
  )
  return end

  function end(): void {
    if (ended) return
    ended = true
    clearTimeout(patience)
    clearTimeout(whole)
    navigator.geolocation.clearWatch(watch)
    done(best)
  }
}
