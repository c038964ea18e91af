import { locale as localeOfAddress } from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { defaultLocale, isLocale } from './locales.ts'

export default getRequestConfig(async ({ locale: asked }) => {
  const wanted = asked ?? (await localeOfAddress())
  const locale = isLocale(wanted) ? wanted : defaultLocale
  return {
    locale,
    timeZone: 'Asia/Shanghai',
    messages: { ...(await import(`../messages/${locale}/index.ts`)) },
  }
})
