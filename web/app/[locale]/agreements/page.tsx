import { isInForce } from '@wangge/core/agreement'
import { readAgreements } from '@wangge/core/agreement/read'
import type { AgreementView } from '@wangge/core/agreement/view'
import { dayOf } from '@wangge/core/calendar'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { Columns } from '../../../ui/columns.tsx'
import { noonOf } from '../../../ui/due.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import { Phone } from '../../../ui/phone.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('agreements'))('title'),
})

/** With which neighbours cases that cross the boundary are handled together (S3-12). */
const Agreements = async () => {
  const [t, locale, agreements] = await Promise.all([
    getTranslations('agreements'),
    getLocale(),
    readAgreements(ctx),
  ])
  const today = dayOf(ctx.now())
  const standing = agreements.filter((each) => isInForce(each, today))
  const over = agreements.filter(({ validTo }) => validTo !== null && validTo < today)
  return (
    <Columns>
      <h1>{t('title')}</h1>
      <p>
        <strong>{t('lead', { count: standing.length })}</strong>
      </p>
      <p>{t('means')}</p>
      {standing.length === 0 && (
        <EmptyState title={t('empty')}>
          <p>
            {t('emptyText')} <a href={addressIn(locale, '/report')}>{t('report')}</a>
          </p>
        </EmptyState>
      )}
      {standing.map((each) => (
        <Agreement key={each.id} agreement={each} />
      ))}
      {over.length > 0 && (
        <>
          <h2>{t('over')}</h2>
          <ul>
            {over.map(({ id, counterpart, validTo }) => (
              <li key={id}>{t('overLine', { counterpart: counterpart[locale], date: validTo ?? '' })}</li>
            ))}
          </ul>
        </>
      )}
    </Columns>
  )
}

const Agreement = async ({ agreement }: { agreement: AgreementView }) => {
  const [t, locale, format] = await Promise.all([getTranslations('agreements'), getLocale(), getFormatter()])
  const { id, counterpart, scope, contact, validFrom, validTo, demo } = agreement
  const day = (date: string) => format.dateTime(noonOf(date), { dateStyle: 'long' })
  return (
    <section aria-labelledby={`agreement-${id}`}>
      <h2 id={`agreement-${id}`}>{counterpart[locale]}</h2>
      {demo && <p>{t('demo')}</p>}
      <FactList
        facts={[
          { term: t('scope'), value: scope[locale] },
          {
            term: t('contact'),
            value: (
              <>
                {contact.office[locale]} · <Phone line={contact.phone} />
              </>
            ),
          },
          {
            term: t('days'),
            value:
              validTo === null
                ? t('from', { from: day(validFrom) })
                : t('fromTo', { from: day(validFrom), to: day(validTo) }),
          },
          { term: t('id'), value: id },
        ]}
      />
    </section>
  )
}

export default Agreements
