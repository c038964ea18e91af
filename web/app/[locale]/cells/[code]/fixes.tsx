import { titleName } from '@wangge/core/officer'
import type { PublicCell } from '@wangge/core/scheme/read-cell'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Badge } from '../../../../ui/badge.tsx'
import { FactList } from '../../../../ui/fact-list.tsx'
import { HowWeCount } from '../../../../ui/how-we-count.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'

/** What a cell and its people must do: the five fixes (五定) or four, what they say and which are missing. */
export const Fixes = ({
  cell: { fixes, responsible },
  areaKm2,
}: {
  cell: PublicCell
  areaKm2: number | undefined
}) => {
  const locale = useLocale()
  const t = useTranslations('cell')
  const format = useFormatter()
  const named = { fixes: t(fixes.length === 4 ? 'four' : 'five'), of: String(fixes.length) }
  const missing = fixes.filter(({ fixed }) => !fixed).map(({ fix }) => t(`fix.${fix}`))
  const count = String(fixes.length - missing.length)
  const seen = {
    area:
      areaKm2 === undefined
        ? t('fixArea')
        : t('km2', { area: format.number(areaKm2, { maximumFractionDigits: 2 }) }),
    person: responsible && (
      <>
        {titleName(responsible.title, locale)} <InChinese>{responsible.name}</InChinese>
      </>
    ),
    duty: null,
    task: null,
    reward: null,
  }
  return (
    <>
      <h2>{t('duties', named)}</h2>
      <p>
        {missing.length > 0
          ? t('scoreMissing', { ...named, count, missing: format.list(missing, { type: 'unit' }) })
          : t('score', { ...named, count })}
      </p>
      <FactList
        facts={fixes.map(({ fix, text, fixed }) => ({
          term: t(`fix.${fix}`),
          value: fixed ? (
            text === null ? (
              seen[fix]
            ) : (
              <InChinese>{text}</InChinese>
            )
          ) : (
            <Badge state="unverified">{t('unfixed')}</Badge>
          ),
        }))}
      />
      <HowWeCount title={t('howTitle')}>
        <p>{t('how')}</p>
      </HowWeCount>
    </>
  )
}
