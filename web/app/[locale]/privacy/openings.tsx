import { openingCounts } from '@wangge/core/identity/opening-year'
import type { OpeningsView } from '@wangge/core/identity/view'
import { useTranslations } from 'next-intl'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { Table } from '../../../ui/table.tsx'

/** How often identities were asked for in a year, what for, and how often they were opened. */
export const Openings = ({ year, openings }: { year: string; openings: OpeningsView | undefined }) => {
  const t = useTranslations('privacy.openings')
  if (!openings) return <p>{t('none', { year })}</p>
  const { asked, opened } = openings.total
  return (
    <>
      <p>
        <strong>{t('total', { year, asked, opened })}</strong>
      </p>
      <Table
        caption={t('caption', { year })}
        columns={[
          { key: 'month', name: t('month') },
          { key: 'purpose', name: t('purpose') },
          ...openingCounts.map((key) => ({ key, name: t(key), numeric: true })),
        ]}
        rows={openings.rows.map(({ month, purpose, ...counts }) => ({
          key: `${month} ${purpose}`,
          cells: { month, purpose: t(`purposeName.${purpose}`), ...counts },
        }))}
      />
      <HowWeCount title={t('howTitle')}>{t('how')}</HowWeCount>
    </>
  )
}
