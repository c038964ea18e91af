import { getTranslations } from 'next-intl/server'
import type { Locale } from '../i18n/locales.ts'
import { statusOf } from './status-of.ts'
import { type Wrong, type WrongCode, wrongsOf } from './wrong.ts'

/** RFC 9457. `code` is stable for ever, `detail` is a sentence in the request's language. */
type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: WrongCode
  readonly detail: string
  readonly field?: string
  /** Where the log tells more, for what nobody foresaw. */
  readonly instance?: string
  readonly errors: readonly { readonly code: WrongCode; readonly detail: string; readonly field?: string }[]
}

/** The answer to whatever was thrown. */
export async function problemResponse(error: unknown, locale: Locale): Promise<Response> {
  const wrongs = wrongsOf(error)
  const t = await getTranslations({ locale, namespace: 'fault' })
  const say = ({ code, field }: Wrong) => ({ code, detail: t(code), ...(field && { field }) })
  const [first] = wrongs
  const status = statusOf(first.code)
  const problem: Problem = {
    type: `urn:wangge:fault:${first.code}`,
    title: t(first.code).split(/[：:]/)[0] ?? '',
    status,
    ...say(first),
    ...(first.incident && { instance: `urn:uuid:${first.incident}` }),
    errors: wrongs.map(say),
  }
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': locale,
      'cache-control': 'no-store',
      vary: 'accept-language',
      ...(first.seconds !== undefined && { 'retry-after': String(first.seconds) }),
      ...(status === 503 && { 'retry-after': '5' }),
    },
  })
}
