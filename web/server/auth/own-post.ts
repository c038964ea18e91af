import { fault } from '@wangge/core/fault'
import { siteOrigin } from '../site-origin.ts'

/**
 * Refuses what a page of another site makes a browser send, beside what the cookie and Next keep from it (T16). Browsers
 * that do not say where a request comes from are asked for the origin.
 * @throws Fault `staff.foreign_post`
 */
export function requireOwnPost({ headers }: { readonly headers: Pick<Headers, 'get'> }): void {
  const site = headers.get('sec-fetch-site')
  const own =
    site === null
      ? headers.get('origin') === siteOrigin({ headers: headers as Headers })
      : site === 'same-origin'
  if (!own) throw fault('staff.foreign_post')
}
