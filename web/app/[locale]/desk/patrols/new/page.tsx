import { loadScheme } from '@wangge/core/scheme/load'
import { categories } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'
import { deskActor } from '../../../../../server/session.ts'
import { Missing } from '../../../../../ui/missing.tsx'
import { SignedOut } from '../../signed-out.tsx'
import { cellsOf } from '../cells-of.ts'
import { begunOf, begunPage, minuteOf } from './begun.ts'
import { VisitForm } from './visit-form.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskPatrols'))('newTitle'),
})

/** Recording a patrol, on a phone in the field or afterwards. */
const NewPatrol = async ({
  searchParams,
}: {
  searchParams: Promise<Readonly<Record<string, string | string[]>>>
}) => {
  const [locale, actor, loaded] = await Promise.all([getLocale(), deskActor(), loadScheme(ctx)])
  const { fault, deskCase, deskOffice, deskPatrols } = await getMessages()
  const cells = actor ? cellsOf(loaded, actor, 'patrol.record') : []
  const query = await searchParams
  const begun = begunOf(
    query,
    cells.map(({ code }) => code),
  )
  if (actor && query.start === '1')
    redirect(addressIn(locale, begunPage({ ...begun, startedAt: minuteOf(ctx.now()) })))
  return (
    <NextIntlClientProvider messages={{ fault, deskCase, deskOffice, deskPatrols }}>
      <VisitForm
        here={addressIn(locale, begunPage(begun))}
        begun={begun}
        firstKey={crypto.randomUUID()}
        cells={cells}
        categories={categories.map(({ code, name }) => ({ code, name: name[locale] }))}
        instead={actor ? cells.length > 0 ? null : <Missing /> : <SignedOut />}
      />
      <script src="/island/patrol.js" async />
    </NextIntlClientProvider>
  )
}

export default NewPatrol
