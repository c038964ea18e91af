import { dueForRelease, releaseCase } from '@wangge/core/case/release'
import type { Actor } from '@wangge/core/command'
import { createContext } from '@wangge/core/context'
import { activateScheme } from '@wangge/core/scheme/activate'
import { isError, sentence } from '@wangge/core/scheme/import/defect'
import { importScheme } from '@wangge/core/scheme/import/import'
import { type LoadedScheme, loadScheme } from '@wangge/core/scheme/load'
import { tipStream } from '@wangge/core/tip'
import { assignTip } from '@wangge/core/tip/assign'
import { submitTip } from '@wangge/core/tip/submit'
import { interior } from '@wangge/grid'
import { type GridName, readDemo } from './grid.ts'
import tips from './tips.json' with { type: 'json' }

const demo: Actor = { role: 'operator', name: 'demo' }

/** In milliseconds; the rule of a demonstration releases every minute. */
const RELEASED_AFTER = 120_000

/**
 * Fills an empty ledger by the product's own deeds: schemes with their people, and tips received over the last ten days.
 * Run before the stream handlers start, so that old tips are also assigned and released in the past; they then publish
 * what lies in the stream.
 */
export async function loadDemo(grid: GridName): Promise<{ cells: number; cases: number }> {
  const ctx = createContext()
  for (const scheme of await readDemo(grid)) {
    const { drafted, defects } = await importScheme(ctx, demo, scheme)
    if (!drafted)
      throw new Error(
        defects
          .filter(isError)
          .map((each) => sentence(each, 'en'))
          .join('\n'),
      )
    await activateScheme(ctx, demo, scheme.header.id)
  }
  const loaded = await loadScheme(ctx)
  const leaves = leavesOf(loaded)
  const start = Date.now()
  for (const [i, { hoursAgo, ...told }] of tips.entries()) {
    const received = start - hoursAgo * 3_600_000
    const at = (delay: number) => createContext(process.env, () => new Date(received + delay))
    const leaf = leaves[(i * 17) % leaves.length]
    if (!leaf) continue
    const [lng, lat] = interior(loaded.index, leaf)
    const input = { ...told, point: { lng, lat, datum: 'wgs84', accuracy: 20 } }
    const { tipNo } = await submitTip(at(0), demo, {
      key: `demo-${grid}-${String(i).padStart(12, '0')}`,
      channel: 'web',
      input,
    })
    await assignTip(at(2_000), tipStream(tipNo))
    const { slot, heads } = await dueForRelease(at(RELEASED_AFTER))
    for (const head of heads) await releaseCase(at(RELEASED_AFTER), head, slot)
  }
  return { cells: loaded.scheme.cells, cases: tips.length }
}

/** Cells with land of their own and nothing but sites below. */
function leavesOf({ codes, cell, scheme }: Pick<LoadedScheme, 'codes' | 'cell' | 'scheme'>): string[] {
  const isSite = (code: string) =>
    scheme.levels.some(({ kind, points }) => points && kind === cell(code)?.level)
  return [...codes()].filter((code) => !isSite(code) && cell(code)?.children.every(isSite))
}
