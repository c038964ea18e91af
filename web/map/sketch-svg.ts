import type { Drawing } from './drawing.ts'
import { escaped } from './escaped.ts'

/** A drawing as an SVG file. Colours are those of the light tokens: a file has no style sheet. */
export const sketchSvg = (drawing: Drawing): string => {
  const { width, height } = drawing.frame
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${sketchShapes(drawing)}</svg>`
}

/** What stands inside such a file, in units of the drawing; one cell may be marked. */
export function sketchShapes({ cells, points, fontSize }: Drawing, marked?: string): string {
  const shapes = cells
    .map(({ code, path }) => `<path d="${path}"${code === marked ? ' fill="#8fc4ae"' : ''}/>`)
    .join('')
  const dots = points
    .map(
      ({ code, x, y }) =>
        `<circle cx="${x}" cy="${y}" r="${code === marked ? fontSize / 1.5 : fontSize / 3}"/>`,
    )
    .join('')
  const names = cells
    .map(({ name, label }) => label && `<text x="${label.x}" y="${label.y}">${escaped(name)}</text>`)
    .filter(Boolean)
    .join('')
  const lettering = `font-family="sans-serif" font-size="${fontSize}" text-anchor="middle" dominant-baseline="middle"`
  return [
    `<g fill="#e7f0ed" stroke="#0b6b4f">${shapes}</g>`,
    `<g fill="#0b6b4f">${dots}</g>`,
    `<g ${lettering} fill="#16241f" stroke="#fff" stroke-width="2" paint-order="stroke">${names}</g>`,
  ].join('')
}
