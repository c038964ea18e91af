import { loadScheme } from '@wangge/core/scheme/load'
import { categories } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { Locale } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { wrongsOf } from '../../../server/wrong.ts'
import { offer } from './offer.ts'
import { ReportForm } from './report-form.tsx'
import { nothingTyped, type ReportState } from './report-state.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('report'))('title'),
})

const Report = async () => {
  const locale = await getLocale()
  const { fault, report } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ fault, report }}>
      <ReportForm
        start={await startState()}
        categories={categories.map(({ code, name }) => ({ code, name: name[locale] }))}
        levels={await levelNames(locale)}
      />
    </NextIntlClientProvider>
  )
}

/**
 * A form not begun yet. The page must come even when the store does not answer: without script it is also the page that
 * brings back what was typed.
 */
async function startState(): Promise<ReportState> {
  const typed = nothingTyped(crypto.randomUUID())
  const start = { step: 'place', typed, cleaned: false, submitted: null } as const
  try {
    return { ...start, ...(await offer(typed)), wrongs: [] }
  } catch (error) {
    return { ...start, lists: [], sketch: null, told: null, wrongs: wrongsOf(error) }
  }
}

const levelNames = (locale: Locale): Promise<Readonly<Record<string, string>>> =>
  loadScheme(ctx).then(
    ({ scheme }) => Object.fromEntries(scheme.levels.map(({ kind, name }) => [kind, name[locale]])),
    () => ({}),
  )

export default Report
