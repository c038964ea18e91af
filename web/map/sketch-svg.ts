import type { Drawing } from './drawing.ts'

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A drawing as an SVG file. Colours are those of the light tokens: a file has no style sheet. */
export function sketchSvg({ frame: { width, height }, cells, fontSize }: Drawing): string {
  const shapes = cells.map(({ path }) => `<path d="${path}"/>`).join('')
  const names = cells
    .map(({ name, label }) => label && `<text x="${label.x}" y="${label.y}">${escaped(name)}</text>`)
    .filter(Boolean)
    .join('')
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  const lettering = `font-family="sans-serif" font-size="${fontSize}" text-anchor="middle" dominant-baseline="middle"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}>`,
    `<g fill="#e7f0ed" stroke="#0b6b4f">${shapes}</g>`,
    `<g ${lettering} fill="#16241f" stroke="#fff" stroke-width="2" paint-order="stroke">${names}</g></svg>`,
  ].join('')
}
