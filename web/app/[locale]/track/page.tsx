import { categories } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { ctx } from '../../../server/context.ts'
import { TrackPage } from './track-page.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('track'))('title'),
})

const Track = async () => {
  const locale = await getLocale()
  const { fault, record, track } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ fault, record, track }}>
      <TrackPage
        now={ctx.now()}
        firstKey={crypto.randomUUID()}
        categories={categories.map(({ code, name }) => ({ code, name: name[locale] }))}
      />
    </NextIntlClientProvider>
  )
}

export default Track
