import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runGrid } from './run.ts'

/** Runs a command as if typed in a folder; `isTTY` as on a terminal. */
export async function runIn(folder: string, words: readonly string[], isTTY = false) {
  const said = { out: '', err: '' }
  const screen = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text
    },
  })
  const code = await runGrid(words, {
    root: folder,
    current: folder,
    out: screen('out'),
    err: { isTTY, ...screen('err') },
  })
  return { code, ...said }
}

const feature = (code: string, parent: string, level: string, width: number) => ({
  type: 'Feature',
  properties: { code, name: `网格${code}`, parent, level },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [100, 30],
        [100 + width, 30],
        [100 + width, 31],
        [100, 31],
        [100, 30],
      ],
    ],
  },
})

const names = (name: string) => ({ 'zh-CN': name, en: name })

const scheme = (year: number) => ({
  id: `town-${year}`,
  jurisdiction: 'town',
  name: names('示例县'),
  levels: ['county', 'town', 'village'].map((kind) => ({ kind, name: names(kind) })),
  fixes: ['area', 'person', 'duty', 'task'],
  validFrom: `${year}-01-01`,
  demo: true,
})

/**
 * A new folder with `scheme.json` and `scheme-2027.json`, a county of one town of one village in `sound.geojson`, the
 * same with a gap in `gap.geojson`, its roster in `posts.csv`, and one with a personal phone in `personal.csv`.
 */
export function townFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'grid-'))
  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  const features = [feature('1', '', 'county', 1), feature('11', '1', 'town', 1)]
  const collection = (width: number) => ({
    type: 'FeatureCollection',
    features: [...features, feature('111', '11', 'village', width)],
  })
  write('scheme.json', scheme(2026))
  write('scheme-2027.json', scheme(2027))
  write('sound.geojson', collection(1))
  write('gap.geojson', collection(0.9))
  const headings = '网格编码,岗位,姓名,办公电话'
  write('posts.csv', `${headings}\n1,网格长,王明,0995-1234567\n11,网格长,赵一,0995-1234568\n`)
  write('personal.csv', `${headings}\n1,网格长,王明,0995-1234567\n111,网格员,赵一,13912345678\n`)
  return folder
}
