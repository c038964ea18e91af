import type { Person } from './person.ts'
import words from './words.json' with { type: 'json' }

export type Language = keyof typeof words

export const languageOf = (asked: unknown): Language => (asked === 'en' ? 'en' : 'zh-CN')

const style =
  ':root{color-scheme:light dark}body{max-width:40em;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.75 system-ui,sans-serif}' +
  'button{display:block;inline-size:100%;min-block-size:3rem;margin-block:.5rem;padding:.5rem 1rem;font:inherit;text-align:start;border:1px solid;border-radius:6px;background:none;color:inherit;cursor:pointer}' +
  'input{display:block;font:inherit;min-block-size:3rem;padding:0 .75rem;inline-size:100%;box-sizing:border-box}' +
  'small{display:block}output,strong{font-size:1.5rem;letter-spacing:.1em}[role=note]{border-inline-start:4px solid;padding-inline-start:1rem}'

/** Hash of nothing but the style may be used; forms lead on to the site, so no target of theirs is named. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const page = (language: Language, title: string, content: string) =>
  `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">` +
  `<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>` +
  `<p role="note">${words[language].demo}</p>${content}</main></body></html>`

const cancel = (language: Language) =>
  `<form method="post"><button name="cancel" value="yes">${words[language].cancel}</button></form>`

/** The people by role, each a button. */
export function choosePage(language: Language, people: readonly Person[]): string {
  const { title, choose, roles } = words[language]
  const names: Readonly<Record<string, string>> = roles
  const groups = [...Map.groupBy(people, ({ role }) => role)].map(
    ([role, those]) =>
      `<h3>${escaped(names[role] ?? role)}</h3>` +
      those
        .map(
          ({ sub, name, title, cell }) =>
            `<button name="person" value="${escaped(sub)}">${escaped(name)}<small>${escaped([cell, title[language]].filter(Boolean).join(' · '))}</small></button>`,
        )
        .join(''),
  )
  return page(
    language,
    title,
    `<h2>${choose}</h2><form method="post">${groups.join('')}</form>${cancel(language)}` +
      `<p><a href="/session/end?ui_locales=${language}">${words[language].signOutTitle}</a></p>`,
  )
}

/** The second step. The code stands on the page, for nobody here has a telephone. */
export function provePage(language: Language, { sub, name }: Person, code: string, wrong: boolean): string {
  const said = words[language]
  return page(
    language,
    said.proveTitle,
    `<p>${escaped(said.prove.replace('{name}', name))}</p>` +
      `<p>${said.shown} <strong id="shown">${code}</strong><small>${said.shownWhy}</small></p>` +
      `<form method="post"><input type="hidden" name="person" value="${escaped(sub)}">` +
      `<label for="code">${said.code}</label>${wrong ? `<p id="wrong" role="alert">${said.wrong}</p>` : ''}` +
      `<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12"${wrong ? ' aria-invalid="true" aria-describedby="wrong"' : ''}>` +
      `<button>${said.go}</button></form>${cancel(language)}`,
  )
}

/** @param form of the provider, without a button */
export const signOutPage = (language: Language, form: string): string =>
  page(
    language,
    words[language].signOutTitle,
    `<p>${words[language].signOut}</p>${form}` +
      `<button form="op.logoutForm" name="logout" value="yes">${words[language].signOutGo}</button>`,
  )

export const signedOutPage = (language: Language): string =>
  page(language, words[language].signedOutTitle, `<p>${words[language].signedOut}</p>`)

export const overPage = (language: Language): string =>
  page(language, words[language].title, `<p>${words[language].over}</p>`)
