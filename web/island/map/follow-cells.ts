import type { LiveMap } from './engine.ts'
import { fetchPage, readPage, swap } from './page.ts'
import { coloursOf } from './style.ts'

/** Room around what is shown, in CSS pixels. */
const padding = 16

/**
 * Lets the page follow the map and the map the page: what stands beside it is taken from the very page that shows the
 * cell without script, whether the cell was tapped, picked from the list, or gone back to. Returns what makes a map,
 * or the one that takes its place, part of this.
 */
export function followCells(): (map: LiveMap) => void {
  let map: LiveMap | undefined

  const choose = (page: Document, come: boolean) => {
    const { code, bounds, divided } = readPage(page)
    for (const layer of ['chosen', 'chosen-border']) map?.setFilter(layer, ['==', ['get', 'code'], code])
    if (come || divided) map?.fitBounds(bounds, { padding })
  }
  const show = async (address: string, come: boolean) => {
    try {
      const page = await fetchPage(address)
      if (address !== here()) return
      swap(page)
      choose(page, come)
    } catch {
      location.assign(address)
    }
  }
  const go = (address: string, come: boolean) => {
    history.pushState(null, '', `${address}#live`)
    void show(address, come)
  }

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[data-swap] a')
    if (link?.pathname !== location.pathname || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(`${link.pathname}${link.search}`, true)
  })
  addEventListener('popstate', () => void show(here(), true))
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    for (const { layer, property, colour } of coloursOf()) map?.setPaintProperty(layer, property, colour)
  })

  return (opened) => {
    map = opened
    const codeAt = ({ x, y }: { readonly x: number; readonly y: number }) =>
      opened.queryRenderedFeatures([x, y], { layers: ['sites', 'ground'] })[0]?.properties.code
    opened.on('click', ({ point }) => {
      const code = codeAt(point)
      if (typeof code === 'string') go(`${location.pathname}?cell=${encodeURIComponent(code)}`, false)
    })
    opened.on('mousemove', ({ point }) => {
      opened.getCanvas().style.cursor = codeAt(point) === undefined ? '' : 'pointer'
    })
    choose(document, true)
  }
}

/** The page the reader is on; an answer that comes after another tap is for none. */
const here = () => `${location.pathname}${location.search}`
