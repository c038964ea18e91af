'use server'

import { Fault, parse } from '@wangge/core/fault'
import { problemSchema, withoutUnseen } from '@wangge/core/tip'
import { submitTip } from '@wangge/core/tip/submit'
import { ctx } from '../../../server/context.ts'
import { reporter } from '../../../server/reporter.ts'
import { type Wrong, wrongsOf } from '../../../server/wrong.ts'
import { offer, pick, tap } from './offer.ts'
import { type ReportState, readTyped, type Step, type Typed, toPlace, toProblem } from './report-state.ts'

/**
 * One step of the form, with script or without. Everything comes from the form; `before` only fills the page when the
 * store does not answer. Nothing typed is ever lost: whatever goes wrong, the same step comes back with it.
 */
export async function report(before: ReportState, form: FormData): Promise<ReportState> {
  const typed = readTyped(form)
  try {
    const { step, ...next } = await advance(typed, form)
    const now = { ...typed, ...next.typed }
    return {
      ...before,
      ...(await offer(now)),
      step,
      typed: now,
      wrongs: [],
      cleaned: false,
      submitted: next.submitted ?? null,
    }
  } catch (error) {
    const wrongs = wrongsOf(error)
    const description = withoutUnseen(typed.description)
    const cleaned = description !== typed.description
    const step = stepOf(wrongs) ?? before.step
    return { ...before, step, typed: { ...typed, description }, wrongs, cleaned }
  }
}

type Advance = {
  readonly step: Step
  readonly typed?: Partial<Typed>
  readonly submitted?: ReportState['submitted']
}

async function advance(typed: Typed, form: FormData): Promise<Advance> {
  const x = Number(form.get('map.x') ?? 0)
  const y = Number(form.get('map.y') ?? 0)
  // A key press on the sketch taps its corner, where nothing is: it moves nothing.
  if (form.has('map.x')) return { step: 'place', typed: x || y ? await tap(typed, x, y) : {} }
  switch (form.get('go')) {
    case 'gps':
      return { step: 'place', typed: { cell: '' } }
    case 'pick':
      return { step: 'place', typed: await pick(form.getAll('pick').map(String)) }
    case 'up':
      return { step: 'place', typed: { shown: String(form.get('up') ?? '') } }
    case 'problem':
      requirePlace(typed)
      return { step: 'problem' }
    case 'review':
      requirePlace(typed)
      parse(problemSchema, toProblem(typed))
      return { step: 'review' }
    case 'send': {
      const input = { ...toProblem(typed), ...toPlace(typed) }
      return {
        step: 'receipt',
        submitted: await submitTip(ctx, reporter, { key: typed.key, channel: 'web', input }),
      }
    }
    default:
      return { step: 'place' }
  }
}

function requirePlace(typed: Typed): void {
  const { point, cell } = toPlace(typed)
  if (!point && !cell) throw new Fault({ code: 'point.missing', field: 'point' })
}

/** Where a wrong answer is mended. */
function stepOf(wrongs: readonly Wrong[]): Step | undefined {
  const fields = wrongs.map(({ field }) => field?.split('.')[0])
  if (fields.some((field) => field === 'point' || field === 'cell')) return 'place'
  if (fields.some((field) => field === 'category' || field === 'description' || field === 'occurredAt'))
    return 'problem'
  return undefined
}
