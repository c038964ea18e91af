import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { onceName, parseKey } from '../idempotency-key.ts'
import { evidenceId } from '../tip/tip.ts'
import { kindOf, PHOTOS, RECORDINGS } from './evidence.ts'

/** The place an upload has in its draft: what was allowed, to whom, and until when. */
export type Slot = {
  /** Name of the draft, not its key. */
  readonly draft: string
  readonly type: string
  readonly size: number
  readonly expiresAt: string
}

const DAY = 24 * 3_600_000

/** How long an upload may be sent and handed in, in milliseconds. */
export const SLOT_LIFE = DAY

/** How long a slot is remembered, to say "expired" instead of "unknown" and to clean what waited in a queue meanwhile. */
export const SLOT_MEMORY = 7 * DAY

export const slotKey = (id: string) => `upload#${id}`

export const readSlot = async (ctx: Pick<Context, 'passing'>, id: string): Promise<Slot | undefined> =>
  (await ctx.passing.read(slotKey(id))) as Slot | undefined

/**
 * The slot of one's own upload, `draft` being the name of one's draft.
 * @throws Fault `evidence.unknown` (also for somebody else's), `evidence.expired`
 */
export async function ownSlot(
  ctx: Pick<Context, 'passing' | 'now'>,
  draft: string,
  id: string,
  field = 'id',
): Promise<Slot> {
  const slot = evidenceId.safeParse(id).success ? await readSlot(ctx, id) : undefined
  if (slot?.draft !== draft) throw fault('evidence.unknown', field)
  if (Date.parse(slot.expiresAt) <= ctx.now().getTime()) throw fault('evidence.expired', field)
  return slot
}

/**
 * As `ownSlot`, for who has the draft's key.
 * @throws also Fault `tip.key_missing`, `tip.key_invalid`
 */
export const slotByKey = async (ctx: Pick<Context, 'passing' | 'now'>, key: unknown, id: string) =>
  ownSlot(ctx, onceName(parseKey(key)), id)

/**
 * The slots of what a tip carries, in its order. `draft` is the name of the draft (`onceName` of its key).
 * @throws Fault `evidence.unknown` for what was never offered to this draft, and for one forgotten since;
 *   `evidence.expired` for one older than a day; `evidence.twice`, `evidence.too_many`, `evidence.second_recording`
 */
export async function slotsOf(
  ctx: Pick<Context, 'passing' | 'now'>,
  draft: string,
  ids: readonly string[],
): Promise<readonly Slot[]> {
  const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i)
  if (twice >= 0) throw fault('evidence.twice', `evidence.${twice}.id`)
  const slots = await Promise.all(ids.map((id, i) => ownSlot(ctx, draft, id, `evidence.${i}.id`)))
  const photos = slots.filter(({ type }) => kindOf(type) === 'photo').length
  if (photos > PHOTOS) throw fault('evidence.too_many', 'evidence')
  if (slots.length - photos > RECORDINGS) throw fault('evidence.second_recording', 'evidence')
  return slots
}
