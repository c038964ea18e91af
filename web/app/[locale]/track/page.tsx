import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { ctx } from '../../../server/context.ts'
import { TrackForm } from './track-form.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('track'))('title'),
})

const Track = async () => {
  const t = await getTranslations('track')
  const { fault, record, track } = await getMessages()
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <NextIntlClientProvider messages={{ fault, record, track }}>
        <TrackForm now={ctx.now()} />
      </NextIntlClientProvider>
    </>
  )
}

export default Track
