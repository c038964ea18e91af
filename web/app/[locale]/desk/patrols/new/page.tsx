import { loadScheme } from '@wangge/core/scheme/load'
import { categories } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'
import { deskActor } from '../../../../../server/session.ts'
import { Missing } from '../../../../../ui/missing.tsx'
import { SignedOut } from '../../signed-out.tsx'
import { cellsOf } from '../cells-of.ts'
import { VisitForm } from './visit-form.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskPatrols'))('newTitle'),
})

/** Recording a patrol, on a phone in the field or afterwards. */
const NewPatrol = async () => {
  const [locale, actor, loaded] = await Promise.all([getLocale(), deskActor(), loadScheme(ctx)])
  const { fault, deskCase, deskPatrols } = await getMessages()
  const cells = actor ? cellsOf(loaded, actor, 'patrol.record') : []
  return (
    <NextIntlClientProvider messages={{ fault, deskCase, deskPatrols }}>
      <VisitForm
        here={addressIn(locale, '/desk/patrols/new')}
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
