import * as z from 'zod/mini'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { freeText } from './free-text.ts'
import { daySchema, startUntil } from './later-day.ts'

/**
 * Closes a stage of a long rectification (阶段性办结), with the day of the next one. The clock of the whole runs on: a stage
 * that is closed stops nothing (reference C7).
 * @throws Fault `case.day_invalid`, `case.day_too_late`, those of `actOnCase`
 */
export const stageCloseCase = actOnCase({
  name: 'stage-close',
  action: 'case.stage-close',
  schema: z.strictObject({ nextOn: daySchema, text: freeText() }, { error: wrongForm }),
  decide({ clocks, unit }, { nextOn, text }, { now, jurisdiction }) {
    const next = startUntil(clocks, 'stage.next', nextOn, 'nextOn', { unit, jurisdiction, now })
    return { set: { clocks: next }, facts: { due: nextOn }, words: { text } }
  },
})
