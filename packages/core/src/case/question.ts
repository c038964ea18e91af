import * as z from 'zod/mini'
import { dayOf } from '../calendar/calendar.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { QUESTION_CLOCK, startClock } from './clocks.ts'
import { freeText } from './free-text.ts'

/**
 * A deputy in office (人大代表、政协委员) asks the unit that handles the case (S2-12). That something was asked, and whether it
 * was answered in time, everybody sees; the words when they are answered.
 * @throws Fault of `actOnCase`
 */
export const questionCase = actOnCase({
  name: 'question',
  action: 'case.question',
  schema: z.strictObject({ text: freeText() }, { error: wrongForm }),
  decide({ clocks, unit, questions }, { text }, { now, by, jurisdiction }) {
    const no = questions.length + 1
    const asked = { no, by, askedOn: dayOf(now), answeredOn: null, answer: null }
    return {
      set: {
        questions: [...questions, asked],
        clocks: startClock(clocks, QUESTION_CLOCK, { unit, jurisdiction, now, ref: String(no) }),
      },
      facts: { count: no },
      words: { question: no, text },
      news: { kind: 'questioned', units: [unit] },
    }
  },
})
