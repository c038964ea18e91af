import type { Context } from '@wangge/core/context'
import { fault } from '@wangge/core/fault'
import { signOutByAuthority } from '@wangge/core/staff/sign-out-by-authority'
import { wrongsOf } from '../wrong.ts'
import { authority } from './identity-provider.ts'
import { readLogoutToken } from './logout-token.ts'

const FORM = 'application/x-www-form-urlencoded'

/**
 * The authority says that it signed somebody out: what came from there ends here at once (OpenID Connect Back-Channel
 * Logout 1.0, 2.5 to 2.8). 200 when it is done, 400 for whatever else, and nothing has been ended then.
 */
export async function backchannelLogout(ctx: Context, request: Request): Promise<Response> {
  try {
    await signOutByAuthority(ctx, await readLogoutToken(await tokenOf(request), await authority(), ctx.now()))
    return new Response(null, { status: 200, headers: uncached })
  } catch (error) {
    const [{ code }] = wrongsOf(error)
    return Response.json(
      { error: 'invalid_request', error_description: code },
      { status: 400, headers: uncached },
    )
  }
}

const uncached = { 'cache-control': 'no-store' }

async function tokenOf(request: Request): Promise<string> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== FORM) throw fault('staff.sign_out_invalid')
  const tokens = new URLSearchParams(await request.text()).getAll('logout_token')
  const [token] = tokens
  if (token === undefined || tokens.length > 1) throw fault('staff.sign_out_invalid')
  return token
}
