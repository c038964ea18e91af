import { type Locale, splitAddress } from '../i18n/locales.ts'
import specialRoutes from './special-routes.json' with { type: 'json' }

/** What a page may do: be kept by caches or not, run script, ask the device for its position. */
export type PageKind = { locale: Locale; isPrivate: boolean; hasScript: boolean; asksPosition: boolean }

const routes = Object.entries(specialRoutes)

/**
 * Looks up a path in `special-routes.json`, in any language; every page not named there is a public reading page.
 * The path is decoded first, as the router does: `/%72eport` is `/report`. One that cannot be decoded is private.
 */
export const pageKind = (path: string): PageKind => {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return { locale: splitAddress(path).locale, isPrivate: true, hasScript: false, asksPosition: false }
  }
  const { locale, page } = splitAddress(decoded.replace(/\/{2,}/g, '/'))
  const special = routes.find(([route]) => page === route || page.startsWith(`${route}/`))?.[1]
  return { locale, ...(special ?? { isPrivate: false, hasScript: false, asksPosition: false }) }
}
