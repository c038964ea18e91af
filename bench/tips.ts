import { checkImport } from '@wangge/core/scheme/import/check'
import type { TipInput } from '@wangge/core/tip'
import { build, interior } from '@wangge/grid'
import { type GridName, readDemo } from '../packages/local/src/demo/grid.ts'

/** Characters in common use stand in this block; drawn evenly they compress worse than anything people write. */
const [FIRST, MANY] = [0x4e00, 3_500]

/** The same texts in each run, of so many characters, with nothing in them to gain by; no two of a run are alike. */
function textOf(characters: number, number: number): string {
  let state = 1 + number
  const draw = () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCodePoint(FIRST + (state % MANY))
  }
  return Array.from({ length: characters }, draw).join('')
}

/** Makes tips at places all over a demo grid, one village after another, with a description of so many characters. */
export async function tipsOf(grid: GridName): Promise<(characters: number) => TipInput> {
  const demo = (await readDemo(grid)).at(-1)
  const checked = demo && (await checkImport(demo))
  if (!checked?.scheme) throw new Error(`the demo grid ${grid} has errors`)
  const { areas, datum } = checked.scheme
  const index = build([...areas], datum)
  const villages = areas.filter(({ level }) => level === 'village').map(({ code }) => code)
  let made = 0
  return (characters) => {
    const [lng, lat] = interior(index, villages[(++made * 17) % villages.length] ?? '')
    return {
      category: 'water',
      description: textOf(characters, made),
      point: { lng, lat, datum, accuracy: 20 },
      extent: 'spot',
      evidence: [],
      wish: 'anonymous',
    }
  }
}
