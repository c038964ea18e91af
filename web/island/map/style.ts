import type { StyleSpecification } from 'maplibre-gl'
import layers from './layers.json' with { type: 'json' }

/** Colours in `layers.json` are tokens of the site, so that the map follows the dark scheme with the page. */
const token = /^var\((--[\w-]+)\)$/

const resolved = (value: unknown) => {
  const [, name] = token.exec(String(value)) ?? []
  return name ? getComputedStyle(document.documentElement).getPropertyValue(name).trim() : value
}

export type Style = Pick<StyleSpecification, 'version' | 'glyphs' | 'sources' | 'layers'>

/** The one style of both map libraries. `glyphs` is never asked: every letter is drawn on the device. */
export function styleOf(tiles: string, finest: number): Style {
  return {
    version: 8,
    glyphs: `${location.origin}/island/glyphs/{fontstack}/{range}.pbf`,
    sources: { grid: { type: 'vector', tiles: [`${location.origin}${tiles}`], maxzoom: finest } },
    layers: layers.map((layer) => ({
      ...layer,
      paint: Object.fromEntries(Object.entries(layer.paint).map(([name, value]) => [name, resolved(value)])),
    })) as StyleSpecification['layers'],
  }
}

/** Every colour of the style as it is now. */
export const coloursOf = () =>
  layers.flatMap(({ id, paint }) =>
    Object.entries(paint)
      .filter(([, value]) => token.test(String(value)))
      .map(([property, value]) => ({
        layer: id,
        property: property as 'fill-color',
        colour: String(resolved(value)),
      })),
  )
