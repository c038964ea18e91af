import { encode } from 'uqr'
import type { Drawing } from '../map/drawing.ts'
import { escaped } from '../map/escaped.ts'
import { sketchShapes } from '../map/sketch-svg.ts'
import { cut, sizeFor, wrap } from './fit-text.ts'
import wording from './wording.json' with { type: 'json' }

/** What stands on the notice of a cell. Days as `2026-11-22`. */
export type Notice = {
  readonly name: string
  readonly code: string
  /** Names of the cells above, top first. */
  readonly above: readonly string[]
  readonly drawing: Drawing
  readonly posts: readonly {
    readonly title: string
    readonly name: string | null
    readonly phone: string | null
    readonly members: number | null
  }[]
  readonly duties: readonly string[]
  /** Whom to turn to when they do not do it. */
  readonly complaint: { readonly cell: string; readonly phone: string } | null
  /** Where the code leads. */
  readonly address: string
  readonly scheme: { readonly name: string; readonly validFrom: string }
  readonly printedOn: string
  readonly demo: boolean
}

/** Millimetres of a sheet A4 upright. */
const SHEET = { width: 210, height: 297, margin: 12, band: 28, foot: 208 }
const WIDE = SHEET.width - 2 * SHEET.margin
const RIGHT = SHEET.width - SHEET.margin
const SKETCH = { width: 76, height: 56 }
const CODE = 60
/** At two metres signs of seven millimetres are read without effort. */
const BODY = 7
const LINE = BODY * 1.4
/** Posts beside the head that are named; of more, one line tells to look on. */
const OTHERS = 4

const face =
  "'PingFang SC','HarmonyOS Sans SC','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif"
const bold = ' font-weight="700"'
const green = ' fill="#0b6b4f"'

/**
 * The notice of a cell for a village board, as an SVG file: A4 upright, in Chinese, black and green. Long names are set
 * smaller, long texts are wrapped and then cut, so nothing leaves the sheet.
 */
export function drawNotice(notice: Notice): string {
  const { width, height } = SHEET
  const named = names(notice)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" lang="zh-CN" font-family="${face}" fill="#16241f">`,
    `<title>${escaped(`${notice.name} ${wording.title}`)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...band(notice),
    ...named.drawn,
    ...middle(notice, named.end),
    ...foot(notice),
    '</svg>',
  ].join('')
}

/** `y` is the line the signs stand on. */
const text = (x: number, y: number, size: number, said: string, more = '') =>
  `<text x="${x}" y="${round(y)}" font-size="${round(size)}"${more}>${escaped(said)}</text>`

const round = (value: number) => Math.round(value * 100) / 100

const band = ({ demo }: Notice): string[] => [
  `<rect width="${SHEET.width}" height="${SHEET.band}" fill="#0b6b4f"/>`,
  text(SHEET.margin, 19, 14, wording.title, `${bold} fill="#fff"`),
  ...(demo
    ? [
        '<rect x="170" y="6" width="28" height="16" rx="2" fill="none" stroke="#fff" stroke-width="1"/>',
        text(184, 17.5, 10, wording.demo, ' fill="#fff" text-anchor="middle"'),
      ]
    : []),
]

/** What the cell is called, and where it lies. */
function names({ name, code, above }: Notice): { drawn: string[]; end: number } {
  const size = sizeFor(name, WIDE, 17, 11)
  const lines = wrap(name, WIDE / size, 2)
  const first = SHEET.band + 5 + size
  const end = first + (lines.length - 1) * size * 1.2 + 9
  const place = cut([`${wording.code} ${code}`, ...above].join(' · '), WIDE / 5.5)
  return {
    drawn: [
      ...lines.map((line, i) => text(SHEET.margin, first + i * size * 1.2, size, line, bold)),
      text(SHEET.margin, end, 5.5, place),
    ],
    end,
  }
}

/** Sketch and head side by side, the other posts below, then what they must do in the room that is left. */
function middle({ drawing, code, posts, duties }: Notice, above: number): string[] {
  const [first, ...others] = posts
  const { width, height } = drawing.frame
  const marked = drawing.cells.some((cell) => cell.code === code) && drawing.cells.length > 1
  const top = above + 4
  const listed = others.slice(0, others.length > OTHERS ? OTHERS - 1 : OTHERS).map(lineOf)
  const lines = [...listed, ...(others.length > listed.length ? [wording.more] : [])]
  const list = top + SKETCH.height + 15
  const heading = list + lines.length * LINE + 4
  const room = Math.floor((SHEET.foot - 8 - heading) / LINE)
  const told = paragraphs(duties.length > 0 ? duties : [wording.dutiesUnknown], room)
  return [
    `<svg x="${SHEET.margin}" y="${round(top)}" width="${SKETCH.width}" height="${SKETCH.height}" viewBox="0 0 ${width} ${height}">${sketchShapes(drawing, code)}</svg>`,
    text(SHEET.margin, top + SKETCH.height + 5, 4, marked ? wording.marked : wording.sketch),
    ...responsible(first, top),
    ...lines.map((line, i) => text(SHEET.margin, list + i * LINE, BODY, cut(line, WIDE / BODY))),
    text(SHEET.margin, heading, 9, wording.duties, bold + green),
    ...told.map((line, i) => text(SHEET.margin, heading + (i + 1) * LINE + 1, BODY, line)),
  ]
}

/** Each text on lines of its own, as far as there is room; the first text leaves some to the others. */
function paragraphs(texts: readonly string[], room: number): string[] {
  const lines: string[] = []
  for (const [i, each] of texts.entries()) {
    const left = room - lines.length - (texts.length - 1 - i)
    if (left > 0) lines.push(...wrap(each, WIDE / BODY, left))
  }
  return lines
}

const lineOf = ({ title, name, phone, members }: Notice['posts'][number]) =>
  [
    title,
    name ?? (members === null ? wording.vacant : ''),
    members === null ? '' : `${members} ${wording.people}`,
    phone ?? '',
  ]
    .filter(Boolean)
    .join('　')

function responsible(post: Notice['posts'][number] | undefined, top: number): string[] {
  const x = SHEET.margin + SKETCH.width + 6
  const wide = RIGHT - x
  if (!post?.name) return [text(x, top + 20, 11, wording.nobody, bold)]
  const size = sizeFor(post.name, wide, 17, 9)
  const phone = post.phone ?? ''
  return [
    text(x, top + 9, 9, cut(post.title, wide / 9)),
    text(x, top + 28, size, cut(post.name, wide / size), bold),
    text(x, top + 39, BODY, wording.phone),
    text(x, top + 54, sizeFor(phone, wide, 14, 6), phone, bold),
  ]
}

/** How to report, beside the code that leads to the cell's page; then what the sheet is and when it was made. */
function foot({ address, complaint, scheme, printedOn, demo }: Notice): string[] {
  const x = SHEET.margin + CODE + 10
  const wide = RIGHT - x
  const { size, data } = encode(address, { ecc: 'M', border: 0 })
  const ways = [
    ...wording.ways.flatMap((way) => wrap(way, wide / BODY, 2)),
    ...(complaint ? wrap(`${wording.complain}${complaint.cell}：${complaint.phone}`, wide / BODY, 2) : []),
  ]
  const made = `${scheme.name}（${scheme.validFrom} ${wording.since}）　${printedOn} ${wording.printed}`
  return [
    `<path d="M${SHEET.margin} ${SHEET.foot - 5}h${WIDE}" stroke="#0b6b4f" stroke-width="0.8"/>`,
    `<svg x="${SHEET.margin}" y="${SHEET.foot + 3}" width="${CODE}" height="${CODE}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path data-code="" d="${modules(data)}"/></svg>`,
    text(x, SHEET.foot + 8, 9.5, wording.howTo, bold + green),
    ...ways.map((line, i) => text(x, SHEET.foot + 19 + i * BODY * 1.25, BODY, line)),
    text(SHEET.margin, 280, 4, cut(address, WIDE / 4)),
    text(SHEET.margin, 285.5, 4, cut(made, WIDE / 4)),
    ...(demo ? [text(SHEET.margin, 291, 4, wording.demoNote)] : []),
  ]
}

/** The dark modules of a QR code, a run of a row at a time. */
const modules = (rows: readonly (readonly boolean[])[]) =>
  rows
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1]) return []
        const end = row.indexOf(false, x)
        const run = (end < 0 ? row.length : end) - x
        return [`M${x} ${y}h${run}v1h-${run}z`]
      }),
    )
    .join('')
