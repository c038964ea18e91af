import type { Context } from '@wangge/core/context'
import { endSession } from '@wangge/core/staff/session'
import { wrongsOf } from '../wrong.ts'
import { cookieOf, noSessionCookie, noSignInCookie, SESSION } from './cookies.ts'
import { goTo } from './hop.ts'
import { requireOwnPost } from './own-post.ts'
import { returnTo, withWrong } from './return-to.ts'

/**
 * Ends the session at the server and in the browser. Pages kept there for the back button go too; `"cookies"` is not
 * said, for it would take those of all sites under the same registered name, our own by name suffice.
 */
export async function signOut(ctx: Context, request: Request): Promise<Response> {
  const page = returnTo((await request.formData()).get('returnTo'))
  try {
    requireOwnPost(request)
    await endSession(ctx, cookieOf(request, SESSION))
  } catch (error) {
    return goTo(withWrong(page, wrongsOf(error)[0].code))
  }
  const response = goTo(page, [noSessionCookie, noSignInCookie])
  response.headers.set('clear-site-data', '"cache"')
  return response
}
