import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Columns } from '../../../../ui/columns.tsx'
import { DraftList } from './draft-list.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('report'))('draftsTitle'),
})

const Drafts = async () => {
  const t = await getTranslations('report')
  const { report } = await getMessages()
  return (
    <Columns>
      <h1>{t('draftsTitle')}</h1>
      <p>{t('draftsLead')}</p>
      <NextIntlClientProvider messages={{ report }}>
        <DraftList />
      </NextIntlClientProvider>
    </Columns>
  )
}

export default Drafts
