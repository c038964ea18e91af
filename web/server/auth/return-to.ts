import { splitAddress } from '../../i18n/locales.ts'

const DESK = '/desk'
const HERE = 'https://here.invalid'
const LONGEST = 1000

/** The page of the desk to go to after signing in or out; the desk itself for anything else that was asked. */
export function returnTo(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > LONGEST || !isPlain(asked)) return DESK
  return /^\/desk(?:[/?#]|$)/.test(splitAddress(asked).page) ? asked : DESK
}

/** A path that a browser reads as it is written: nothing in it leads up, elsewhere or is another sign than it looks. */
const isPlain = (path: string): boolean =>
  path.startsWith('/') && URL.parse(path, HERE)?.href === `${HERE}${path}`

/** The same page, told by its address why nobody was signed in or proved. */
export function withWrong(page: string, code: string): string {
  const url = new URL(page, HERE)
  url.searchParams.set('wrong', code)
  return `${url.pathname}${url.search}${url.hash}`
}
