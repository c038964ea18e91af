import { renderSVG } from 'uqr'
import { escaped } from '../../../map/escaped.ts'
import type { ReceiptPictures, Submitted } from './report-state.ts'

const WIDTH = 360
const HEIGHT = 520
const CODE = 240

/** The receipt as pictures: they are kept apart from the page, so the few words on them stand in both languages. */
export function drawReceipt({ tipNo, receipt }: Submitted): ReceiptPictures {
  const code = renderSVG(receipt.replace(/\D/g, ''), { border: 2 })
  const face = `font-family="sans-serif" text-anchor="middle" fill="#16241f"`
  const line = (y: number, size: number, text: string, weight = 400) =>
    `<text x="${WIDTH / 2}" y="${y}" font-size="${size}" font-weight="${weight}">${escaped(text)}</text>`
  const groups = receipt.split(' ')
  const whole = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<g ${face}>`,
    line(44, 22, '举报回执 · Receipt of a tip', 700),
    line(84, 15, '举报编号 · Tip number'),
    line(110, 20, tipNo, 700),
    line(148, 15, '回执码 · Receipt'),
    line(178, 24, groups.slice(0, 3).join(' '), 700),
    line(208, 24, groups.slice(3).join(' '), 700),
    `</g>`,
    code.replace('<svg ', `<svg x="${(WIDTH - CODE) / 2}" y="232" width="${CODE}" height="${CODE}" `),
    `<g ${face}>`,
    line(500, 14, '请勿给别人看 · Show it to nobody'),
    `</g></svg>`,
  ].join('')
  return { code: dataAddress(code), whole: dataAddress(whole) }
}

const dataAddress = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`
