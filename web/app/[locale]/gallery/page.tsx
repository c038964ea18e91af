import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { siteSettings } from '../../../server/site-settings.ts'
import { Columns } from '../../../ui/columns.tsx'
import { Missing } from '../../../ui/missing.tsx'
import { FormSamples } from './form-samples.tsx'
import { RecordSamples } from './record-samples.tsx'
import { WayfindingSamples } from './wayfinding-samples.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('gallery'))('title'),
})

const Gallery = () => {
  const t = useTranslations('gallery')
  if (!siteSettings().gallery) return <Missing />
  return (
    <Columns>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <FormSamples />
      <RecordSamples />
      <WayfindingSamples />
    </Columns>
  )
}

export default Gallery
