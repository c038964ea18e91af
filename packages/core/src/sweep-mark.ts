import type { WaitingPlace } from '@wangge/ledger'
import type { Context } from './context.ts'

type Reads = Pick<Context, 'ledger' | 'now'>

/** How far the sweep is, from run to run. Times in milliseconds. */
export type Mark = {
  /** All changes before that were looked at. */
  readonly seen: number
  /** When a run last released cases. */
  readonly released: number
  /** Of each work whose turn is not over yet: the last it took up. */
  readonly turns: Readonly<Record<string, WaitingPlace>>
}

const REGISTER = 'sweep'

/** How far back the first run looks. */
const FIRST = 24 * 3_600_000

/** A mark is written when it has moved so far, or when there is something to say. */
const STEP = 10 * 60_000

export type KeptMark = { readonly mark: Mark; readonly version: number }

export async function readMark({ ledger, now }: Reads): Promise<KeptMark> {
  const kept = await ledger.register(REGISTER)
  if (!kept) return { mark: { seen: now().getTime() - FIRST, released: 0, turns: {} }, version: 0 }
  return { mark: JSON.parse(Buffer.from(kept.box).toString('utf8')) as Mark, version: kept.version }
}

/** Writes a mark that tells something new. Of two runs at once one does; the other has looked at the same. */
export async function keepMark({ ledger, now }: Reads, kept: KeptMark, mark: Mark): Promise<KeptMark> {
  const { mark: before, version } = kept
  const isSame =
    mark.released === before.released && JSON.stringify(mark.turns) === JSON.stringify(before.turns)
  if (isSame && mark.seen - before.seen < STEP) return kept
  const done = await ledger.append({
    at: now().toISOString(),
    by: 'system',
    streams: [],
    registers: [{ key: REGISTER, after: version, box: Buffer.from(JSON.stringify(mark)) }],
  })
  return done === 'stored' ? { mark, version: version + 1 } : kept
}
