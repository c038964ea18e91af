import type { Compliance } from '@wangge/core/patrol/read-compliance'
import { categoryName } from '@wangge/core/tip'
import { useLocale, useTranslations } from 'next-intl'

/** What the patrols found themselves, by kind. */
export const Found = ({ told: { total, found, gone } }: { told: Compliance }) => {
  const t = useTranslations('patrols')
  const locale = useLocale()
  const kinds = Object.entries(found).toSorted(([, a], [, b]) => b - a)
  return (
    <>
      <h2>{t('foundTitle')}</h2>
      <p>{kinds.length > 0 ? t('found', { fixed: total.fixed, opened: total.opened }) : t('foundNone')}</p>
      {kinds.length > 0 && (
        <ul>
          {kinds.map(([category, count]) => (
            <li key={category}>{t('foundKind', { category: categoryName(category, locale), count })}</li>
          ))}
        </ul>
      )}
      {gone > 0 && <p>{t('gone', { count: gone })}</p>}
    </>
  )
}
