import type { Fields } from '@wangge/vault'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { Fault } from '../fault.ts'
import { claimEntry } from '../reward/reward.ts'
import { NONCE, seal } from '../seal.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import {
  CLEARED_LIFE,
  type IdentityEvent,
  isOpeningId,
  type Opening,
  openingStream,
  SHOWN_LIFE,
} from './identity.ts'
import { ringCanary } from './ring-canary.ts'
import { shownKey, shownName } from './shown-identity.ts'
import { openingDeed, storeOpening } from './store-opening.ts'

type Opens = Pick<Context, 'ledger' | 'vault' | 'passing' | 'keys' | 'now' | 'random'>

const custodian: Actor = { role: 'system', name: 'system:custodian' }

type End = Extract<IdentityEvent, { type: 'identity.opened' | 'identity.failed' }>

const ending = openingDeed<End>(['system'], ['cleared'])

/**
 * Opens what was asked for; run by the function Custodian, which alone can. It believes the ledger, not the message: what
 * still waits for another person, or was not cleared within the last ten minutes, stays shut, and nothing is opened twice.
 * The answer lies sealed where it is forgotten after ten minutes, then the event is written, with the public count. A canary
 * rings as soon as it is asked for. Killed anywhere, the same call does the rest.
 * @throws VaultUnavailable, LedgerUnavailable
 */
export async function openIdentity(
  ctx: Opens,
  message: unknown,
): Promise<'opened' | 'failed' | 'waits' | 'already' | 'stray'> {
  const id = (message as { readonly opening?: unknown } | null)?.opening
  const head = isOpeningId(id) ? await ctx.ledger.head(openingStream(id)) : undefined
  if (!isOpeningId(id) || !head) return 'stray'
  const opening = head.state as Opening
  if (opening.status !== 'asked' && opening.status !== 'cleared') return 'already'
  const canary = await ringCanary(ctx, id, opening)
  if (opening.status === 'asked') return 'waits'
  const now = ctx.now()
  const at = now.toISOString()
  const isLate = now.getTime() - Date.parse(opening.clearedAt ?? '') > CLEARED_LIFE
  const found = isLate ? undefined : await fieldsOf(ctx, opening, canary)
  if (!found) {
    const code = isLate ? 'late' : 'gone'
    return finish(ctx, id, opening, head.seq, { type: 'identity.failed', data: { at, code } })
  }
  const box = seal(ctx.keys, shownName(id), found, ctx.random(NONCE))
  const until = new Date(now.getTime() + SHOWN_LIFE)
  await ctx.passing.replace(shownKey(id), Buffer.from(box).toString('base64'), until)
  return finish(ctx, id, opening, head.seq, { type: 'identity.opened', data: { at } })
}

/** What the vault holds of the tip; undefined where nothing is kept. */
async function fieldsOf({ ledger, vault }: Opens, { tip: no, field }: Opening, canary: Fields | undefined) {
  if (field === 'contact') {
    const tip = (await ledger.head(tipStream(no)))?.state as Tip | undefined
    return tip?.vault ? vault.open(tip.vault, 'contact') : canary
  }
  const [identity, payout] = await Promise.all([
    vault.open(claimEntry(no), 'identity'),
    vault.open(claimEntry(no), 'payout'),
  ])
  return identity || payout ? { ...identity, ...payout } : undefined
}

async function finish(
  ctx: Opens,
  id: string,
  opening: Opening,
  after: number,
  end: End,
): Promise<'opened' | 'failed' | 'already'> {
  const isOpened = end.type === 'identity.opened'
  const decided = ending(custodian, opening, end, null)
  try {
    await storeOpening(ctx, custodian.name, id, { after, ...decided, ...(isOpened && { what: 'opened' }) })
  } catch (error) {
    if (error instanceof Fault) return 'already'
    throw error
  }
  return isOpened ? 'opened' : 'failed'
}
