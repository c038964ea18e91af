import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import type { PostForm } from '../files.ts'
import { onceName } from '../idempotency-key.ts'
import { incomingName, kindOf, PHOTOS, PLAIN_LIMIT, partsOf, RECORDINGS, uploadSchema } from './evidence.ts'
import { permitPart } from './permits.ts'
import { readSlot, SLOT_LIFE, SLOT_MEMORY, type Slot, slotKey } from './slot.ts'

/** What a phone needs to send a file by itself: one form for each part, in order, each good for five minutes. */
export type Offered = {
  readonly id: string
  readonly parts: readonly PostForm[]
  readonly expiresAt: string
}

/** Crockford's base 32, lower case. */
const SYMBOLS = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Gives a file its place in a draft and the permission to send it. Whether the caller may send at all is judged before.
 * @throws Fault for input; `evidence.too_many`, `evidence.second_recording` for what the draft has no place for;
 *   `evidence.file_reused`
 */
export async function offerUpload(
  ctx: Pick<Context, 'passing' | 'incoming' | 'now' | 'random'>,
  given: unknown,
): Promise<Offered> {
  const { id, slot } = await giveSlot(ctx, given)
  const parts = await Promise.all(partsOf(slot).map((_, i) => permitPart(ctx, id, slot, i + 1)))
  return { id, parts, expiresAt: slot.expiresAt }
}

/**
 * Takes a file that came inside a posted form, from a browser without script; what comes next is as after any upload.
 * @throws Fault as `offerUpload`; `evidence.too_large` above what a form may carry
 */
export async function takeUpload(
  ctx: Pick<Context, 'passing' | 'incoming' | 'now' | 'random'>,
  { key, type, bytes }: { readonly key: string; readonly type: string; readonly bytes: Uint8Array },
): Promise<{ readonly id: string }> {
  if (bytes.length > PLAIN_LIMIT) throw fault('evidence.too_large', 'size')
  const { id } = await giveSlot(ctx, { draft: key, type, size: bytes.length })
  await ctx.incoming.write(incomingName(id, 1), bytes)
  return { id }
}

async function giveSlot(ctx: Pick<Context, 'passing' | 'now' | 'random'>, given: unknown) {
  const { draft: key, file, type, size } = parse(uploadSchema, given)
  const draft = onceName(key)
  const now = ctx.now().getTime()
  const until = new Date(now + SLOT_LIFE)
  const drawn = Array.from(ctx.random(26), (byte) => SYMBOLS[byte % 32]).join('')
  const id = file ? String((await ctx.passing.claim(`offer#${draft}#${file}`, drawn, until)).value) : drawn
  const stands = id === drawn ? undefined : await readSlot(ctx, id)
  if (stands) {
    if (stands.type !== type || stands.size !== size) throw fault('evidence.file_reused', 'file')
    return { id, slot: stands }
  }
  const slot: Slot = { draft, type, size, expiresAt: until.toISOString() }
  const photo = kindOf(type) === 'photo'
  const taken = await ctx.passing.count(placesKey(slot), until)
  if (taken > (photo ? PHOTOS : RECORDINGS)) {
    await giveBack(ctx, slot)
    throw fault(photo ? 'evidence.too_many' : 'evidence.second_recording', 'type')
  }
  await ctx.passing.claim(slotKey(id), slot, new Date(now + SLOT_MEMORY))
  return { id, slot }
}

/** Counts what a draft has of each: photos, or recordings of either kind. */
const placesKey = ({ draft, type }: Slot) =>
  `uploads#${draft}#${kindOf(type) === 'photo' ? 'photo' : 'recording'}`

/** Gives the place of a file back to its draft. */
export async function giveBack(ctx: Pick<Context, 'passing'>, slot: Slot): Promise<void> {
  await ctx.passing.count(placesKey(slot), new Date(slot.expiresAt), -1)
}
