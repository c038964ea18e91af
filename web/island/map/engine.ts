import type { StyleSpecification as MapboxStyle } from 'mapbox-gl'
import mapboxSheet from 'mapbox-gl/dist/mapbox-gl.css'
import type { Map as MapLibreMap, MapOptions } from 'maplibre-gl'
import maplibreSheet from 'maplibre-gl/dist/maplibre-gl.css'
import type { Style } from './style.ts'

/** What this island asks of a map, the same in both libraries: MapLibre began as a branch of Mapbox. */
export type LiveMap = Pick<
  MapLibreMap,
  'fitBounds' | 'setFilter' | 'setPaintProperty' | 'getCanvas' | 'remove'
> & {
  on(event: 'click' | 'mousemove', tell: (event: { readonly point: Pixel }) => void): unknown
  on(event: 'idle', tell: () => void): unknown
  on(event: 'error', tell: (event: { readonly sourceId?: string }) => void): unknown
  queryRenderedFeatures(
    at: [number, number] | undefined,
    options: { layers: string[] },
  ): { properties: Record<string, unknown> }[]
}

/** Milliseconds until a first picture that does not come is given up. */
const PATIENCE = 60_000

type Pixel = { readonly x: number; readonly y: number }

export type Wish = {
  readonly container: HTMLElement
  readonly style: Style
  readonly bounds: [number, number, number, number]
  readonly locale: Readonly<Record<string, string>>
  /** Font family of the letters. */
  readonly font: string
  /** Of Mapbox; without one MapLibre draws. */
  readonly token: string | undefined
}

/**
 * A map with its first picture drawn, by Mapbox with a token, else by MapLibre, on the same layers. Each further map
 * that takes its place is told by `opened` too: Mapbox wipes what it drew when it learns that its token is refused.
 * @throws when the device can draw neither
 */
export async function openEngine(wish: Wish, opened: (map: LiveMap) => void): Promise<void> {
  const byMapLibre = async () => opened(await drawn(await maplibre(wish)))
  if (!wish.token) return byMapLibre()
  try {
    const map = await drawn(await mapbox(wish, wish.token))
    opened(map)
    let lost = false
    map.on('error', ({ sourceId }) => {
      if (sourceId !== undefined || lost) return
      lost = true
      map.remove()
      void byMapLibre()
    })
  } catch {
    await byMapLibre()
  }
}

/** Sketches lie flat with north up, and a finger alone scrolls the page. */
const optionsOf = ({ container, style, bounds, locale }: Wish) => ({
  container,
  style,
  bounds,
  locale,
  fitBoundsOptions: { padding: 16 },
  cooperativeGestures: true,
  dragRotate: false,
  touchPitch: false,
  pitchWithRotate: false,
  renderWorldCopies: false,
  fadeDuration: 0,
})

async function maplibre(wish: Wish): Promise<LiveMap> {
  const [{ Map: GlMap, NavigationControl, setWorkerUrl }] = await Promise.all([
    import('maplibre-gl'),
    addSheet(maplibreSheet),
  ])
  setWorkerUrl('/island/maplibre-worker.js')
  const options: MapOptions = {
    ...optionsOf(wish),
    attributionControl: false,
    localIdeographFontFamily: wish.font,
  }
  const { glyphs: _, ...style } = wish.style
  const map = new GlMap({ ...options, style })
  map.addControl(new NavigationControl({ showCompass: false }))
  return map
}

async function mapbox(wish: Wish, accessToken: string): Promise<LiveMap> {
  const [{ Map: GlMap, NavigationControl, setWorkerUrl }] = await Promise.all([
    import('mapbox-gl/esm'),
    addSheet(mapboxSheet),
  ])
  setWorkerUrl('/island/mapbox-worker.js')
  const map = new GlMap({
    ...optionsOf(wish),
    style: wish.style as MapboxStyle,
    accessToken,
    localFontFamily: wish.font,
    projection: 'mercator',
  })
  map.addControl(new NavigationControl({ showCompass: false }))
  return map as unknown as LiveMap
}

/** A map library measures its container when it is made, so its style sheet comes first. */
function addSheet(href: string): Promise<void> {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = href
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  link.addEventListener('load', () => resolve())
  link.addEventListener('error', () => reject(new Error(`${href} did not come`)))
  document.head.append(link)
  return promise
}

/**
 * Waits for the first picture. A lost tile is an error that names its source; any other means that nothing can be drawn,
 * and so does a picture without a single cell.
 */
async function drawn(map: LiveMap): Promise<LiveMap> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const late = setTimeout(() => reject(new Error('the map did not come')), PATIENCE)
  map.on('idle', resolve)
  map.on('error', ({ sourceId }) => {
    if (sourceId === undefined) reject(new Error('the map cannot be drawn'))
  })
  try {
    await promise
    if (map.queryRenderedFeatures(undefined, { layers: ['ground'] }).length === 0)
      throw new Error('the map has no cells')
    return map
  } catch (error) {
    map.remove()
    throw error
  } finally {
    clearTimeout(late)
  }
}
