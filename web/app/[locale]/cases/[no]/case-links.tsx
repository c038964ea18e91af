import type { PublicCase } from '@wangge/core/case/read'
import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'

/** Other cases this one belongs to: what it was split into, what it was merged with. */
export const CaseLinks = ({ shown }: { shown: PublicCase }) => {
  const t = useTranslations('case')
  const { partOf, parts, mergedInto, merges, round } = shown
  const lines = [
    { words: t('partOf'), nos: partOf === null ? [] : [partOf] },
    { words: t('parts'), nos: parts },
    { words: t('merged'), nos: mergedInto === null ? [] : [mergedInto] },
    { words: t('merges'), nos: merges },
  ].filter(({ nos }) => nos.length > 0)
  if (lines.length === 0 && round === 1) return null
  return (
    <ul>
      {round > 1 && <li>{t('round', { count: round })}</li>}
      {lines.map(({ words, nos }) => (
        <li key={words}>
          {words} <Numbers nos={nos} />
        </li>
      ))}
    </ul>
  )
}

const Numbers = ({ nos }: { nos: readonly string[] }) => {
  const locale = useLocale()
  return nos.map((no) => (
    <a key={no} href={addressIn(locale, `/cases/${no}`)}>
      {no}{' '}
    </a>
  ))
}
