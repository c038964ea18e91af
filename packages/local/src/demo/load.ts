import type { Actor } from '@wangge/core/command'
import { createContext } from '@wangge/core/context'
import { appoint } from '@wangge/core/officer/appoint'
import { activateScheme } from '@wangge/core/scheme/activate'
import { tipStream } from '@wangge/core/tip'
import { assignTip } from '@wangge/core/tip/assign'
import { submitTip } from '@wangge/core/tip/submit'
import { build, interior } from '@wangge/grid'
import { type GridName, readGrid } from './grid.ts'
import { appointments } from './people.ts'
import tips from './tips.json' with { type: 'json' }

const demo: Actor = { role: 'operator', name: 'demo' }

/**
 * Fills an empty ledger by the product's own deeds: scheme, people, and tips received over the last ten days. Run before
 * the stream handlers start, so that old tips are also assigned in the past; they then publish what lies in the stream.
 */
export async function loadDemo(grid: GridName): Promise<{ cells: number; cases: number }> {
  const { scheme, areaCode } = await readGrid(grid)
  const ctx = createContext()
  await activateScheme(ctx, demo, scheme)
  await each(appointments(scheme.areas, areaCode, scheme.validFrom), (person) => appoint(ctx, demo, person))

  const index = build([...scheme.areas], scheme.datum)
  const leaves = scheme.areas.filter(({ level }) => level === 'village')
  const start = Date.now()
  for (const [i, { hoursAgo, ...told }] of tips.entries()) {
    const received = start - hoursAgo * 3_600_000
    const at = (delay: number) => createContext(process.env, () => new Date(received + delay))
    const leaf = leaves[(i * 17) % leaves.length]
    if (!leaf) continue
    const [lng, lat] = interior(index, leaf.code)
    const input = { ...told, point: { lng, lat, datum: scheme.datum, accuracy: 20 } }
    const { tipNo } = await submitTip(at(0), demo, {
      key: `demo-${grid}-${String(i).padStart(12, '0')}`,
      channel: 'web',
      input,
    })
    await assignTip(at(2_000), tipStream(tipNo))
  }
  return { cells: scheme.areas.length, cases: tips.length }
}

/** Sixteen at a time: what one machine's engine takes without queueing. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const rest = [...items]
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: 16 }, worker))
}
