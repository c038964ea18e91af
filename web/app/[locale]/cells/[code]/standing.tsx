import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'
import { CellLinks } from '../../../../ui/cell-link.tsx'
import { noonOf } from '../../../../ui/due.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import type { CellAsked } from './read-cell-asked.ts'

/** What a reader must know of the time a page speaks of: another day, before every scheme, or a cell that is no more. */
export const Standing = ({ asked: { cell, schemes, on, notThen } }: { asked: CellAsked }) => {
  const locale = useLocale()
  const t = useTranslations('cell')
  const format = useFormatter()
  const date = (day: string) => format.dateTime(noonOf(day), { dateStyle: 'long' })
  const { code, after, inForce, scheme } = cell
  const first = schemes[0]?.scheme.validFrom ?? ''
  const early = (on ?? notThen ?? first) < first
  const abolished = !schemes.at(-1)?.cell(code)
  const today = <a href={addressIn(locale, `/cells/${code}`)}>{t('day.today')}</a>
  return (
    <>
      {notThen && !early && <p>{t('day.notThen', { date: date(notThen) })}</p>}
      {early && (
        <p>
          {t('day.tooEarly', { date: date(first) })} {today}
        </p>
      )}
      {on && !early && (
        <p>
          {t('day.shown', { date: date(on) })} {today}
        </p>
      )}
      {after && abolished && (
        <Notice kind="withdrawn" title={t('abolished.title')}>
          {t('abolished.text', { date: date(after.scheme.validFrom) })}{' '}
          {after.cells.length > 0 && (
            <>
              {t('abolished.now')} <CellLinks cells={after.cells} />
            </>
          )}
        </Notice>
      )}
      {after && !inForce && !abolished && (
        <Notice kind="withdrawn" title={t('formerly.title')}>
          {scheme.name[locale]} · {t('formerly.text', { date: date(after.scheme.validFrom) })}
        </Notice>
      )}
    </>
  )
}
