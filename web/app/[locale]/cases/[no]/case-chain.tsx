import type { PublicCase } from '@wangge/core/case/read'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'
import { CaseBadge } from '../../../../ui/case-badge.tsx'
import { noonOf } from '../../../../ui/due.tsx'

/** The same problem at the same place, before and after this case: each leads to the others. */
export const CaseChain = ({ shown, now }: { shown: PublicCase; now: Date }) => {
  const t = useTranslations('recurrence')
  const locale = useLocale()
  const format = useFormatter()
  const { no, earlier, later, recurrence } = shown
  if (earlier.length === 0 && later.length === 0) return null
  const date = (day: string) => format.dateTime(noonOf(day), { dateStyle: 'medium' })
  const lines = (cases: PublicCase['earlier']) =>
    cases.map(({ no: other, status, receivedOn, closedOn }) => (
      <li key={other}>
        <a href={addressIn(locale, `/cases/${other}`)}>{other}</a> ·{' '}
        {t('received', { date: date(receivedOn) })} ·{' '}
        {closedOn && <>{t('closed', { date: date(closedOn) })} · </>}
        <CaseBadge status={status} due={null} now={now} />
      </li>
    ))
  return (
    <section aria-labelledby="chain">
      <h2 id="chain">{t('chainTitle')}</h2>
      <p>
        {recurrence > 0 && t('chainLead', { count: recurrence + 1 })}{' '}
        {later.length > 0 && t('chainLater', { count: later.length })}
      </p>
      <ol>
        {lines(earlier)}
        <li aria-current="true">
          {no} · {t('thisCase')}
        </li>
        {lines(later)}
      </ol>
    </section>
  )
}
