/** A point of the way as the deed takes it. */
export type Point = { readonly lng: number; readonly lat: number; readonly at: string }

/** A way that is being recorded, or was; `endedAt` null while it is. */
export type Kept = {
  readonly startedAt: string
  readonly endedAt: string | null
  readonly points: readonly Point[]
}

const KEY = 'patrol track'

/** Where the browser keeps nothing, the way lasts as long as the page. */
let inMemory: Kept | null = null

/** Nothing of a track stays on a phone longer, in milliseconds. */
const DAY = 86_400_000

export function readTrack(): Kept | null {
  try {
    const kept = (JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null) ?? inMemory
    if (kept && Date.now() - Date.parse(kept.startedAt) > DAY) {
      forgetTrack()
      return null
    }
    return kept
  } catch {
    return inMemory
  }
}

export function keepTrack(kept: Kept): void {
  inMemory = kept
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // The store is full or forbidden.
  }
}

export function forgetTrack(): void {
  inMemory = null
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}
