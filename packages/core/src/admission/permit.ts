import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { onceName, parseKey } from '../idempotency-key.ts'
import { PERMIT_HOURS, payloadSchema } from './admission.ts'
import { countSolved, isSolved } from './challenge.ts'

const HOUR = 3_600_000

/**
 * Lets a draft through by its solved challenge, for a day. The same again does nothing new.
 * @throws Fault `tip.key_missing`, `tip.key_invalid`, `challenge.invalid`, `challenge.expired`, and `challenge.spent` when
 *   the challenge has let another draft through
 */
export async function spendChallenge(
  ctx: Pick<Context, 'keys' | 'passing' | 'now'>,
  { key: givenKey, payload: given }: { readonly key: unknown; readonly payload: unknown },
): Promise<void> {
  const draft = onceName(parseKey(givenKey, 'draft'))
  const solved = payloadSchema.safeParse(given).data
  if (!solved || !(await isSolved(ctx.keys, solved))) throw fault('challenge.invalid', 'payload')
  const { nonce, data } = solved.challenge.parameters
  const until = new Date(data.until * 1_000)
  const now = ctx.now()
  if (until <= now) throw fault('challenge.expired', 'payload')
  const { won, value } = await ctx.passing.claim(`spent#${nonce}`, draft, until)
  if (value !== draft) throw fault('challenge.spent', 'payload')
  await ctx.passing.claim(permitKey(draft), true, new Date(now.getTime() + PERMIT_HOURS * HOUR))
  if (won) await countSolved(ctx)
}

/** @throws Fault `tip.key_missing`, `tip.key_invalid` */
export async function hasPermit(ctx: Pick<Context, 'passing'>, key: unknown): Promise<boolean> {
  return (await ctx.passing.read(permitKey(onceName(parseKey(key))))) !== undefined
}

/** @throws Fault `tip.key_missing`, `tip.key_invalid`, `challenge.missing` */
export async function requirePermit(ctx: Pick<Context, 'passing'>, key: unknown): Promise<void> {
  if (!(await hasPermit(ctx, key))) throw fault('challenge.missing')
}

/** `draft`: the hash of its key, so that what is kept for a day gives nobody the key to a receipt. */
const permitKey = (draft: string) => `permit#${draft}`
