import { createHash } from 'node:crypto'
import { statusOf } from '../server/status-of.ts'
import { dropScript } from './drop-script.ts'
import { type PageKind, pageKind } from './page-kind.ts'
import { plainPage, plainStyle } from './plain-page.ts'
import {
  alwaysHeaders,
  dataPolicy,
  pagePolicy,
  permissionsPolicy,
  plainPolicy,
  referrerPolicy,
  robots,
} from './security-headers.ts'

/**
 * What was asked. `path` is as the client sent it, without query; `incident` is the request's id; `isForeign`: a page of
 * another site made the browser post it.
 */
export type Asked = {
  method: string
  path: string
  ifNoneMatch?: string | undefined
  incident: string
  isForeign?: boolean
}

/** An answer: header names in lower case, `body` as text (or base64 of an answer that is no page). */
export type Answer = { status: number; headers: Record<string, string>; setsCookie: boolean; body: string }

const keptByCaches = 'public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=86400'
const forOneReader = 'private, no-store'
const notKept = 'no-store'

const rendererHeaders = ['x-powered-by', 'etag', 'content-length', 'transfer-encoding', 'link', 'vary']

const without = (headers: Answer['headers'], names: string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))

const isPage = ({ headers }: Answer) => /^text\/html\b/i.test(headers['content-type'] ?? '')

const isRead = ({ method }: Asked) => method === 'GET' || method === 'HEAD'

const etagOf = (body: string) => `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`

const has = (ifNoneMatch: string | undefined, etag: string) =>
  ifNoneMatch?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag) ?? false

const pageCaching = (asked: Asked, kind: PageKind, { status, setsCookie }: Answer) => {
  if (!isRead(asked) || kind.isPrivate || setsCookie) return forOneReader
  return status >= 400 ? notKept : keptByCaches
}

const finishData = (asked: Asked, kind: PageKind, answer: Answer): Answer => {
  const { 'x-powered-by': _, ...given } = answer.headers
  const caching = () => {
    if (!isRead(asked) || kind.isPrivate) return forOneReader
    if (answer.status >= 400) return given['cache-control'] ?? notKept
    return given['cache-control']
  }
  const cacheControl = caching()
  return {
    ...answer,
    headers: {
      'content-security-policy': dataPolicy,
      ...given,
      ...alwaysHeaders,
      ...robots(kind),
      'referrer-policy': referrerPolicy(kind),
      'permissions-policy': permissionsPolicy({ ...kind, asksPosition: false, asksCamera: false }),
      ...(cacheControl ? { 'cache-control': cacheControl } : {}),
    },
  }
}

/**
 * The renderer cannot give a rendered page a status. One that found nothing says so by `<meta name="status">`, a form that
 * came back says why by the code of the fault.
 */
const statusIn = ({ status, body }: Answer) => {
  if (status !== 200) return status
  const [, told] = /<meta name="status" content="(\d{3})"/.exec(body) ?? []
  const [, code] = /<div[^>]* data-fault="([a-z_.]+)"/.exec(body) ?? []
  if (told) return Number(told)
  return code ? statusOf(code) : status
}

/** A post that another site caused breaks the renderer's actions: it is refused (T16), and no fault of ours. */
const isRefusedPost = ({ isForeign }: Asked, { status, headers }: Answer) =>
  isForeign === true && status === 500 && /^text\/plain\b/i.test(headers['content-type'] ?? '')

const refusedPost = (answer: Answer): Answer => ({
  ...answer,
  status: 403,
  headers: { ...answer.headers, 'content-type': 'text/html; charset=utf-8' },
  body: '',
})

/** After a fault or `notFound()` the renderer sends a page that only its script could fill. */
const isEmpty = ({ status, body }: Answer) =>
  status >= 500 || (status === 403 && body === '') || body.includes('<html id="__next_error__"')

const finishPage = (asked: Asked, kind: PageKind, given: Answer): Answer => {
  const answer = { ...given, status: statusIn(given) }
  const isPlain = isEmpty(given)
  const html = isPlain ? plainPage(kind.locale, answer.status, asked.incident) : answer.body
  const body = kind.hasScript ? html : dropScript(html)
  const caching = pageCaching(asked, kind, answer)
  const etag = caching === keptByCaches && answer.status === 200 ? etagOf(body) : undefined
  const headers = {
    ...without(answer.headers, rendererHeaders),
    ...alwaysHeaders,
    ...robots(kind),
    'referrer-policy': referrerPolicy(kind),
    'content-security-policy': isPlain ? plainPolicy(plainStyle) : pagePolicy(body, kind),
    'permissions-policy': permissionsPolicy(kind),
    'cache-control': caching,
    ...(etag ? { etag } : {}),
  }
  if (etag && has(asked.ifNoneMatch, etag)) {
    return { ...answer, status: 304, headers: without(headers, ['content-type']), body: '' }
  }
  return { ...answer, headers, body }
}

/**
 * Finishes an answer of the renderer before it leaves: scripts go from reading pages, and every answer gets its
 * security headers, its caching and, if it is a public page, a strong ETag. Bodies of answers that are no page,
 * server actions' among them, pass untouched.
 */
export const finish = (asked: Asked, answer: Answer): Answer => {
  const kind = pageKind(asked.path)
  if (isRefusedPost(asked, answer)) return finishPage(asked, kind, refusedPost(answer))
  if (!isPage(answer)) return finishData(asked, kind, answer)
  try {
    return finishPage(asked, kind, answer)
  } catch (fault) {
    console.error(fault)
    return finishPage(asked, kind, { ...answer, status: 500 })
  }
}
