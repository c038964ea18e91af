import { type Locale, splitAddress } from '../i18n/locales.ts'
import specialRoutes from './special-routes.json' with { type: 'json' }

/**
 * What a page may do: be kept by caches or not, run script, ask the device for its position or its camera, send files
 * straight to their bucket, be found by search engines.
 */
export type PageKind = {
  locale: Locale
  isPrivate: boolean
  hasScript: boolean
  asksPosition: boolean
  asksCamera: boolean
  sendsFiles: boolean
  isIndexed: boolean
}

const readingPage = {
  isPrivate: false,
  hasScript: false,
  asksPosition: false,
  asksCamera: false,
  sendsFiles: false,
  isIndexed: true,
}

const routes = Object.entries(specialRoutes).map(([route, special]) => ({ parts: route.split('/'), special }))

/** A route stands for every page that begins with its parts; `*` is any one part. */
const stands = (route: readonly string[], page: readonly string[]) =>
  route.every((part, i) => part === page[i] || (part === '*' && page[i]))

/**
 * Looks up a path in `special-routes.json`, in any language; every page not named there is a public reading page.
 * The path is decoded first, as the router does: `/%72eport` is `/report`. One that cannot be decoded is private.
 */
export const pageKind = (path: string): PageKind => {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return { ...readingPage, locale: splitAddress(path).locale, isPrivate: true }
  }
  const { locale, page } = splitAddress(decoded.replace(/\/{2,}/g, '/'))
  const asked = page.split('/')
  return { ...readingPage, locale, ...routes.find(({ parts }) => stands(parts, asked))?.special }
}
