import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** How many cells stand side by side, in both directions: counties, towns of a county, villages of a town. */
export type Lattice = { readonly counties: number; readonly towns: number; readonly villages: number }

type Position = readonly [lng: number, lat: number]

/** Villages a file: what an office sends is no larger. */
const perFile = 100_000

/** Degrees between two corners of the lattice, and corners an edge has between its ends. */
const step = 0.01
const between = 2

/** In [-1, 1), the same for the same numbers: a cheap mix of whole numbers. */
function noise(x: number, y: number, salt: number): number {
  let mixed = Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca77) ^ Math.imul(salt + 1, 0xc2b2ae3d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 31 - 1
}

const rounded = (lng: number, lat: number): Position => [
  Math.round(lng * 1e6) / 1e6,
  Math.round(lat * 1e6) / 1e6,
]

/** The corner of four villages, shaken by up to a fifth of a step. */
const corner = (x: number, y: number): Position =>
  rounded(80 + (x + noise(x, y, 0) / 5) * step, 30 + (y + noise(x, y, 1) / 5) * step)

/** An edge from its start to just before its end: the same corners for both villages beside it. */
function edge(x: number, y: number, dx: number, dy: number): Position[] {
  const isForward = dx + dy > 0
  const [fromX, fromY] = isForward ? [x, y] : [x + dx, y + dy]
  const [a, b] = [corner(fromX, fromY), corner(fromX + Math.abs(dx), fromY + Math.abs(dy))]
  const inner = Array.from({ length: between }, (_, i) => {
    const share = (i + 1) / (between + 1)
    const bend = (noise(fromX * 8 + i, fromY * 8 + Math.abs(dy), 2) * step) / 12
    const along = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share] as const
    return rounded(along[0] + bend * Math.abs(dy), along[1] + bend * Math.abs(dx))
  })
  return isForward ? [a, ...inner] : [b, ...inner.toReversed()]
}

/** The border of a block of `side` by `side` villages whose south-western corner is (x, y). */
function ring(x: number, y: number, side: number): Position[] {
  const sides = Array.from({ length: side }, (_, i) => i)
  const open = [
    ...sides.flatMap((i) => edge(x + i, y, 1, 0)),
    ...sides.flatMap((i) => edge(x + side, y + i, 0, 1)),
    ...sides.flatMap((i) => edge(x + side - i, y + side, -1, 0)),
    ...sides.flatMap((i) => edge(x, y + side - i, 0, -1)),
  ]
  return [...open, ...open.slice(0, 1)]
}

const levels = ['prefecture', 'county', 'town', 'village'] as const

export const header = {
  id: 'bench-2026',
  jurisdiction: 'bench',
  name: { 'zh-CN': '测量用方案', en: 'Scheme for measuring' },
  levels: levels.map((kind) => ({ kind, name: { 'zh-CN': kind, en: kind } })),
  fixes: ['area', 'person', 'duty', 'task', 'reward'],
  validFrom: '2026-01-01',
  demo: true,
}

/** Writes boundaries by level and a roster with a head for every cell; answers the files' paths. */
export function writeGrid(folder: string, { counties, towns, villages }: Lattice): string[] {
  mkdirSync(folder, { recursive: true })
  const width = counties * towns * villages
  const sides = [width, towns * villages, villages, 1]
  const paths: string[] = []
  const roster = open(folder, 'posts.csv', paths)
  roster.write('网格编码,岗位,姓名,办公电话\n')
  for (const [depth, level] of levels.entries()) {
    const side = sides[depth] ?? 1
    const above = sides[depth - 1]
    const across = width / side
    let file: ReturnType<typeof open> | undefined
    for (let n = 0; n < across * across; n++) {
      if (n % perFile === 0) {
        file?.end(']}')
        file = open(folder, `${level}-${n / perFile}.geojson`, paths)
        file.write('{"type":"FeatureCollection","features":[\n')
      } else file?.write(',\n')
      const [x, y] = [(n % across) * side, Math.floor(n / across) * side]
      const code = codeOf(depth, x, y, side)
      const properties = {
        code,
        name: `网格${code}`,
        level,
        parent: above === undefined ? '' : codeOf(depth - 1, x, y, above),
      }
      const geometry = { type: 'Polygon', coordinates: [ring(x, y, side)] }
      file?.write(JSON.stringify({ type: 'Feature', properties, geometry }))
      roster.write(`${code},网格长,测${code},0433-0${String(n).padStart(6, '0')}\n`)
    }
    file?.end(']}')
  }
  roster.end('')
  return paths
}

const codeOf = (depth: number, x: number, y: number, side: number): string =>
  `${depth}-${Math.floor(x / side)}-${Math.floor(y / side)}`

/** A file written in pieces of a megabyte. */
function open(folder: string, name: string, paths: string[]) {
  const path = join(folder, name)
  paths.push(path)
  const file = openSync(path, 'w')
  let waiting: string[] = []
  let length = 0
  const flush = () => {
    writeSync(file, waiting.join(''))
    waiting = []
    length = 0
  }
  return {
    write(text: string) {
      waiting.push(text)
      length += text.length
      if (length > 2 ** 20) flush()
    },
    end(text: string) {
      waiting.push(text)
      flush()
      closeSync(file)
    },
  }
}
