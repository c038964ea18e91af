import { directionOf, splitAddress } from '../../i18n/locales.ts'
import en from '../../messages/en/desk.json' with { type: 'json' }
import zh from '../../messages/zh-CN/desk.json' with { type: 'json' }

const words = { 'zh-CN': zh.hop, en: en.hop }

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * A page that leads on by itself, and by a link. What it leads to is asked for by this site, so the browser sends the
 * strict cookie, which it would not after a redirect from the identity provider; nor is it the target of a form, which
 * the policy of our pages keeps on this site.
 * @param page in whose language it speaks
 */
export function hop(to: string, page: string, cookies: readonly string[]): Response {
  const { locale } = splitAddress(page)
  const { title, on } = words[locale]
  const target = escaped(to)
  const html =
    `<!DOCTYPE html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">` +
    `<meta http-equiv="refresh" content="0; url=${target}"><title>${title}</title></head>` +
    `<body><main><h1>${title}</h1><p><a href="${target}">${on}</a></p></main></body></html>`
  return withCookies(
    new Response(html, {
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' },
    }),
    cookies,
  )
}

/** After a post, or at the beginning of a sign-in: the browser goes on by a GET. */
export const goTo = (to: string, cookies: readonly string[] = []): Response =>
  withCookies(
    new Response(null, { status: 303, headers: { location: to, 'cache-control': 'private, no-store' } }),
    cookies,
  )

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
