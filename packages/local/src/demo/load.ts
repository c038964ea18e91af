import { signAgreement } from '@wangge/core/agreement/sign'
import { dueForRelease, releaseCase } from '@wangge/core/case/release'
import type { Actor } from '@wangge/core/command'
import { createContext } from '@wangge/core/context'
import { activateScheme } from '@wangge/core/scheme/activate'
import { isError, sentence } from '@wangge/core/scheme/import/defect'
import { importScheme } from '@wangge/core/scheme/import/import'
import { loadScheme } from '@wangge/core/scheme/load'
import * as stores from '@wangge/core/stores'
import { type Tip, tipStream } from '@wangge/core/tip'
import { assignTip } from '@wangge/core/tip/assign'
import { submitTip } from '@wangge/core/tip/submit'
import { interior } from '@wangge/grid'
import agreements from './agreements.json' with { type: 'json' }
import { type GridName, readDemo } from './grid.ts'
import { loadPatrols } from './load-patrols.ts'
import { loadStaff } from './load-staff.ts'
import { type Handled, loadStories } from './load-stories.ts'
import { leavesOf } from './staff.ts'
import tips from './tips.json' with { type: 'json' }

/** `again`: the number of the tip whose place it tells of once more, after the stories. */
type DemoTip = {
  readonly hoursAgo: number
  readonly category: string
  readonly description: string
  readonly again?: number
}

const demo: Actor = { role: 'operator', name: 'demo' }

/** In milliseconds; the rule of a demonstration releases every minute. */
const RELEASED_AFTER = 120_000

/**
 * Fills an empty ledger by the product's own deeds: schemes with their people, the staff
 * whom the identity provider `OIDC_ISSUER` knows, and tips received over the last ten days.
 * Run before the stream handlers start, so that old tips are also assigned and released in the past; they then publish
 * what lies in the stream.
 */
export async function loadDemo(grid: GridName): Promise<{ cells: number; cases: number }> {
  const ctx = createContext(stores)
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
  await signAgreement(ctx, demo, agreements[grid])
  const loaded = await loadScheme(ctx)
  const issuer = process.env.OIDC_ISSUER
  if (issuer) await loadStaff(ctx, demo, loaded, issuer)
  if (issuer) await loadPatrols(loaded, issuer, Date.now())
  const leaves = leavesOf(loaded)
  const handled = new Map<number, Handled>()
  const start = Date.now()
  const takeIn = async (i: number, { hoursAgo, again = i, ...told }: DemoTip) => {
    const received = start - hoursAgo * 3_600_000
    const at = (delay: number) => createContext(stores, process.env, () => new Date(received + delay))
    const leaf = leaves[(again * 17) % leaves.length]
    if (!leaf) return
    const [lng, lat] = interior(loaded.index, leaf)
    const input = { ...told, point: { lng, lat, datum: 'wgs84', accuracy: 20 } }
    const { tipNo } = await submitTip(at(0), demo, {
      key: `demo-${grid}-${String(i).padStart(12, '0')}`,
      channel: 'web',
      input,
    })
    await assignTip(at(2_000), tipStream(tipNo))
    const tip = (await ctx.ledger.head(tipStream(tipNo)))?.state as Tip | undefined
    if (tip?.status === 'assigned') handled.set(i, { caseNo: tip.case, received })
    const { slot, heads } = await dueForRelease(at(RELEASED_AFTER))
    for (const head of heads) await releaseCase(at(RELEASED_AFTER), head, slot)
  }
  const told: readonly DemoTip[] = tips
  for (const [i, tip] of told.entries()) if (tip.again === undefined) await takeIn(i, tip)
  if (issuer) await loadStories(handled, loaded, issuer, start)
  for (const [i, tip] of told.entries()) if (tip.again !== undefined) await takeIn(i, tip)
  return { cells: loaded.scheme.cells, cases: tips.length }
}
