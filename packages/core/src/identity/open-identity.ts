import { dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { claimEntry } from '../reward/reward.ts'
import { NONCE, seal } from '../seal.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import {
  ASKED_LIFE,
  evolveOpening,
  evolveOpenings,
  type IdentityEvent,
  isOpeningId,
  type Opening,
  type OpeningYear,
  openingStream,
  openingsStream,
  SHOWN_LIFE,
} from './identity.ts'
import { shownKey, shownName } from './shown-identity.ts'

type Opens = Pick<Context, 'ledger' | 'vault' | 'passing' | 'keys' | 'now' | 'random'>

const custodian: Actor = { role: 'system', name: 'system:custodian' }

type End = Extract<IdentityEvent, { type: 'identity.opened' | 'identity.failed' }>

const ending = command<Opening, End, null>({
  by: ['system'],
  from: ['asked'],
  evolve: evolveOpening,
  decide: (_, end) => [end],
})

/** How often the count of the year may move on in between. */
const TRIES = 5

/**
 * Opens what was asked for; run by the function Custodian, which alone can. It believes the ledger, not the message: what
 * is not recorded as asked within the last ten minutes stays shut, and nothing is opened twice. The answer lies sealed
 * where it is forgotten after ten minutes, then the event is written, with the public count. Killed anywhere, the same
 * call does the rest.
 * @throws VaultUnavailable, LedgerUnavailable
 */
export async function openIdentity(
  ctx: Opens,
  message: unknown,
): Promise<'opened' | 'failed' | 'already' | 'stray'> {
  const id = (message as { readonly opening?: unknown } | null)?.opening
  const head = isOpeningId(id) ? await ctx.ledger.head(openingStream(id)) : undefined
  if (!isOpeningId(id) || !head) return 'stray'
  const opening = head.state as Opening
  if (opening.status !== 'asked') return 'already'
  const now = ctx.now()
  const at = now.toISOString()
  const isLate = now.getTime() - Date.parse(opening.askedAt) > ASKED_LIFE
  const found = isLate ? undefined : await fieldsOf(ctx, opening)
  if (!found) {
    const code = isLate ? 'late' : 'gone'
    return finish(ctx, opening, head, { type: 'identity.failed', data: { at, code } })
  }
  const box = seal(ctx.keys, shownName(id), found, ctx.random(NONCE))
  const until = new Date(now.getTime() + SHOWN_LIFE)
  await ctx.passing.replace(shownKey(id), Buffer.from(box).toString('base64'), until)
  return finish(ctx, opening, head, { type: 'identity.opened', data: { at } })
}

/** What the vault holds of the tip; undefined where nothing is kept. */
async function fieldsOf({ ledger, vault }: Opens, { tip: no, field }: Opening) {
  const tip = (await ledger.head(tipStream(no)))?.state as Tip | undefined
  if (field === 'contact') return tip?.vault ? vault.open(tip.vault, 'contact') : undefined
  const [identity, payout] = await Promise.all([
    vault.open(claimEntry(no), 'identity'),
    vault.open(claimEntry(no), 'payout'),
  ])
  return identity || payout ? { ...identity, ...payout } : undefined
}

async function finish(
  ctx: Opens,
  opening: Opening,
  { stream, seq }: { readonly stream: string; readonly seq: number },
  end: End,
): Promise<'opened' | 'failed' | 'already'> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const decided = ending(custodian, opening, end, null)
    const counted = end.type === 'identity.opened' ? [await countOf(ctx, opening, end.data.at)] : []
    const result = await ctx.ledger.append({
      at: end.data.at,
      by: custodian.name,
      streams: [{ stream, after: seq, ...decided }, ...counted],
    })
    if (result === 'stored') return end.type === 'identity.opened' ? 'opened' : 'failed'
    if (result.refused === 'stream' && result.stream === stream) return 'already'
  }
  throw new Error('the count of openings moves on faster than it is kept')
}

async function countOf({ ledger }: Opens, { jurisdiction }: Opening, at: string) {
  const month = dayOf(new Date(at)).slice(0, 7)
  const stream = openingsStream(jurisdiction, month.slice(0, 4))
  const head = await ledger.head(stream)
  const event = { type: 'identity.counted', data: { month } }
  const state = evolveOpenings(head?.state as OpeningYear | undefined, event)
  return { stream, after: head?.seq ?? 0, events: [event], state }
}
