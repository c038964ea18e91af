import { isInForce } from '@wangge/core/agreement'
import { readAgreements } from '@wangge/core/agreement/read'
import { dayOf } from '@wangge/core/calendar'
import type { DeskCase } from '@wangge/core/case/read-desk-case'
import { getLocale } from 'next-intl/server'
import { ctx } from '../../../../../server/context.ts'

/** Agreements by which a case may be handed over today; none where it may not be handed over at all. */
export async function agreementsFor(found: DeskCase | null) {
  if (!found?.next.some(({ deed }) => deed === 'hand-over')) return []
  const [locale, agreements] = await Promise.all([getLocale(), readAgreements(ctx)])
  const today = dayOf(ctx.now())
  return agreements
    .filter((agreement) => isInForce(agreement, today))
    .map(({ id, counterpart }) => ({ value: id, label: `${counterpart[locale]} · ${id}` }))
}
