import * as z from 'zod/mini'
import { landOf } from '../case/land.ts'
import { resourceOf } from '../case/resource.ts'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { inputMark, onceName, parseKey } from '../idempotency-key.ts'
import { readNumber } from '../number.ts'
import { loadScheme } from '../scheme/load.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { amend } from './amend.ts'
import { caseOf } from './may-do.ts'
import { messageText, speaking } from './message.ts'
import { sealWords } from './thread.ts'
import { type Tip, tipStream, wrongForm } from './tip.ts'

const answerSchema = z.strictObject(
  { text: messageText.check(z.refine((text) => /[^\s\p{Cf}]/u.test(text), 'tip.message_empty')) },
  { error: wrongForm },
)

type Once = { readonly tip: string; readonly mark: string }

/** `key`: made with the form; a repeat of it says nothing twice. */
type Answer = { readonly no: string; readonly key?: unknown; readonly input: unknown }

/**
 * What a handler says to the reporter, whom the tip's number alone reaches: nobody learns who that is. Staff need the
 * right to write in the case of the tip.
 * @throws Fault for input, `command.not_allowed`, those of `permit`, `tip.unknown`, `tip.key_reused`, `tip.erased`,
 *   `tip.withdrawn`, `tip.thread_full`
 */
export async function answerReporter(
  ctx: Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now' | 'random'>,
  actor: Actor,
  { no, key, input: given }: Answer,
): Promise<void> {
  if (actor.role !== 'operator' && actor.role !== 'staff') throw fault('command.not_allowed')
  const { text } = parse(answerSchema, given)
  const stream = tipStream(readNumber('T', no) ?? '')
  const found = await ctx.ledger.head(stream)
  if (actor.role === 'staff') await permitWriting(ctx, actor, found?.state as Tip | undefined)
  if (!found) throw fault('tip.unknown', 'no')
  const mine: Once = { tip: stream, mark: inputMark(ctx.keys, { text }) }
  const once = key === undefined ? undefined : { key: onceName(`answer ${parseKey(key)}`), value: mine }
  if (once) {
    const stands = (await ctx.ledger.once(once.key)) as Once | undefined
    if (stands) return repeated(stands, mine)
  }
  const result = await amend(
    ctx,
    actor,
    { stream, head: found, tip: found.state as Tip },
    async ({ head, tip }) => {
      const { commit, sealed } = sealWords(ctx, stream, head.seq + 1, text)
      const { events, state } = speaking(
        actor,
        tip,
        { evidence: [] },
        { from: 'handler', commit, seq: head.seq },
      )
      return { events: events.map((event) => ({ ...event, sealed })), state, ...(once && { once }) }
    },
  )
  if (typeof result !== 'string' && result.refused === 'once') repeated(result.value as Once, mine)
}

function repeated(stands: Once, mine: Once): void {
  if (stands.tip !== mine.tip || stands.mark !== mine.mark) throw fault('tip.key_reused', 'Idempotency-Key')
}

/** A tip without a case is nobody's business yet. */
async function permitWriting(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>,
  actor: StaffActor,
  tip: Tip | undefined,
): Promise<void> {
  const [found, loaded] = await Promise.all([tip && caseOf(ctx, tip), loadScheme(ctx)])
  if (!found) throw fault('staff.unknown', 'no')
  await permit(ctx, actor, 'case.write', found.no, resourceOf(found), landOf(loaded).isWithin)
}
