import type { Duty } from '@wangge/core/patrol/compliance'
import { categoryName } from '@wangge/core/tip'
import { useFormatter, useLocale, useTranslations } from 'next-intl'

/** How often is asked for, and of which kinds of subject. */
export const DutyWords = ({ duty: { period, minimum, night, categories } }: { duty: Duty }) => {
  const t = useTranslations('deskPatrols')
  const locale = useLocale()
  const format = useFormatter()
  const kinds = format.list(
    categories.map((category) => categoryName(category, locale)),
    { type: 'disjunction' },
  )
  return (
    <>
      {t('often', { minimum, period: t(`period.${period}`) })}
      {night && ` · ${t('night')}`} · {kinds === '' ? t('everyKind') : kinds}
    </>
  )
}
