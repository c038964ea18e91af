import { getTranslations } from 'next-intl/server'
import { addressIn, directionOf, isLocale } from '../../../i18n/locales.ts'

const icon = (file: string, sizes: string, purpose: 'any' | 'maskable') => ({
  src: `/phone/${file}.png`,
  sizes,
  type: 'image/png',
  purpose,
})

/**
 * The site as something a phone can install. On the home screen it is a grid by name and picture: nobody who sees the
 * phone learns that its owner reports.
 */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const [frame, phone] = await Promise.all([
    getTranslations({ locale, namespace: 'frame' }),
    getTranslations({ locale, namespace: 'offline' }),
  ])
  const manifest = {
    id: addressIn(locale, '/'),
    name: frame('site'),
    short_name: phone('name'),
    lang: locale,
    dir: directionOf(locale),
    start_url: addressIn(locale, '/report'),
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [
      icon('192', '192x192', 'any'),
      icon('512', '512x512', 'any'),
      icon('512-maskable', '512x512', 'maskable'),
    ],
  }
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' },
  })
}
