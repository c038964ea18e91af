import { say } from './say.ts'

/** Lets each finding take the place where the device is now. */
export function takePlaces(): void {
  if (!('geolocation' in navigator)) return
  for (const part of document.querySelectorAll<HTMLElement>('[data-finding-place]')) {
    const button = part.querySelector<HTMLButtonElement>('[data-here]')
    if (!button) continue
    button.hidden = false
    button.addEventListener('click', () => take(part))
  }
}

function take(part: HTMLElement): void {
  say(part, 'busy')
  navigator.geolocation.getCurrentPosition(
    ({ coords, timestamp }) => {
      const values: Record<string, string> = {
        lng: coords.longitude.toFixed(6),
        lat: coords.latitude.toFixed(6),
        accuracy: coords.accuracy.toFixed(0),
        at: new Date(timestamp).toISOString(),
      }
      for (const input of part.querySelectorAll('input')) input.value = values[input.dataset.part ?? ''] ?? ''
      say(part, 'got', { metres: coords.accuracy })
    },
    () => say(part, 'denied'),
    { enableHighAccuracy: true, timeout: 20_000 },
  )
}
