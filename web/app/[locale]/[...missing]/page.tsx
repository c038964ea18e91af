import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('missing'))('title'),
})

/** Every address that is no page, so that its answer carries the site's frame and language. */
export { Missing as default } from '../../../ui/missing.tsx'
