import { isInForce } from '@wangge/core/agreement'
import { listAgreements } from '@wangge/core/agreement/read-at-desk'
import { dayOf } from '@wangge/core/calendar'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { deskActor } from '../../../../server/session.ts'
import { noonOf } from '../../../../ui/due.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Table } from '../../../../ui/table.tsx'
import { mayAnywhere } from '../office/may-anywhere.ts'
import { Office } from '../office/office.tsx'
import { OfficeForm } from '../office/office-form.tsx'
import { officeMessages } from '../office/office-messages.ts'
import { SignedOut } from '../signed-out.tsx'
import { sign } from './actions.ts'
import { signFields } from './sign-fields.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskTransfers'))('agreements.title'),
})

/** With which neighbours cases that cross the boundary are handled together, and by whom a new one is signed. */
const Agreements = async () => {
  const actor = await deskActor()
  const [t, locale, format, messages] = await Promise.all([
    getTranslations('deskTransfers'),
    getLocale(),
    getFormatter(),
    officeMessages(),
  ])
  const agreements = actor ? await found(listAgreements(ctx, actor)) : undefined
  const today = dayOf(ctx.now())
  const day = (date: string) => format.dateTime(noonOf(date), { dateStyle: 'long' })
  const address = addressIn(locale, '/desk/agreements')
  const inForce = agreements?.filter((each) => isInForce(each, today)).length ?? 0
  return (
    <NextIntlClientProvider messages={messages}>
      <Office action={sign} here={address} instead={agreements ? null : actor ? <Missing /> : <SignedOut />}>
        <h1>{t('agreements.title')}</h1>
        <p>{t('agreements.lead', { count: inForce })}</p>
        {agreements?.length === 0 && (
          <EmptyState title={t('agreements.empty')}>
            <p>{t('agreements.emptyText')}</p>
          </EmptyState>
        )}
        {agreements && agreements.length > 0 && (
          <Table
            caption={t('agreements.caption')}
            columns={(['counterpart', 'scope', 'days', 'contact'] as const).map((key) => ({
              key,
              name: t(`agreements.${key}`),
            }))}
            rows={agreements.map((each) => ({
              key: each.id,
              cells: {
                counterpart: <a href={`${address}/${each.id}`}>{each.counterpart[locale]}</a>,
                scope: each.scope[locale],
                days: t(each.validTo === null ? 'agreements.from' : 'agreements.fromTo', {
                  from: day(each.validFrom),
                  to: each.validTo === null ? '' : day(each.validTo),
                  state: isInForce(each, today) ? 'now' : today < each.validFrom ? 'soon' : 'over',
                }),
                contact: `${each.contact.office[locale]} · ${each.contact.phone}`,
              },
            }))}
          />
        )}
        {actor && mayAnywhere(actor, 'agreement.sign') && (
          <>
            <h2>{t('agreements.sign')}</h2>
            <p>{t('agreements.signLead')}</p>
            <OfficeForm name="sign" submit={t('agreements.signDo')} fields={await signFields()} />
          </>
        )}
      </Office>
    </NextIntlClientProvider>
  )
}

export default Agreements
