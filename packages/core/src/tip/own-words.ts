import type { Context } from '../context.ts'
import { commitment, NONCE, seal, unseal } from '../seal.ts'
import { demand } from './may-do.ts'
import { openReceipt } from './open-receipt.ts'
import type { TipSecret } from './tip.ts'

/** What is sealed with a tip. @throws where nothing is: it was erased, and who asks has looked whether it was. */
export async function openPayload(
  { ledger, keys }: Pick<Context, 'ledger' | 'keys'>,
  stream: string,
): Promise<TipSecret> {
  const box = await ledger.sealed(stream)
  if (!box) throw new Error(`${stream} has no sealed payload`)
  return unseal(keys, stream, box) as TipSecret
}

/** Another payload in place of the one that stands, under a salt of its own. */
export function sealPayload(
  ctx: Pick<Context, 'keys' | 'random'>,
  stream: string,
  told: Omit<TipSecret, 'salt'>,
) {
  const salt = ctx.random(32)
  const secret: TipSecret = { ...told, salt: Buffer.from(salt).toString('base64') }
  return { commit: commitment(salt, told), sealed: seal(ctx.keys, stream, secret, ctx.random(NONCE)) }
}

/** What the reporter wrote, to be corrected or redacted. */
export type OwnWords = { readonly category: string; readonly description: string }

/**
 * Asked for apart: following a tip never repeats what was reported (domain B1.6).
 * @throws Fault `tip.erased`, `tip.withdrawn`, those of `openReceipt`
 */
export async function readOwnWords(
  ctx: Pick<Context, 'ledger' | 'passing' | 'keys' | 'now'>,
  receipt: string,
  network?: string,
): Promise<OwnWords> {
  const { stream, tip } = await openReceipt(ctx, receipt, network)
  const { category } = demand('correct', tip)
  const { description } = await openPayload(ctx, stream)
  return { category, description }
}
