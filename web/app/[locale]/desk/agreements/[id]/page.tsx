import { isInForce } from '@wangge/core/agreement'
import { readAgreement } from '@wangge/core/agreement/read-at-desk'
import { dayOf } from '@wangge/core/calendar'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'
import { found } from '../../../../../server/found.ts'
import { deskActor } from '../../../../../server/session.ts'
import { FactList } from '../../../../../ui/fact-list.tsx'
import { InChinese } from '../../../../../ui/in-chinese.tsx'
import { Missing } from '../../../../../ui/missing.tsx'
import { Notice } from '../../../../../ui/notice.tsx'
import { Phone } from '../../../../../ui/phone.tsx'
import { mayAnywhere } from '../../office/may-anywhere.ts'
import { Office } from '../../office/office.tsx'
import { OfficeForm } from '../../office/office-form.tsx'
import { officeMessages } from '../../office/office-messages.ts'
import { SignedOut } from '../../signed-out.tsx'
import { end } from '../actions.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskTransfers'))('agreements.title'),
})

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

/** One agreement with a neighbour: what it says, who signed it, and how it is ended. */
const Agreement = async ({ params, searchParams }: Props) => {
  const actor = await deskActor()
  const [t, locale, messages, format, { id }, { done }] = await Promise.all([
    getTranslations('deskTransfers.agreements'),
    getLocale(),
    officeMessages(),
    getFormatter(),
    params,
    searchParams,
  ])
  const read = actor ? await found(readAgreement(ctx, actor, id)) : undefined
  const address = addressIn(locale, '/desk/agreements')
  const today = dayOf(ctx.now())
  const agreement = read?.agreement
  const mayEnd =
    actor && agreement && mayAnywhere(actor, 'agreement.end') && (agreement.validTo ?? '9999') > today
  const time = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short', hour12: false })
  return (
    <NextIntlClientProvider messages={messages}>
      <Office
        action={end}
        here={`${address}/${encodeURIComponent(id)}`}
        instead={agreement ? null : actor ? <Missing /> : <SignedOut />}
      >
        {agreement && (
          <>
            <p>
              <a href={address}>{t('back')}</a>
            </p>
            <h1>{agreement.counterpart[locale]}</h1>
            {(done === 'signed' || done === 'ended') && (
              <div role="status">
                <Notice kind="held" title={t('doneTitle')}>
                  {t(`done.${done}`)}
                </Notice>
              </div>
            )}
            <p>
              <strong>
                {t(isInForce(agreement, today) ? 'inForce' : today < agreement.validFrom ? 'notYet' : 'over')}
              </strong>
            </p>
            <FactList
              facts={[
                { term: t('id'), value: agreement.id },
                { term: t('scope'), value: agreement.scope[locale] },
                {
                  term: t('contact'),
                  value: (
                    <>
                      {agreement.contact.office[locale]} · <Phone line={agreement.contact.phone} />
                    </>
                  ),
                },
                { term: t('validFrom'), value: agreement.validFrom },
                { term: t('validTo'), value: agreement.validTo ?? t('noEnd') },
                ...(read?.history ?? []).map(({ event, at, person }) => ({
                  term: t(`history.${event}`),
                  value: (
                    <>
                      {time(at)} · {person === null ? t('operator') : <InChinese>{person}</InChinese>}
                    </>
                  ),
                })),
                ...(agreement.demo ? [{ term: t('demoTerm'), value: t('demo') }] : []),
              ]}
            />
          </>
        )}
        {mayEnd && (
          <>
            <h2>{t('end')}</h2>
            <p>{t('endLead')}</p>
            <OfficeForm
              name="end"
              kind="danger"
              hidden={{ id: agreement.id }}
              submit={t('endDo')}
              fields={[
                { name: 'lastDay', kind: 'day', label: t('lastDay'), hint: t('lastDayHint'), value: today },
                { name: 'sure', kind: 'tick', label: t('sure') },
              ]}
            />
          </>
        )}
      </Office>
    </NextIntlClientProvider>
  )
}

export default Agreement
