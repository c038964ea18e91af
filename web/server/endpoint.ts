import { createHash } from 'node:crypto'
import Negotiator from 'negotiator'
import { defaultLocale, isLocale, type Locale, locales } from '../i18n/locales.ts'
import { problemResponse } from './problem.ts'
import { EdgeFault } from './wrong.ts'

/** Bytes a JSON body may have. */
const BODY_LIMIT = 64 * 1024

/** What an endpoint answers: `cache` in seconds for a shared cache, 0 for answers of one caller's own. */
export type Answer = { readonly status?: number; readonly body: unknown; readonly cache?: number }

type Params = Readonly<Record<string, string | string[]>>

/**
 * A route handler: what `answer` returns becomes JSON with a strong ETag (304 when the caller has it), what it throws
 * becomes a problem in the caller's language.
 */
export const endpoint =
  <P extends Params>(answer: (request: Request, params: P, locale: Locale) => Promise<Answer>) =>
  async (request: Request, { params }: { readonly params: Promise<P> }): Promise<Response> => {
    const locale = localeOf(request)
    try {
      return respond(request, locale, await answer(request, await params, locale))
    } catch (error) {
      return problemResponse(error, locale)
    }
  }

export function localeOf(request: Request): Locale {
  const headers = { 'accept-language': request.headers.get('accept-language') ?? undefined }
  const language = new Negotiator({ headers }).language([...locales])
  return isLocale(language) ? language : defaultLocale
}

/** @throws EdgeFault `input.type_unsupported`, `input.too_large`, `input.json_invalid` */
export async function readJson(request: Request): Promise<unknown> {
  const [type] = (request.headers.get('content-type') ?? '').split(';')
  if (type?.trim().toLowerCase() !== 'application/json') throw new EdgeFault('input.type_unsupported')
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT) throw new EdgeFault('input.too_large')
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > BODY_LIMIT) throw new EdgeFault('input.too_large')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new EdgeFault('input.json_invalid')
  }
}

function respond(request: Request, locale: Locale, { status = 200, body, cache = 0 }: Answer): Response {
  const text = JSON.stringify(body)
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'content-language': locale,
    vary: 'accept-language',
    'cache-control': cache
      ? `public, max-age=0, s-maxage=${cache}, stale-while-revalidate=60`
      : 'private, no-store',
  })
  if (!cache) return new Response(status === 204 ? null : text, { status, headers })
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  headers.set('etag', etag)
  const known = (request.headers.get('if-none-match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  return known.includes(etag)
    ? new Response(null, { status: 304, headers })
    : new Response(text, { status, headers })
}
