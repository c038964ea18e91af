import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { unseal } from '../seal.ts'
import { type TipSecret, withoutUnseen, wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { type Case, type Outcome, verdicts } from './case.ts'
import { tipsOf } from './case-tips.ts'
import { meetClock, startClock } from './clocks.ts'
import { freeText } from './free-text.ts'
import measureList from './measures.json' with { type: 'json' }
import { demandNoOpenParts } from './parts.ts'
import { demandPhotos } from './photos.ts'
import { looksPersonal, repeatsTip } from './summary.ts'
import { photosSchema } from './visit.ts'
import { overseerOf } from './who-acts.ts'

const measureCodes = measureList.map(({ code }) => code)

/** Tips of one case whose words a summary is held against. */
const COMPARED = 50

const penaltyNo = z.string('case.penalty_no_missing').check(
  z.normalize('NFC'),
  z.trim(),
  z.minLength(1, 'case.penalty_no_missing'),
  z.maxLength(60, 'case.penalty_no_missing'),
  z.refine((text) => withoutUnseen(text) === text, 'case.penalty_no_missing'),
)

/** What came of it, as the unit that handled it says; three texts for three readers (reference B2.2). */
export const conclusionSchema = z
  .strictObject(
    {
      verdict: z.enum(verdicts, 'case.verdict_missing'),
      measures: z._default(
        z
          .array(z.enum(measureCodes, 'case.measure_unknown'), 'case.measure_unknown')
          .check(z.maxLength(measureCodes.length, 'case.measure_unknown')),
        [],
      ),
      penaltyNo: z.optional(penaltyNo),
      /** For the public, in words of one's own. */
      summary: freeText('case.summary_missing'),
      /** For the file. */
      record: freeText('case.record_missing'),
      /** To the reporter. */
      reply: freeText('case.reply_missing'),
      before: photosSchema,
      after: photosSchema,
    },
    { error: wrongForm },
  )
  .check(
    z.refine(({ verdict, measures }) => verdict === 'untrue' || measures.length > 0, {
      error: 'case.measures_missing',
      path: ['measures'],
    }),
    z.refine(({ measures, penaltyNo }) => !measures.includes('penalty') || penaltyNo !== undefined, {
      error: 'case.penalty_no_missing',
      path: ['penaltyNo'],
    }),
    z.refine(({ verdict, after }) => verdict === 'untrue' || after.length > 0, {
      error: 'case.after_photo_missing',
      path: ['after'],
    }),
    z.refine(({ summary }) => !looksPersonal(summary), { error: 'case.summary_personal', path: ['summary'] }),
    z.refine(({ before, after }) => !before.some((id) => after.includes(id)), {
      error: 'evidence.twice',
      path: ['after'],
    }),
  )

/**
 * Hands in what came of a case; another person checks it (核查结案, B2.5), and until then nobody outside learns of it. The
 * clock of the whole runs on until that is done.
 * @throws Fault of the schema, `case.summary_repeats_tip`, `case.parts_open`, those of `demandPhotos` and `actOnCase`
 */
export const concludeCase = actOnCase({
  name: 'conclude',
  action: 'case.conclude',
  schema: conclusionSchema,
  async gather(ctx, state, { before, after }) {
    const [first, second, told] = await Promise.all([
      demandPhotos(ctx, state, before, 'before'),
      demandPhotos(ctx, state, after, 'after'),
      whatWasTold(ctx, state),
      demandNoOpenParts(ctx, state),
    ])
    return { claims: [...first, ...second], told }
  },
  decide(state, input, { now, by, jurisdiction, claims, told }) {
    const { verdict, measures, penaltyNo = null, summary, record, reply, before, after } = input
    if (repeatsTip(summary, told)) throw fault('case.summary_repeats_tip', 'summary')
    const above = overseerOf(state, state.unit)
    const met = ['tip.start', 'stage.next'].reduce((left, key) => meetClock(left, key, now), state.clocks)
    const outcome: Outcome = {
      verdict,
      measures: [...new Set(measures)],
      penaltyNo,
      concludedAt: now.toISOString(),
      concludedBy: by,
      checkedBy: null,
      published: null,
      deliveries: { reporter: null, public: null, lowerCell: null },
    }
    return {
      set: { outcome, clocks: startClock(met, 'check.finish', { unit: above, jurisdiction, now }) },
      words: { summary, record, reply, before, after },
      news: { kind: 'to-check', units: [above] },
      claims,
    }
  },
})

/** What reporters wrote of it, as far as it still stands. */
export async function whatWasTold(
  ctx: Pick<Context, 'ledger' | 'keys'>,
  state: Pick<Case, 'no' | 'tip' | 'merges'>,
): Promise<readonly string[]> {
  const tips = (await tipsOf(ctx, state)).slice(0, COMPARED)
  const boxes = await Promise.all(tips.map(({ stream }) => ctx.ledger.sealed(stream)))
  return tips.flatMap(({ stream }, i) => {
    const box = boxes[i]
    return box ? [(unseal(ctx.keys, stream, box) as TipSecret).description] : []
  })
}
