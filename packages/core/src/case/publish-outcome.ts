import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { shownName } from '../evidence/evidence.ts'
import { isOfCase } from '../evidence/of-case.ts'
import { readEvidence } from '../evidence/read.ts'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { type Acts, type Asked, actOnCase } from './act.ts'
import { type Case, caseStream, type Published } from './case.ts'
import { meetClock } from './clocks.ts'
import { whatWasTold } from './conclude.ts'
import { freeText } from './free-text.ts'
import { outcomeName } from './outcome-text.ts'
import { PHOTO_LIMIT } from './photos.ts'
import { looksPersonal, repeatsTip } from './summary.ts'

/** A redacted photo as the publisher saw it: number of the photo, and hash of the very copy. */
const shownPhoto = z
  .string('case.photo_not_redacted')
  .check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}\/[0-9a-f]{64}$/, 'case.photo_not_redacted'))
const shownPhotos = z._default(z.array(shownPhoto).check(z.maxLength(PHOTO_LIMIT, 'evidence.too_many')), [])

const publicationSchema = z
  .strictObject(
    {
      summary: freeText('case.summary_missing'),
      before: shownPhotos,
      after: shownPhotos,
      /** Why what is public already is corrected. */
      reason: z.optional(freeText('case.reason_missing')),
    },
    { error: wrongForm },
  )
  .check(
    z.refine(({ summary }) => !looksPersonal(summary), { error: 'case.summary_personal', path: ['summary'] }),
    z.refine(({ before, after }) => new Set([...before, ...after]).size === before.length + after.length, {
      error: 'evidence.twice',
      path: ['after'],
    }),
  )

const publishing = actOnCase({
  name: 'publish',
  action: 'case.publish',
  schema: publicationSchema,
  async gather(ctx, state, { summary, before, after, reason }) {
    const { outcome } = state
    if (!outcome) throw fault('case.wrong_stage')
    if (outcome.published && reason === undefined) throw fault('case.correction_reason_missing', 'reason')
    const told = await whatWasTold(ctx, state)
    if (repeatsTip(summary, told)) throw fault('case.summary_repeats_tip', 'summary')
    const photos = {
      before: await demandRedacted(ctx, state, before, 'before'),
      after: await demandRedacted(ctx, state, after, 'after'),
    }
    const { verdict, measures, penaltyNo } = outcome
    const bytes = Buffer.from(JSON.stringify({ case: state.no, verdict, measures, penaltyNo, summary }))
    const text = createHash('sha256').update(bytes).digest('hex')
    // Before the event: what is named public must be there. Without the event nobody ever names it.
    await ctx.evidence.write(outcomeName(text), bytes)
    return { outcome, text, photos }
  },
  decide({ clocks }, { summary, reason }, { now, by, outcome, text, photos }) {
    const at = now.toISOString()
    const { deliveries } = outcome
    return {
      set: {
        outcome: {
          ...outcome,
          published: { at, by, text, ...photos },
          deliveries: { ...deliveries, public: deliveries.public ?? at },
        },
        clocks: meetClock(clocks, 'publish.outcome', now),
      },
      words: { summary, ...(reason !== undefined && { reason }) },
    }
  },
})

/** Hashes of copies, each of a photo of the case and the one that was made of it last. */
const demandRedacted = (
  ctx: Pick<Context, 'ledger'>,
  state: Case,
  photos: readonly string[],
  field: string,
): Promise<readonly string[]> =>
  Promise.all(
    photos.map(async (photo, i) => {
      const [id = '', sha256 = ''] = photo.split('/')
      const [evidence, isOwn] = await Promise.all([readEvidence(ctx, id), isOfCase(ctx, state, id)])
      const isLast = evidence && 'shown' in evidence && evidence.shown?.sha256 === sha256 && !evidence.asked
      if (!isOwn || !isLast) throw fault('case.photo_not_redacted', `${field}.${i}`)
      return sha256
    }),
  )

/**
 * Publishes what came of a case: a summary without personal numbers and without the reporter's own words, and photos that
 * somebody redacted and looked at. Publishing again corrects it, with a reason; what was public until then is removed.
 * @throws Fault of the schema, `case.correction_reason_missing`, `case.summary_repeats_tip`, `case.photo_not_redacted`,
 *   those of `actOnCase`
 */
export async function publishCaseOutcome(ctx: Acts, actor: Actor, asked: Asked): Promise<number> {
  const stream = caseStream(asked.no)
  const publishedOf = async () => ((await ctx.ledger.head(stream))?.state as Case | undefined)?.outcome
  const before = (await publishedOf())?.published
  const seq = await publishing(ctx, actor, asked)
  const now = (await publishedOf())?.published
  if (before && now) await withdraw(ctx, before, now)
  return seq
}

/** Removes what the newer publication names no more. */
async function withdraw({ evidence }: Pick<Context, 'evidence'>, before: Published, now: Published) {
  if (before.text !== now.text) await evidence.remove(outcomeName(before.text))
  const kept = new Set([...now.before, ...now.after])
  for (const sha256 of [...before.before, ...before.after])
    if (!kept.has(sha256)) await evidence.remove(shownName(sha256))
}
