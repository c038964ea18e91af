import type { RewardScheme } from '@wangge/core/reward'
import { useTranslations } from 'next-intl'
import { Table } from '../../../ui/table.tsx'
import { useYuan } from './use-yuan.ts'

/** The amounts of a measure: by tier, by grade and contribution, or as a share of the fine. */
export const Amounts = ({ scheme: { basis, cap, insiderPercent } }: { scheme: RewardScheme }) => {
  const t = useTranslations('rewards')
  const yuan = useYuan()
  return (
    <>
      {basis.kind === 'tiers' && (
        <Table
          caption={t('byTier')}
          columns={[
            { key: 'tier', name: t('tier') },
            { key: 'fen', name: t('amount'), numeric: true },
          ]}
          rows={basis.tiers.map(({ code, fen }) => ({
            key: code,
            cells: { tier: t('tierName', { code }), fen: yuan(fen) },
          }))}
        />
      )}
      {basis.kind === 'matrix' && (
        <Table
          caption={t('byGrade')}
          columns={[
            { key: 'grade', name: t('grade') },
            ...basis.contributions.map((code) => ({
              key: code,
              name: t(`contribution.${code}`),
              numeric: true,
            })),
          ]}
          rows={basis.grades.map((grade, i) => ({
            key: grade,
            cells: {
              grade: t(`gradeName.${grade}`),
              ...Object.fromEntries(
                basis.contributions.map((code, j) => [code, yuan(basis.fen[i]?.[j] ?? 0)]),
              ),
            },
          }))}
        />
      )}
      {basis.kind === 'fine-share' && (
        <p>{t('fineShare', { percent: basis.permille / 10, cap: yuan(basis.cap) })}</p>
      )}
      <p>{t('cap', { cap: yuan(cap) })}</p>
      {insiderPercent > 100 && <p>{t('insider', { percent: insiderPercent })}</p>}
    </>
  )
}
