import type { RewardsView } from '@wangge/core/reward/view'
import { useTranslations } from 'next-intl'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { Table } from '../../../ui/table.tsx'
import { useYuan } from './use-yuan.ts'

/** How many rewards and how much, by month and tier; the sums are made from the rows that are shown. */
export const Statistics = ({ rewards }: { rewards: RewardsView | undefined }) => {
  const t = useTranslations('rewards')
  const yuan = useYuan()
  if (!rewards || rewards.n === 0) return <EmptyState title={t('noneYetTitle')}>{t('noneYet')}</EmptyState>
  return (
    <>
      <p>
        <strong>{t('total', { n: rewards.n, amount: yuan(rewards.fen) })}</strong>
      </p>
      <Table
        caption={t('byMonth')}
        columns={[
          { key: 'month', name: t('month') },
          { key: 'tier', name: t('tier') },
          { key: 'n', name: t('count'), numeric: true },
          { key: 'fen', name: t('money'), numeric: true },
        ]}
        rows={rewards.months.flatMap(({ month, tiers }) =>
          (tiers ?? [null]).map((row) => ({
            key: `${month} ${row?.tier}`,
            cells: {
              month,
              tier: row?.tier ?? t('folded'),
              n: row?.n ?? '',
              fen: row ? yuan(row.fen) : '',
            },
          })),
        )}
      />
      <HowWeCount title={t('howWeCount')}>{t('howWeCountText')}</HowWeCount>
    </>
  )
}
