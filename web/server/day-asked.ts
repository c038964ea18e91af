import type { Day } from '@wangge/core/calendar'
import { parse } from '@wangge/core/fault'
import * as z from 'zod/mini'

const day = z.iso.date('scheme.day_invalid')
const query = z.object({ on: z.optional(day) })

/**
 * The day an address asks about in `?on=`, `2026-11-22`; full-width digits and spaces around it do no harm. Undefined
 * when none is given: today.
 * @throws Fault `scheme.day_invalid`
 */
export function dayAsked(on: string | readonly string[] | null | undefined): Day | undefined {
  const typed = String(on ?? '')
    .normalize('NFKC')
    .trim()
  return parse(query, typed === '' ? {} : { on: typed }).on
}
