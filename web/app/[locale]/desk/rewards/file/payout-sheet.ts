import type { Payout } from '@wangge/core/reward/export-payouts'
import type { Sheet } from '@wangge/core/spreadsheet'
import type { StaffActor } from '@wangge/core/staff'
import { getTranslations } from 'next-intl/server'
import type { Locale } from '../../../../../i18n/locales.ts'

const columns = ['case', 'tip', 'yuan', 'claimedOn', 'approvedBy', 'entry'] as const

/** Claimed shares as a table, marked with who took it out and when. It names nobody who is paid. */
export async function payoutSheet(
  { person, id }: StaffActor,
  payouts: readonly Payout[],
  { now, isDemo, locale }: { readonly now: Date; readonly isDemo: boolean; readonly locale: Locale },
): Promise<Sheet> {
  const t = await getTranslations({ locale, namespace: 'deskRewards' })
  return {
    name: t('exportTitle'),
    marks: [
      t('mark', { person, id, at: now.toISOString() }),
      t('markRule'),
      ...(isDemo ? [t('markDemo')] : []),
    ],
    columns: columns.map((column) => t(`column.${column}`)),
    rows: payouts.map(({ fen, ...payout }) => {
      const texts = { ...payout, yuan: (fen / 100).toFixed(2) }
      return columns.map((column) => texts[column])
    }),
  }
}
