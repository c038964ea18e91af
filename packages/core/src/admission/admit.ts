import { LedgerUnavailable } from '@wangge/ledger'
import type { Context } from '../context.ts'
import { onceName, parseKey } from '../idempotency-key.ts'
import type { Lane } from '../tip/tip.ts'
import { limitsAt } from './admission.ts'

const HOUR = 3_600_000

export type Caller = {
  /** Keyed hash of the caller's network; null for a named client, who answers for itself. */
  readonly network: string | null
  /** Whether a challenge was solved for this draft. */
  readonly permitted: boolean
}

/**
 * The lane of a tip by what came in this hour: fast within every limit, else slow. Counts each draft once, however often
 * it is sent. What cannot be counted waits: a store that is overrun by a flood must not let it through, nor refuse it.
 * @throws Fault `tip.key_missing`, `tip.key_invalid`
 */
export async function admit(
  ctx: Pick<Context, 'passing' | 'jurisdiction' | 'now'>,
  { key, network, permitted, cell }: Caller & { readonly key: unknown; readonly cell?: string | undefined },
): Promise<Lane> {
  const draft = onceName(parseKey(key))
  const now = ctx.now()
  const { fastPerHour } = limitsAt(ctx.jurisdiction, now)
  const proof = permitted ? 'permitted' : 'open'
  const counted: readonly (readonly [name: string, most: number])[] = [
    ...(network === null ? [] : [[`${proof}#${network}`, fastPerHour[proof]] as const]),
    ...(cell === undefined ? [] : [[`cell#${cell}`, fastPerHour.cell] as const]),
    ['whole', fastPerHour.whole],
  ]
  const inHours = (hours: number) => new Date(now.getTime() + hours * HOUR)
  try {
    const { won, value: hour } = await ctx.passing.claim(
      `counted#${draft}`,
      now.toISOString().slice(0, 13),
      inHours(1),
    )
    for (const [name, most] of counted) {
      const count = await ctx.passing.count(`fast#${hour}#${name}`, inHours(2), won ? 1 : 0)
      if (count > most) return 'slow'
    }
    return 'fast'
  } catch (error) {
    if (error instanceof LedgerUnavailable) return 'slow'
    throw error
  }
}
