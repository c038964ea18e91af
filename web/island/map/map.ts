import { goLive } from './live.ts'

/** The address says when the reader has asked for the live map already. */
const LIVE = '#live'

const place = document.querySelector<HTMLElement>('[data-map]')
const way = place?.querySelector<HTMLElement>('[data-part="open"]')
const button = way?.querySelector('button')
if (place && way && button) {
  const open = async () => {
    button.disabled = true
    const live = await goLive(place)
    way.hidden = live
    button.disabled = false
    if (live) history.replaceState(null, '', LIVE)
  }
  way.hidden = false
  button.addEventListener('click', open)
  if (location.hash === LIVE) void open()
}
