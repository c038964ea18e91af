import { loadScheme } from '@wangge/core/scheme/load'
import { categories } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { Locale } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { wrongsOf } from '../../../server/wrong.ts'
import { nearbyCards } from './nearby.ts'
import { choose, offer } from './offer.ts'
import { ReportForm } from './report-form.tsx'
import { nothingTyped, type ReportState } from './report-state.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('report'))('title'),
})

type Asked = { readonly site?: string | string[]; readonly against?: string | string[] }

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '')

/**
 * `site`: the code on an enterprise's notice board, which brings its readers here with the place filled in. `against`: the
 * cell whose responsible people the report is about, from the page of that cell.
 */
const Report = async ({ searchParams }: { searchParams: Promise<Asked> }) => {
  const { site, against } = await searchParams
  const locale = await getLocale()
  const { fault, report } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ fault, report }}>
      <ReportForm
        start={await startState(one(site), one(against))}
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
async function startState(site: string, against: string): Promise<ReportState> {
  const blank = nothingTyped(crypto.randomUUID())
  const start = { step: 'place', cleaned: false, submitted: null, pictures: null, nearby: [] } as const
  try {
    const { cell } = await loadScheme(ctx)
    const about = { ...blank, against: cell(against) ? against : '' }
    const typed = cell(site) ? { ...about, ...(await choose(site)), enterprise: site } : about
    return { ...start, typed, ...(await offer(typed)), nearby: await nearbyCards(ctx, typed), wrongs: [] }
  } catch (error) {
    const nothing = { lists: [], finds: null, sketch: null, told: null }
    return { ...start, ...nothing, typed: blank, wrongs: wrongsOf(error) }
  }
}

const levelNames = (locale: Locale): Promise<Readonly<Record<string, string>>> =>
  loadScheme(ctx).then(
    ({ scheme }) => Object.fromEntries(scheme.levels.map(({ kind, name }) => [kind, name[locale]])),
    () => ({}),
  )

export default Report
