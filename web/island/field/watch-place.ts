/** How long a better fix is waited for, in milliseconds. */
const PATIENCE = 60_000
/** Metres within which a fix is good enough to stop. */
const GOOD = 15

/**
 * Fills the device's place into the form that asks for it, the best fix that comes within a minute; asked for only when
 * that form stands open.
 */
export function watchPlace(): void {
  const place = document.querySelector<HTMLElement>('[data-place]')
  const details = place?.closest('details')
  if (!place || !details || !('geolocation' in navigator)) return
  const begin = () => {
    if (!details.open) return
    details.removeEventListener('toggle', begin)
    watch(place)
  }
  details.addEventListener('toggle', begin)
  begin()
}

function watch(place: HTMLElement): void {
  let best = Number.POSITIVE_INFINITY
  say(place, 'busy')
  const watching = navigator.geolocation.watchPosition(
    ({ coords, timestamp }) => {
      if (coords.accuracy >= best) return
      best = coords.accuracy
      fill(place, coords, new Date(timestamp))
      say(place, 'got', best)
      if (best <= GOOD) navigator.geolocation.clearWatch(watching)
    },
    () => {
      if (best === Number.POSITIVE_INFINITY) say(place, 'denied')
    },
    { enableHighAccuracy: true, timeout: 20_000, maximumAge: 10_000 },
  )
  setTimeout(() => navigator.geolocation.clearWatch(watching), PATIENCE)
}

function fill(place: HTMLElement, { longitude, latitude, accuracy }: GeolocationCoordinates, at: Date): void {
  const values: Record<string, string> = {
    lng: longitude.toFixed(6),
    lat: latitude.toFixed(6),
    accuracy: accuracy.toFixed(0),
    at: at.toISOString(),
  }
  for (const input of place.querySelectorAll('input')) input.value = values[input.name] ?? ''
}

/** Shows one sentence of the page; `{metres}` stands in it for the accuracy. */
function say(place: HTMLElement, sentence: string, metres?: number): void {
  for (const each of place.querySelectorAll<HTMLElement>('[data-say]')) {
    each.hidden = each.dataset.say !== sentence
    each.dataset.words ??= each.textContent ?? ''
    if (metres !== undefined)
      each.textContent = each.dataset.words.replace('{metres}', String(Math.round(metres)))
  }
}
