import { dayOf } from '../calendar/calendar.ts'
import { landOf } from '../case/land.ts'
import { logEntry } from '../case/log-entry.ts'
import { longestHold, releaseRule } from '../case/slots.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { evidenceClaim } from '../evidence/evidence.ts'
import { slotsOf } from '../evidence/slot.ts'
import { fault, parse } from '../fault.ts'
import { inputMark, onceName, parseKey } from '../idempotency-key.ts'
import { newNumber } from '../number.ts'
import { isListed } from '../reward/listing.ts'
import { loadScheme } from '../scheme/load.ts'
import { place } from '../scheme/locate.ts'
import { commitment, NONCE, seal } from '../seal.ts'
import { authorize } from '../staff/authorize.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { proofOf } from './proof.ts'
import { deriveReceipt, verifierOf, writeReceipt } from './receipt.ts'
import {
  type Channel,
  evolveTip,
  type Lane,
  laneWait,
  publicChannels,
  staffChannels,
  type Tip,
  type TipInput,
  type TipSecret,
  tipSchema,
  tipStream,
} from './tip.ts'

/** `proof`: a signed note that the tip was accepted, worth something without us. */
export type Submitted = { readonly tipNo: string; readonly receipt: string; readonly proof: string }

export type Submission = {
  readonly key: unknown
  readonly channel: Channel
  readonly lane?: Lane
  readonly input: unknown
}

type Facts = {
  readonly no: string
  readonly caseNo: string
  readonly channel: Channel
  readonly lane: Lane
  readonly vault: string | null
  readonly listed?: true
  readonly now: Date
  readonly commit: string
  readonly leaf: string
  readonly outboxAt: number
}

/** How far ahead a device's clock may run, in milliseconds. */
const CLOCK_SKEW = 5 * 60_000

/** How long a tip may wait for its cell, in milliseconds: what the proof promises beside the longest hold of its case. */
const QUEUED = 24 * 3_600_000

const submission = command<Tip, TipInput, Facts>({
  by: ['public', 'operator', 'staff'],
  from: ['none'],
  evolve: evolveTip,
  decide(
    _,
    { category, occurredAt, extent, wish, joins = null, against = null, evidence },
    { now, ...facts },
  ) {
    if (occurredAt && Date.parse(occurredAt) > now.getTime() + CLOCK_SKEW) {
      throw fault('tip.occurred_in_future', 'occurredAt')
    }
    const told = { category, extent, wish, joins, against, evidence: evidence.map(({ id }) => id) }
    return [{ type: 'tip.received', data: { ...facts, ...told, receivedAt: now.toISOString() } }]
  },
})

/** What stands under an idempotency key: enough to give the same receipt and proof again, not the receipt. */
type Once = {
  readonly tipNo: string
  readonly attempt: number
  readonly mark: string
  readonly leaf: string
  readonly publishBy: string
}

/**
 * Accepts a tip in one transaction; from then on it is never lost. A repeat of the key answers the same, for ever.
 * @throws Fault for input; `evidence.unknown`, `evidence.expired`, `evidence.twice`, `evidence.taken`; `tip.key_reused`
 *   when the key stands with another tip; of staff those of `permit`; LedgerUnavailable, after which a repeat with the same key is safe whether or
 *   not the first one arrived.
 */
export async function submitTip(
  ctx: Omit<Context, 'views' | 'incoming' | 'evidence'>,
  actor: Actor,
  { key: givenKey, channel, lane = 'fast', input: given }: Submission,
): Promise<Submitted> {
  const input = parse(tipSchema, given)
  const key = parseKey(givenKey)
  if (actor.role === 'public') {
    if (!(publicChannels as readonly Channel[]).includes(channel)) throw fault('command.not_allowed')
    if (input.ticket !== undefined) throw fault('command.not_allowed', 'ticket')
  }
  if (actor.role === 'staff') await permitTakingDown(ctx, actor, channel)
  const draft = onceName(key)
  const mark = inputMark(ctx.keys, input)
  const again = (first: Once): Submitted => {
    if (first.mark !== mark) throw fault('tip.key_reused', 'Idempotency-Key')
    return answer(ctx, key, first)
  }
  const { contact } = input
  // A repeat is not judged again by what may have changed since, and brings nothing back into the vault.
  if ((input.cell ?? input.against) !== undefined || contact || input.evidence.length > 0) {
    const first = (await ctx.ledger.once(draft)) as Once | undefined
    if (first) return again(first)
  }
  const [phone] = await Promise.all([
    contact && ctx.vault.index('phone', contact.phone),
    check(ctx, draft, input),
  ])
  // Asked now: afterwards nobody can, for the vault is not read.
  const listed = input.wish === 'reward' && phone !== undefined && (await isListed(ctx, phone))

  const now = ctx.now()
  for (let attempt = 0; ; attempt++) {
    const { first, append } = accept(ctx, actor, input, { key, channel, lane, now, mark, attempt, listed })
    // Kept before the tip stands, so that no tip is ever without it; under the draft's name, so a repeat keeps one.
    if (contact && phone !== undefined && attempt === 0) {
      const { name, phone: number } = contact
      await ctx.vault.keep(draft, 'contact', { phone: number, ...(name && { name }) }, { phone })
    }
    const result = await ctx.ledger.append(append)
    if (result === 'stored') return answer(ctx, key, first)
    if (result.refused === 'once') return again(result.value as Once)
    if (result.refused === 'claim') {
      const taken = input.evidence.findIndex(({ id }) => evidenceClaim(id) === result.key)
      throw fault('evidence.taken', `evidence.${taken}.id`)
    }
    // The locator or the number is taken: draw again.
  }
}

/**
 * Whoever has the right at any cell takes down what is told there, wherever it happened: nobody who calls is sent on.
 * @throws Fault `command.not_allowed` for a channel of the public; those of `permit`
 */
async function permitTakingDown(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>,
  actor: StaffActor,
  channel: Channel,
): Promise<void> {
  if (!(staffChannels as readonly Channel[]).includes(channel)) throw fault('command.not_allowed', 'channel')
  const { isWithin } = landOf(await loadScheme(ctx))
  const places = actor.grants.map(({ cell }) => ({ cells: [cell], unit: cell }))
  const circumstances = { now: ctx.now(), isWithin }
  const place = places.find((each) => authorize(actor, 'tip.take-down', each, circumstances).allow)
  await permit(ctx, actor, 'tip.take-down', channel, place ?? places[0] ?? { cells: [] }, isWithin)
}

/** Cells that stand in the scheme, evidence that was uploaded under this very draft, each piece once. */
async function check(
  ctx: Pick<Context, 'ledger' | 'files' | 'passing' | 'jurisdiction' | 'now'>,
  draft: string,
  { cell, against, evidence }: TipInput,
): Promise<void> {
  const ids = evidence.map(({ id }) => id)
  await Promise.all([
    cell !== undefined && loadScheme(ctx).then((loaded) => place(loaded, { cell })),
    against !== undefined && demandCell(ctx, against),
    ids.length > 0 && slotsOf(ctx, draft, ids),
  ])
}

async function demandCell(ctx: Parameters<typeof loadScheme>[0], against: string): Promise<void> {
  if (!(await loadScheme(ctx)).cell(against)) throw fault('cell.unknown', 'against')
}

type Draw = Required<Omit<Submission, 'input'>> & {
  readonly key: string
  readonly now: Date
  readonly mark: string
  readonly attempt: number
  readonly listed: boolean
}

/** One draw of numbers, and all that is stored if they are free. */
function accept(
  ctx: Pick<Context, 'keys' | 'jurisdiction' | 'random'>,
  actor: Actor,
  input: TipInput,
  { key, channel, lane, now, mark, attempt, listed }: Draw,
) {
  const year = dayOf(now).slice(0, 4)
  const no = newNumber('T', year, ctx.random(7))
  const caseNo = newNumber('C', year, ctx.random(7))
  const stream = tipStream(no)
  const salt = ctx.random(32)
  const { description, point, cell, occurredAt, enterprise, ticket, evidence } = input
  const told = { description, point, cell, occurredAt, enterprise, ticket, evidence }
  const secret: TipSecret = { ...told, salt: Buffer.from(salt).toString('base64') }
  const commit = commitment(salt, told)
  const { leaf, outbox } = logEntry(
    { case: caseNo, seq: 0, event: 'received', at: dayOf(now), code: input.category, commit },
    stream,
    now.getTime(),
    0,
    ctx.random(16),
  )
  const vault = input.contact ? onceName(key) : null
  const facts = {
    no,
    caseNo,
    channel,
    lane,
    vault,
    now,
    commit,
    leaf,
    outboxAt: outbox.at,
    ...(listed && { listed }),
  }
  const { events, state } = submission(actor, undefined, input, facts)
  const receipt = deriveReceipt(ctx.keys, key, attempt)
  const hold = longestHold(releaseRule(ctx.jurisdiction, now))
  const publishBy = new Date(now.getTime() + hold + QUEUED).toISOString()
  const first: Once = { tipNo: no, attempt, mark, leaf, publishBy }
  const sealed = seal(ctx.keys, stream, secret, ctx.random(NONCE))
  const append = {
    at: now.toISOString(),
    by: actor.name,
    streams: [{ stream, after: 0, events, state, waiting: laneWait[lane], sealed }],
    outbox: [outbox],
    receipt: { locator: receipt.locator, value: { tip: no, verifier: verifierOf(ctx.keys, receipt) } },
    once: { key: onceName(key), value: first },
    claims: evidence.map(({ id }) => ({ key: evidenceClaim(id), value: no })),
  }
  return { first, append }
}

const answer = (
  ctx: Pick<Context, 'keys' | 'jurisdiction'>,
  key: string,
  { tipNo, attempt, leaf, publishBy }: Once,
): Submitted => ({
  tipNo,
  receipt: writeReceipt(deriveReceipt(ctx.keys, key, attempt)),
  proof: proofOf(ctx, { leaf, publishBy }),
})
