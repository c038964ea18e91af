import '../../ui/tokens.css'
import '../../ui/base.css'
import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { addressIn, directionOf, isLocale, locales, splitAddress } from '../../i18n/locales.ts'
import { addressAsked } from '../../server/address-asked.ts'
import { showsDemoData } from '../../server/demo-data.ts'
import { siteSettings } from '../../server/site-settings.ts'
import { SiteFrame } from '../../ui/site-frame.tsx'
import { SpeculationRules } from '../../ui/speculation-rules.tsx'

export const dynamic = 'force-dynamic'

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('frame')
  const { page } = splitAddress(await addressAsked())
  return {
    title: { template: `%s · ${t('site')}`, default: t('site') },
    icons: '/icon.svg',
    manifest: addressIn(await getLocale(), '/manifest.webmanifest'),
    formatDetection: { telephone: false },
    alternates: { languages: Object.fromEntries(locales.map((each) => [each, addressIn(each, page)])) },
  }
}

const Layout = async ({ params, children }: { params: Promise<{ locale: string }>; children: ReactNode }) => {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const [{ mapReviewNo }, demo] = [siteSettings(), await showsDemoData()]
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>
        <SiteFrame page={splitAddress(await addressAsked()).page} demo={demo} mapReviewNo={mapReviewNo}>
          {children}
        </SiteFrame>
        <SpeculationRules />
      </body>
    </html>
  )
}

export default Layout
