import { openEngine } from './engine.ts'
import { followCells } from './follow-cells.ts'
import { readPage } from './page.ts'
import { styleOf } from './style.ts'

/**
 * Puts the live map in the place of the sketch, once it can be seen.
 * @returns false when the device cannot draw it: the sketch stays then, and the page says so
 */
export async function goLive(place: HTMLElement): Promise<boolean> {
  const { tiles = '', finest = '', mapboxToken, controls = '{}' } = place.dataset
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-part="${name}"]`)
  const [sketch, container, failed] = [part('sketch'), part('live'), part('failed')]
  if (!sketch || !container || !failed) return false
  // Under the sketch it has its size already, and nobody looks at an empty frame while it loads.
  container.style.visibility = 'hidden'
  container.hidden = false
  try {
    const wish = {
      container,
      style: styleOf(tiles, Number(finest)),
      bounds: readPage(document).bounds,
      locale: JSON.parse(controls) as Record<string, string>,
      font: getComputedStyle(document.body).fontFamily,
      token: mapboxToken,
    }
    await openEngine(wish, followCells())
    sketch.hidden = true
    container.style.visibility = ''
    failed.hidden = true
    return true
  } catch {
    container.replaceChildren()
    container.hidden = true
    failed.hidden = false
    return false
  }
}
