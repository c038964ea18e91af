import type { Drawing } from './drawing.ts'

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A drawing as an SVG file; names where they fit. Colours are those of the light tokens, a file has no style sheet. */
export function sketchSvg({ frame, cells }: Drawing): string {
  const { width, height } = frame
  const shapes = cells.map(({ path }) => `<path d="${path}"/>`).join('')
  const names = cells
    .map(({ name, label }) => `<text x="${label.x}" y="${label.y}">${escaped(name)}</text>`)
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><g fill="#e7f0ed" stroke="#0b6b4f">${shapes}</g>${
    cells.length <= 30
      ? `<g font-family="sans-serif" font-size="10" text-anchor="middle" fill="#16241f" stroke="#fff" stroke-width="2" paint-order="stroke">${names}</g>`
      : ''
  }</svg>`
}
