import { forgetTrack, type Kept, keepTrack, readTrack } from './keep-track.ts'
import { say } from './say.ts'
import { withPoint } from './thin.ts'

/** Worse fixes say nothing of where somebody was, in metres. */
const ACCURACY = 100

/** Runs while the page is open, whatever took the place of its form. */
let watching: number | undefined

/** Lets the page record the way, go on with one that a reload broke off, and put it into the form. */
export function recordTrack(): void {
  const part = document.querySelector<HTMLElement>('[data-track]')
  if (!part || !('geolocation' in navigator)) return
  const track = part.querySelector<HTMLInputElement>('input[name="track"]')
  const button = (act: string) => part.querySelector<HTMLButtonElement>(`[data-act="${act}"]`)
  button('start')?.addEventListener('click', () => {
    const kept = { startedAt: new Date().toISOString(), endedAt: null, points: [] }
    keepTrack(kept)
    show(part, kept)
    watch(part)
  })
  button('stop')?.addEventListener('click', () => {
    stop()
    const kept = readTrack()
    if (!kept) return
    const ended = { ...kept, endedAt: new Date().toISOString() }
    keepTrack(ended)
    show(part, ended)
  })
  button('drop')?.addEventListener('click', () => {
    stop()
    forgetTrack()
    if (track) track.value = ''
    show(part, null)
  })
  const kept = readTrack()
  show(part, kept)
  if (kept?.endedAt === null) watch(part)
}

function stop(): void {
  if (watching !== undefined) navigator.geolocation.clearWatch(watching)
  watching = undefined
}

function watch(part: HTMLElement): void {
  stop()
  watching = navigator.geolocation.watchPosition(
    ({ coords, timestamp }) => {
      const kept = readTrack()
      if (!kept || kept.endedAt !== null || coords.accuracy > ACCURACY) return
      const point = {
        lng: Number(coords.longitude.toFixed(6)),
        lat: Number(coords.latitude.toFixed(6)),
        at: new Date(timestamp).toISOString(),
      }
      const more = { ...kept, points: withPoint(kept.points, point) }
      keepTrack(more)
      show(part, more)
    },
    ({ code }) => {
      if (code === GeolocationPositionError.PERMISSION_DENIED) say(part, 'denied')
    },
    { enableHighAccuracy: true, maximumAge: 5_000 },
  )
}

/** What is kept, into the form and before the eyes. */
function show(part: HTMLElement, kept: Kept | null): void {
  const form = part.closest('form')
  const track = part.querySelector<HTMLInputElement>('input[name="track"]')
  if (track && kept) track.value = JSON.stringify(kept.points)
  fill(form, 'startedAt', kept?.startedAt)
  fill(form, 'endedAt', kept?.endedAt ?? undefined, 1)
  const isOn = kept?.endedAt === null
  for (const [act, isShown] of [
    ['start', !kept],
    ['stop', isOn],
    ['drop', kept !== null && !isOn],
  ] as const) {
    const button = part.querySelector<HTMLElement>(`[data-act="${act}"]`)
    if (button) button.hidden = !isShown
  }
  say(part, kept ? (isOn ? 'on' : 'got') : 'off', { points: kept?.points.length ?? 0 })
}

/** Beijing's time to the minute, as the form takes it; `more` minutes later, so that no point lies behind the end. */
function fill(form: HTMLFormElement | null, name: string, at: string | undefined, more = 0): void {
  const input = form?.elements.namedItem(name)
  if (at === undefined || !(input instanceof HTMLInputElement)) return
  input.value = new Date(Date.parse(at) + 8 * 3_600_000 + more * 60_000).toISOString().slice(0, 16)
}
