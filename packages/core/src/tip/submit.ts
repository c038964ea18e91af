import { dayOf } from '../calendar/calendar.ts'
import { logEntry } from '../case/log-entry.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { inputMark, onceName, parseKey } from '../idempotency-key.ts'
import { newNumber } from '../number.ts'
import { loadScheme } from '../scheme/load.ts'
import { place } from '../scheme/locate.ts'
import { commitment, NONCE, seal } from '../seal.ts'
import { deriveReceipt, verifierOf, writeReceipt } from './receipt.ts'
import {
  type Channel,
  evolveTip,
  type Tip,
  type TipInput,
  type TipSecret,
  tipSchema,
  tipStream,
} from './tip.ts'

export type Submitted = { readonly tipNo: string; readonly receipt: string }

type Facts = {
  readonly no: string
  readonly caseNo: string
  readonly channel: Channel
  readonly now: Date
  readonly commit: string
  readonly leaf: string
  readonly outboxAt: number
}

/** How far ahead a device's clock may run, in milliseconds. */
const CLOCK_SKEW = 5 * 60_000

const submission = command<Tip, TipInput, Facts>({
  by: ['public', 'operator'],
  from: ['none'],
  evolve: evolveTip,
  decide(_, { category, occurredAt }, { now, ...facts }) {
    if (occurredAt && Date.parse(occurredAt) > now.getTime() + CLOCK_SKEW) {
      throw fault('tip.occurred_in_future', 'occurredAt')
    }
    return [{ type: 'tip.received', data: { ...facts, category, receivedAt: now.toISOString() } }]
  },
})

/** What stands under an idempotency key: enough to give the same receipt again, not the receipt. */
type Once = { readonly tipNo: string; readonly attempt: number; readonly mark: string }

/**
 * Accepts a tip in one transaction; from then on it is never lost. A repeat of the key answers the same, for ever.
 * @throws Fault for input; `tip.key_reused` when the key stands with another tip; LedgerUnavailable, after which a
 *   repeat with the same key is safe whether or not the first one arrived.
 */
export async function submitTip(
  ctx: Context,
  actor: Actor,
  { key: givenKey, channel, input: given }: { key: unknown; channel: Channel; input: unknown },
): Promise<Submitted> {
  const input = parse(tipSchema, given)
  const key = parseKey(givenKey)
  // A repeat is not judged again by a scheme that may have changed since.
  if (input.cell !== undefined && (await ctx.ledger.once(onceName(key))) === undefined) {
    place(await loadScheme(ctx), { cell: input.cell })
  }

  const mark = inputMark(ctx.keys, input)
  const now = ctx.now()
  const at = now.toISOString()
  for (let attempt = 0; ; attempt++) {
    const year = dayOf(now).slice(0, 4)
    const no = newNumber('T', year, ctx.random(7))
    const caseNo = newNumber('C', year, ctx.random(7))
    const stream = tipStream(no)
    const salt = ctx.random(32)
    const { category: _, ...told } = input
    const secret: TipSecret = { ...told, salt: Buffer.from(salt).toString('base64') }
    const commit = commitment(salt, told)
    const { leaf, outbox } = logEntry(
      { case: caseNo, seq: 0, event: 'received', at: dayOf(now), code: input.category, commit },
      stream,
      now.getTime(),
      0,
      ctx.random(16),
    )
    const { events, state } = submission(actor, undefined, input, {
      no,
      caseNo,
      channel,
      now,
      commit,
      leaf,
      outboxAt: outbox.at,
    })
    const receipt = deriveReceipt(ctx.keys, key, attempt)
    const once: Once = { tipNo: no, attempt, mark }
    const result = await ctx.ledger.append({
      at,
      by: actor.name,
      streams: [
        {
          stream,
          after: 0,
          events,
          state,
          waiting: 'assign',
          sealed: seal(ctx.keys, stream, secret, ctx.random(NONCE)),
        },
      ],
      outbox: [outbox],
      receipt: { locator: receipt.locator, value: { tip: no, verifier: verifierOf(ctx.keys, receipt) } },
      once: { key: onceName(key), value: once },
    })
    if (result === 'stored') return { tipNo: no, receipt: writeReceipt(receipt) }
    if (result.refused === 'once') {
      const first = result.value as Once
      if (first.mark !== mark) throw fault('tip.key_reused', 'Idempotency-Key')
      return { tipNo: first.tipNo, receipt: writeReceipt(deriveReceipt(ctx.keys, key, first.attempt)) }
    }
    // The locator or the number is taken: draw again.
  }
}
