import { loadScheme } from '@wangge/core/scheme/load'
import { categories } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { ctx } from '../../../server/context.ts'
import { offer } from './offer.ts'
import { ReportForm } from './report-form.tsx'
import { nothingTyped } from './report-state.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('report'))('title'),
})

const Report = async () => {
  const locale = await getLocale()
  const { fault, report } = await getMessages()
  const { scheme } = await loadScheme(ctx)
  const typed = nothingTyped(crypto.randomUUID())
  const start = {
    ...(await offer(typed)),
    step: 'place',
    typed,
    wrongs: [],
    cleaned: false,
    submitted: null,
  } as const
  return (
    <NextIntlClientProvider messages={{ fault, report }}>
      <ReportForm
        start={start}
        categories={categories.map(({ code, name }) => ({ code, name: name[locale] }))}
        levels={Object.fromEntries(scheme.levels.map(({ kind, name }) => [kind, name[locale]]))}
      />
    </NextIntlClientProvider>
  )
}

export default Report
