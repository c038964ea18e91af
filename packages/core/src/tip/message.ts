import * as z from 'zod/mini'
import { hearReply } from '../case/hear-reply.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { evidenceClaim } from '../evidence/evidence.ts'
import { slotsOf } from '../evidence/slot.ts'
import { fault, parse } from '../fault.ts'
import { inputMark, onceName, parseKey } from '../idempotency-key.ts'
import { amend } from './amend.ts'
import { caseHeadOf, demand } from './may-do.ts'
import { type ByReceipt, openReceipt } from './open-receipt.ts'
import { sealWords } from './thread.ts'
import {
  EVIDENCE_LIMIT,
  evidenceId,
  evolveTip,
  type Speaker,
  type Tip,
  withoutUnseen,
  wrongForm,
} from './tip.ts'

export const MESSAGE_LIMIT = 1_000

/** Photos and recordings of one tip, all messages together. */
const EVIDENCE_OF_A_TIP = 28

/**
 * Events a stream may have when one of these speaks. A tip is erased in one transaction, of a hundred items at most; the
 * handler can still answer where the reporter cannot write any more.
 */
export const ROOM: Readonly<Record<Speaker, number>> = { reporter: 60, handler: 80 }

export const messageText = z.string('tip.message_empty').check(
  z.normalize('NFC'),
  z.trim(),
  z.maxLength(MESSAGE_LIMIT, 'tip.message_too_long'),
  z.refine((text) => withoutUnseen(text) === text, 'tip.description_control_characters'),
)

export const addedEvidence = z
  .array(evidenceId, 'evidence.unknown')
  .check(z.maxLength(EVIDENCE_LIMIT, 'evidence.too_many'))

/** Words, more evidence, or both. */
export const messageSchema = z
  .strictObject(
    { text: z._default(messageText, ''), evidence: z._default(addedEvidence, []) },
    { error: wrongForm },
  )
  .check(
    z.refine(({ text, evidence }) => /[^\s\p{Cf}]/u.test(text) || evidence.length > 0, {
      error: 'tip.message_empty',
      path: ['text'],
    }),
  )

type Said = { readonly evidence: readonly string[] }
type Facts = { readonly from: Speaker; readonly commit: string; readonly seq: number }

export const speaking = command<Tip, Said, Facts>({
  by: ['public', 'operator', 'staff'],
  from: ['received', 'assigned'],
  evolve: evolveTip,
  decide(state, { evidence }, { from, commit, seq }) {
    const tip = demand('message', state)
    const full = seq >= ROOM[from] || tip.evidence.length + evidence.length > EVIDENCE_OF_A_TIP
    if (full) throw fault('tip.thread_full')
    return [{ type: 'tip.messaged', data: { from, evidence, commit } }]
  },
})

type Once = { readonly tip: string; readonly mark: string }

/**
 * Tells the handler something more, with or without more photos; a case that waits for it goes on. The key names the draft
 * its uploads stand under; a repeat of the key adds nothing.
 * @throws Fault for input, `tip.key_reused`, `tip.erased`, `tip.withdrawn`, `tip.thread_full`, `evidence.taken`,
 *   those of `slotsOf` and of `openReceipt`
 */
export async function sendMessage(
  ctx: Pick<Context, 'ledger' | 'passing' | 'keys' | 'now' | 'random'>,
  actor: Actor,
  { receipt, network, key: givenKey, input: given }: ByReceipt & { key: unknown; input: unknown },
): Promise<void> {
  const input = parse(messageSchema, given)
  const key = parseKey(givenKey)
  const opened = await openReceipt(ctx, receipt, network)
  const no = opened.tip.no
  const once = { key: onceName(`message ${key}`), value: { tip: no, mark: inputMark(ctx.keys, input) } }
  const stands = (await ctx.ledger.once(once.key)) as Once | undefined
  if (stands) return repeated(stands, once.value)
  await slotsOf(ctx, onceName(key), input.evidence)
  const result = await amend(ctx, actor, opened, async ({ stream, head, tip }) => {
    const { commit, sealed } = sealWords(ctx, stream, head.seq + 1, input.text)
    const facts = { from: 'reporter', commit, seq: head.seq } as const
    const { events, state } = speaking(actor, tip, input, facts)
    const claims = input.evidence.map((id) => ({ key: evidenceClaim(id), value: no }))
    const found = await caseHeadOf(ctx, tip)
    const beside = found && hearReply(ctx, found, actor.name)
    return {
      events: events.map((event) => ({ ...event, sealed })),
      state,
      claims,
      once,
      ...(beside && { beside }),
    }
  })
  if (typeof result === 'string') return
  if (result.refused === 'once') return repeated(result.value as Once, once.value)
  throw fault('evidence.taken', 'evidence')
}

function repeated(stands: Once, { tip, mark }: Once): void {
  if (stands.tip !== tip || stands.mark !== mark) throw fault('tip.key_reused', 'Idempotency-Key')
}
