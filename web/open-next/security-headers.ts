import { createHash } from 'node:crypto'
import { siteSettings } from '../server/site-settings.ts'
import { inlineScripts, islandsOf } from './drop-script.ts'
import type { PageKind } from './page-kind.ts'

/** Headers of every answer, page or not. */
export const alwaysHeaders = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Content-Security-Policy of an answer that is no page: it may load nothing and be framed nowhere. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'"

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const policy = (directives: Record<string, string[]>) =>
  Object.entries({
    'default-src': ["'none'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    ...directives,
  })
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')

/**
 * Who else a page may speak to: the bucket for what its reader sends, and Mapbox, which counts the maps it draws, with its
 * token set and from the page of the map alone.
 */
const hostsOf = ({ sendsFiles }: PageKind, islands: string[]) => {
  const { incomingOrigin, mapboxToken } = siteSettings()
  return [
    ...(sendsFiles && incomingOrigin ? [incomingOrigin] : []),
    ...(islands.includes('map') && mapboxToken
      ? ['https://api.mapbox.com', 'https://events.mapbox.com']
      : []),
  ]
}

/** Scripts from these sources, which load what they need from this site and these hosts alone. */
const scripted = (sources: string[], hosts: string[]) =>
  policy({
    'script-src': ["'self'", ...sources],
    'connect-src': ["'self'", ...hosts],
    'img-src': ["'self'", 'data:', 'blob:'],
    'worker-src': ["'self'", 'blob:'],
  })

const speculation = "'inline-speculation-rules'"

/** Content-Security-Policy of a finished page. Inline scripts are allowed by the hashes of what this very page carries. */
export const pagePolicy = (html: string, kind: PageKind): string => {
  const islands = islandsOf(html)
  const hosts = hostsOf(kind, islands)
  if (kind.hasScript) return scripted([...new Set(inlineScripts(html).map(hashOf))], hosts)
  if (islands.length > 0) return scripted([speculation], hosts)
  return policy({ 'script-src': [speculation] })
}

/** Content-Security-Policy of a page with one inline style sheet and nothing else. */
export const plainPolicy = (style: string): string => policy({ 'style-src': [hashOf(style)] })

/**
 * Referrer-Policy. Other sites never learn where a reader came from. Pages with forms tell it to ours: under
 * `no-referrer` a form posted without script has `Origin: null`, which the check against forged posts must refuse.
 */
export const referrerPolicy = ({ isPrivate }: PageKind): string => (isPrivate ? 'same-origin' : 'no-referrer')

const features = [
  'accelerometer',
  'display-capture',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]

/** Permissions-Policy: the device's position and camera where a page asks for them, no other feature anywhere. */
export const permissionsPolicy = ({ asksPosition, asksCamera }: PageKind): string =>
  [
    `geolocation=(${asksPosition ? 'self' : ''})`,
    `camera=(${asksCamera ? 'self' : ''})`,
    ...features.map((feature) => `${feature}=()`),
  ].join(', ')

/** X-Robots-Tag of what search engines must not keep: pages about a person. */
export const robots = ({ isIndexed }: PageKind): Record<string, string> =>
  isIndexed ? {} : { 'x-robots-tag': 'noindex' }
