import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { dayOf } from '../calendar/calendar.ts'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import type { Case } from './case.ts'
import { meetClock, QUESTION_CLOCK } from './clocks.ts'
import type { Gathers } from './deed.ts'
import { freeText } from './free-text.ts'
import { caseWords } from './sealed.ts'

/** What everybody reads under `outcome/<sha256>.json` once a question is answered. */
export type Answered = { readonly question: string; readonly answer: string }

/**
 * Answers a question of a deputy. Question and answer are public from then on: they lie in the store of evidence under their
 * hash, written before the event that names it; a deed that fails leaves a file nothing points to.
 * @throws Fault `case.question_unknown`, those of `actOnCase`
 */
export const answerCase = actOnCase({
  name: 'answer',
  action: 'case.answer',
  schema: z.strictObject(
    { question: z.int('case.question_unknown'), text: freeText() },
    { error: wrongForm },
  ),
  gather: async (ctx, state, { question, text }) => ({ hash: await store(ctx, state, question, text) }),
  decide({ clocks, questions, unit }, { question }, { now, hash }) {
    const answeredOn = dayOf(now)
    return {
      set: {
        questions: questions.map((each) =>
          each.no === question ? { ...each, answeredOn, answer: hash } : each,
        ),
        clocks: meetClock(clocks, QUESTION_CLOCK, now, String(question)),
      },
      facts: { count: question },
      news: { kind: 'answered', units: [unit] },
    }
  },
})

async function store(ctx: Gathers, { no, questions }: Case, question: number, answer: string) {
  const asked = questions.find((each) => each.no === question)
  if (!asked || asked.answer !== null) throw fault('case.question_unknown', 'question')
  const words = await caseWords(ctx, no)
  const text = [...words.values()].find((each) => each.question === question)?.text
  if (typeof text !== 'string') throw fault('case.question_unknown', 'question')
  const pair: Answered = { question: text, answer }
  const bytes = Buffer.from(JSON.stringify(pair))
  const hash = createHash('sha256').update(bytes).digest('hex')
  await ctx.evidence.write(`outcome/${hash}.json`, bytes)
  return hash
}
