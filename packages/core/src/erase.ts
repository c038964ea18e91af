import type { Actor } from './command.ts'
import type { Context } from './context.ts'
import { eraseEvidence } from './evidence/erase.ts'
import { claimEntry } from './reward/reward.ts'
import { eraseTip } from './tip/erase.ts'
import type { ByReceipt } from './tip/open-receipt.ts'
import { redactTip } from './tip/redact.ts'

/** What a reporter takes back reaches over several nouns; here they meet. */

/**
 * As `eraseTip`, with the contact in the vault, every photo and recording, and what was given to be paid a reward with:
 * one that was claimed and is not paid yet cannot be paid any more.
 */
export const eraseByReceipt = (ctx: Context, actor: Actor, asked: ByReceipt): Promise<void> =>
  eraseTip(ctx, actor, asked, async ({ no, vault, evidence }) => {
    if (vault !== null) await ctx.vault.erase(vault)
    await ctx.vault.erase(claimEntry(no))
    await eraseEvidence(ctx, evidence)
  })

/** As `redactTip`, with the bytes of the photos and recordings it names. */
export const redactByReceipt = (
  ctx: Context,
  actor: Actor,
  asked: ByReceipt & { readonly input: unknown },
): Promise<void> => redactTip(ctx, actor, asked, (ids) => eraseEvidence(ctx, ids))
