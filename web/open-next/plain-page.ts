import { addressIn, directionOf, type Locale } from '../i18n/locales.ts'
import enFailure from '../messages/en/failure.json' with { type: 'json' }
import enMissing from '../messages/en/missing.json' with { type: 'json' }
import zhFailure from '../messages/zh-CN/failure.json' with { type: 'json' }
import zhMissing from '../messages/zh-CN/missing.json' with { type: 'json' }

const wording = {
  'zh-CN': { missing: zhMissing, failure: zhFailure },
  en: { missing: enMissing, failure: enFailure },
}

/** The one style sheet of a plain page; it stands inline because nothing else may be working. */
export const plainStyle =
  ':root{color-scheme:light dark}body{max-width:38em;margin:3rem auto;padding:0 1rem;font:1.0625rem/1.75 system-ui,sans-serif}'

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * A whole page, in the reader's language, for an answer the renderer left without content. A fault of ours
 * (`status` 500 and above) is told by nothing but `incident`, the request's id, under which the logs have it.
 */
export const plainPage = (locale: Locale, status: number, incident: string): string => {
  const { missing, failure } = wording[locale]
  const foreign = { title: failure.foreignTitle, text: failure.foreign, home: failure.home }
  const { title, text, home } = status >= 500 ? failure : status === 403 ? foreign : missing
  const number = status >= 500 ? `<p>${failure.incident}<code>${escaped(incident)}</code></p>` : ''
  return (
    `<!DOCTYPE html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>` +
    `<style>${plainStyle}</style></head><body><main><h1>${title}</h1><p>${text}</p>${number}` +
    `<p><a href="${addressIn(locale, '/')}">${home}</a></p></main></body></html>`
  )
}
