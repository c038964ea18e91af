import * as z from 'zod/mini'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { amend } from './amend.ts'
import { ROOM_TO_CHANGE } from './correct.ts'
import { demand } from './may-do.ts'
import { type ByReceipt, openReceipt } from './open-receipt.ts'
import { openPayload, sealPayload } from './own-words.ts'
import { readReceipt, removedPrint } from './receipt.ts'
import { wordsOf } from './thread.ts'
import { DESCRIPTION_LIMIT, evidenceId, evolveTip, type Tip, wrongForm } from './tip.ts'

/** Stands where a passage stood; tells nothing of its length. */
export const BLACKED = '█████'

const few = 20

/** Passages of the description, own messages by their number, photos and recordings. */
export const redactionSchema = z
  .strictObject(
    {
      passages: z._default(
        z
          .array(
            z
              .string('tip.passage_unknown')
              .check(
                z.normalize('NFC'),
                z.trim(),
                z.minLength(1, 'tip.passage_unknown'),
                z.maxLength(DESCRIPTION_LIMIT, 'tip.passage_unknown'),
              ),
            'tip.passage_unknown',
          )
          .check(z.maxLength(few, 'tip.passage_unknown')),
        [],
      ),
      messages: z._default(
        z
          .array(z.int('tip.passage_unknown'), 'tip.passage_unknown')
          .check(z.maxLength(few, 'tip.passage_unknown')),
        [],
      ),
      evidence: z._default(
        z.array(evidenceId, 'evidence.unknown').check(z.maxLength(few, 'evidence.unknown')),
        [],
      ),
    },
    { error: wrongForm },
  )
  .check(z.refine((input) => Object.values(input).some((list) => list.length > 0), 'tip.redaction_empty'))

type Redaction = z.infer<typeof redactionSchema>
type Facts = { readonly commit: string; readonly prints: readonly string[]; readonly seq: number }

const redacting = command<Tip, Redaction, Facts>({
  by: ['public'],
  from: ['received', 'assigned'],
  evolve: evolveTip,
  decide(state, { evidence }, { commit, prints, seq }) {
    const tip = demand('redact', state)
    if (seq >= ROOM_TO_CHANGE) throw fault('tip.thread_full')
    const foreign = evidence.findIndex((id) => !tip.evidence.includes(id))
    if (foreign >= 0) throw fault('evidence.unknown', `evidence.${foreign}`)
    return [{ type: 'tip.redacted', data: { evidence, commit, prints } }]
  },
})

/**
 * Takes passages, messages and photos out for good. A print of each text is kept (civic §6.7), by which the holder of the
 * receipt, and nobody else, can show later what stood there: a plain hash of a telephone number would give it away.
 * Photos are removed before the deed is stored: who is interrupted repeats, and nothing is called gone that is not.
 * @throws Fault for input, `tip.passage_unknown`, `evidence.unknown`, `tip.erased`, `tip.withdrawn`, `tip.thread_full`,
 *   those of `openReceipt`
 */
export async function redactTip(
  ctx: Pick<Context, 'ledger' | 'passing' | 'keys' | 'now' | 'random'>,
  actor: Actor,
  { receipt, network, input: given }: ByReceipt & { input: unknown },
  removeEvidence: (ids: readonly string[]) => Promise<void>,
): Promise<void> {
  const input = parse(redactionSchema, given)
  const opened = await openReceipt(ctx, receipt, network)
  const holder = readReceipt(receipt)
  if (!holder) throw fault('tip.receipt_malformed', 'receipt')
  await amend(ctx, actor, opened, async ({ stream, head, tip }) => {
    demand('redact', tip)
    const { salt: _, ...told } = await openPayload(ctx, stream)
    const description = input.passages.reduce(blackOut, told.description)
    const evidence = told.evidence.filter(({ id }) => !input.evidence.includes(id))
    const messages = [...new Set(input.messages)]
    const texts = [...input.passages, ...(await ownMessages(ctx, stream, messages))]
    const prints = texts.map((text) => removedPrint(ctx.keys, holder, text))
    const { commit, sealed } = sealPayload(ctx, stream, { ...told, description, evidence })
    const amendment = { ...redacting(actor, tip, input, { commit, prints, seq: head.seq }), sealed }
    await removeEvidence(input.evidence)
    return { ...amendment, erase: messages }
  })
}

function blackOut(text: string, passage: string, i: number): string {
  if (!text.includes(passage)) throw fault('tip.passage_unknown', `passages.${i}`)
  return text.replaceAll(passage, BLACKED)
}

/** The texts of the reporter's own messages that still stand. */
async function ownMessages(
  ctx: Pick<Context, 'ledger' | 'keys'>,
  stream: string,
  numbers: readonly number[],
): Promise<string[]> {
  if (numbers.length === 0) return []
  const [events, boxes] = await Promise.all([ctx.ledger.events(stream), ctx.ledger.sealedEvents(stream)])
  const own = new Set(
    events
      .filter(({ type, data }) => type === 'tip.disputed' || (data as { from?: string }).from === 'reporter')
      .map(({ seq }) => seq),
  )
  return numbers.map((no, i) => {
    const box = own.has(no) ? boxes.get(no) : undefined
    if (!box) throw fault('tip.passage_unknown', `messages.${i}`)
    return wordsOf(ctx, stream, no, box)
  })
}
