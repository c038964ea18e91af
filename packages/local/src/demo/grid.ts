import { readFile } from 'node:fs/promises'
import type { ImportInput } from '@wangge/core/scheme/import/check'
import grids from './grids.json' with { type: 'json' }
import { fixesOf, type Post, rosterOf } from './roster.ts'

export const gridNames = ['gaochang', 'yanbian', 'xinhe'] as const
export type GridName = (typeof gridNames)[number]

/** What a county hands in for one scheme: a header, maps and tables. */
export type DemoImport = Pick<ImportInput, 'header' | 'datum' | 'files'> & {
  readonly header: { readonly id: string }
}

type Row = Readonly<Record<string, string | number | null>>

/** The schemes of a demo grid, oldest first: one made from a map, or the fictitious district before and after its reform. */
export async function readDemo(name: GridName): Promise<readonly DemoImport[]> {
  if (name !== 'xinhe') return [await mapScheme(name)]
  const { district } = await import('./district/district.ts')
  const { before, after } = district()
  return [before, after].map(({ header, layers, tables }) => ({
    header,
    datum: 'cgcs2000',
    files: [
      ...Object.entries(layers).map(([level, layer]) => file(`${level}.geojson`, JSON.stringify(layer))),
      ...Object.entries(tables).map(([table, rows]) => file(`${table}.csv`, csvOf(rows))),
    ].filter(({ size }) => size > 0),
  }))
}

type Feature = {
  readonly properties: { readonly code: string; readonly parent: string; readonly level: string }
}

async function mapScheme(name: Exclude<GridName, 'xinhe'>): Promise<DemoImport> {
  const { scheme, root, files, areaCode } = grids[name]
  const texts = await Promise.all(
    files.map((each) => readFile(new URL(`../../demo/${each}.geojson`, import.meta.url), 'utf8')),
  )
  const features = texts.flatMap((text) => (JSON.parse(text) as { features: Feature[] }).features)
  const cells = features.map(
    ({ properties: { code, level } }): Post => ({
      code,
      rank: rankOf(level),
      isTop: !root && level === scheme.levels[0]?.kind,
    }),
  )
  if (root) cells.unshift({ code: root.code, rank: 'county', isTop: true })
  const posts = rosterOf(cells, areaCode, scheme.validFrom)
  return {
    header: scheme,
    datum: 'cgcs2000',
    files: [
      ...texts.map((text, i) => file(`${files[i]}.geojson`, text)),
      ...(root ? [file('root.csv', csvOf([root]))] : []),
      file('posts.csv', csvOf(posts)),
      file('fixes.csv', csvOf(fixesOf(cells))),
    ],
  }
}

const rankOf = (level: string): Post['rank'] => (level === 'village' || level === 'town' ? level : 'county')

const file = (name: string, text: string) => new File([text], name)

/** RFC 4180, with the names of the columns first. */
const csvOf = (rows: readonly Row[]): string =>
  rows.length === 0
    ? ''
    : [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
        .map((cells) => cells.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(','))
        .join('\r\n')
