import { titleName } from '@wangge/core/officer'
import type { CoverageReport, PostGap } from '@wangge/core/scheme/coverage'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { noonOf } from '../../../ui/due.tsx'
import { CappedTable } from './capped-table.tsx'
import { CellLink } from './cell-link.tsx'
import { chainAbove } from './chain-above.ts'

/** Posts nobody holds, and holders without a valid certificate. */
export const Posts = ({
  report,
  loaded,
  json,
}: {
  report: CoverageReport
  loaded: LoadedScheme
  json: string
}) => {
  const locale = useLocale()
  const t = useTranslations('coverage')
  const format = useFormatter()
  const cellsOf = ({ cell, post, title }: PostGap) => ({
    post: <a href={addressIn(locale, `/posts/${post}`)}>{titleName(title, locale)}</a>,
    cell: <CellLink cell={cell} day={report.day} />,
    chain: chainAbove(loaded, cell.code),
  })
  return (
    <>
      <section aria-labelledby="vacant">
        <h2 id="vacant">{t('vacantTitle')}</h2>
        <CappedTable
          caption={t('vacantPosts')}
          none={t('noVacantPost')}
          json={json}
          columns={['cell', 'post', 'chain']}
          rows={report.vacantPosts.map((gap) => ({ key: gap.post, cells: cellsOf(gap) }))}
        />
      </section>
      <section aria-labelledby="uncertified">
        <h2 id="uncertified">{t('uncertifiedTitle')}</h2>
        <CappedTable
          caption={t('uncertified')}
          none={t('noneUncertified')}
          json={json}
          columns={['cell', 'post', 'until', 'chain']}
          rows={report.uncertified.map((gap) => ({
            key: gap.post,
            cells: {
              ...cellsOf(gap),
              until: gap.until
                ? t('ranOut', { date: format.dateTime(noonOf(gap.until), { dateStyle: 'medium' }) })
                : t('noCertificate'),
            },
          }))}
        />
      </section>
    </>
  )
}
