import { dayOf } from '@wangge/core/calendar'
import { getTranslations } from 'next-intl/server'
import { ctx } from '../../../../server/context.ts'
import type { OfficeField } from '../office/office-form.tsx'

/** What is asked of a new agreement; English names are for readers abroad and may be left out. */
export async function signFields(): Promise<readonly OfficeField[]> {
  const t = await getTranslations('deskTransfers.agreements')
  return [
    { name: 'id', kind: 'line', label: t('id'), hint: t('idHint') },
    { name: 'counterpart', kind: 'line', label: t('counterpart') },
    { name: 'counterpartEn', kind: 'line', label: t('counterpartEn'), isOptional: true },
    { name: 'scope', kind: 'area', label: t('scope'), hint: t('scopeHint') },
    { name: 'scopeEn', kind: 'area', label: t('scopeEn'), isOptional: true },
    { name: 'office', kind: 'line', label: t('office'), hint: t('officeHint') },
    { name: 'officeEn', kind: 'line', label: t('officeEn'), isOptional: true },
    { name: 'phone', kind: 'line', label: t('phone'), hint: t('phoneHint') },
    { name: 'validFrom', kind: 'day', label: t('validFrom'), value: dayOf(ctx.now()) },
    { name: 'validTo', kind: 'day', label: t('validTo'), hint: t('validToHint'), isOptional: true },
  ]
}
