import { refusals } from '@wangge/core/reward'
import { disputes, reviewStates, speakers, type Way, wishes, wrongForm } from '@wangge/core/tip'
import { correctionOfTip } from '@wangge/core/tip/correct'
import { disputeSchema } from '@wangge/core/tip/dispute'
import { reporterDeeds } from '@wangge/core/tip/may-do'
import { addedEvidence, messageSchema } from '@wangge/core/tip/message'
import { ratingSchema } from '@wangge/core/tip/rate'
import { redactionSchema } from '@wangge/core/tip/redact'
import * as z from 'zod/mini'
import {
  cellRef,
  day,
  deadline,
  describe,
  listedVerdict,
  match,
  named,
  phase,
  responsible,
  status,
} from './api-schemas.ts'

/** What the holder of a receipt sends, and what they are answered. */

const receipt = { receipt: describe(z.string('tip.receipt_malformed'), 'The 20 digits of the receipt') }

export const trackBody = z.strictObject(receipt)
export const messageBody = z.strictObject({ ...receipt, ...messageSchema.shape })
export const evidenceInput = z.strictObject({ evidence: addedEvidence }, { error: wrongForm })
export const evidenceBody = z.strictObject({ ...receipt, ...evidenceInput.shape })
export const correctionBody = z.strictObject({ ...receipt, ...correctionOfTip.shape })
export const redactionBody = z.strictObject({ ...receipt, ...redactionSchema.shape })
export const disputeBody = z.strictObject({ ...receipt, ...disputeSchema.shape })
export const ratingBody = z.strictObject({ ...receipt, ...ratingSchema.shape })

const ways: Record<Way, Way> = { opened: 'opened', told: 'told', alike: 'alike' }

const message = z.object({
  no: describe(z.int(), 'Names the message when it is redacted'),
  from: z.enum(speakers),
  at: describe(z.string(), 'Day and hour'),
  text: describe(z.nullable(z.string()), 'Null once redacted or erased'),
  evidence: z.array(z.string()),
  dispute: describe(z.nullable(z.enum(disputes)), 'What it says of a closed case'),
})

const evidence = z.object({
  id: z.string(),
  state: describe(
    z.enum(['waiting', 'clean', 'refused', 'gone']),
    'Still being cleaned, kept, not taken, or removed',
  ),
  thumbnail: describe(z.nullable(z.string()), 'A small JPEG in base 64'),
})

const reward = z.object({
  status: z.enum(['undecided', 'offered', 'claimed', 'paid', 'expired', 'refused', 'appealed', 'upheld']),
  fen: describe(z.nullable(z.int()), 'The amount in fen (1/100 yuan)'),
  reason: describe(z.nullable(z.enum(refusals)), 'Why there is none'),
  claimBy: describe(z.nullable(day), 'Last day to claim'),
  appealBy: describe(z.nullable(day), 'Last day to appeal'),
})

export const trackAnswer = z.object({
  tipNo: z.string(),
  status,
  phase,
  verdict: listedVerdict,
  receivedAt: describe(z.string(), 'RFC 3339 instant'),
  wish: z.enum(wishes),
  caseNo: describe(
    z.nullable(z.string()),
    'Null until the tip is assigned; then that of the case it opened or joined',
  ),
  way: describe(
    z.nullable(z.enum(ways)),
    'Whether it opened the case, or joined it by your word or by likeness',
  ),
  cell: z.nullable(cellRef),
  responsible: z.nullable(responsible),
  ...deadline,
  match: z.nullable(match),
  released: describe(z.boolean(), 'Whether everybody can see the case'),
  publicBy: describe(z.nullable(z.string()), 'While they cannot: by when at the latest, an RFC 3339 instant'),
  thread: z.array(named('Message', message, 'What reporter and handler told each other')),
  evidence: z.array(named('TrackedEvidence', evidence, 'A photo or recording as its reporter sees it')),
  mayDo: describe(z.array(z.enum(reporterDeeds)), 'What is possible now'),
  withdrawn: z.boolean(),
  erased: z.boolean(),
  stars: z.nullable(z.int()),
  disputed: z.nullable(z.enum(disputes)),
  review: z.nullable(z.enum(reviewStates)),
  reward: describe(z.nullable(reward), 'Null where none was asked for'),
})

export const ownWordsAnswer = z.object({ category: z.string(), description: z.string() })

export const keyAnswer = z.object({
  vkey: describe(z.string(), 'The key that signs receipts, as the signed-note format writes it'),
})

export const proofBody = z.strictObject(
  {
    proof: describe(
      z.pipe(
        z.string('input.not_an_object').check(z.maxLength(2_000, 'input.not_an_object')),
        // As it comes out of a form or a chat: other line ends, the last one missing.
        z.transform((typed: string) => `${typed.replaceAll('\r\n', '\n').trim()}\n`),
      ),
      'The signed note that came with the receipt',
    ),
  },
  { error: wrongForm },
)

export const proofAnswer = z.object({
  valid: z.boolean(),
  leaf: describe(z.nullable(z.string()), 'Leaf hash of its entry in the public log, in hex'),
  publishBy: describe(z.nullable(z.string()), 'RFC 3339 instant by which that entry is public'),
})
