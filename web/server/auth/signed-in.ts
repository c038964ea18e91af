import type { Context } from '@wangge/core/context'
import { fault } from '@wangge/core/fault'
import { readDevice } from '@wangge/core/staff/device'
import { beginSession, hashOfAuthoritySession, proveSession } from '@wangge/core/staff/session'
import { admitIdentity, openSignIn, type SignIn, spendSignIn } from '@wangge/core/staff/sign-in'
import { deviceHeader } from '../../open-next/device-header.ts'
import { siteOrigin } from '../site-origin.ts'
import { wrongsOf } from '../wrong.ts'
import { cookieOf, noSignInCookie, SIGN_IN, sessionCookie } from './cookies.ts'
import { hop } from './hop.ts'
import { whomItVouchesFor } from './identity-provider.ts'
import { returnTo, withWrong } from './return-to.ts'

/** Takes the browser back from the identity provider: with a new session, or with what went wrong. */
export async function signedIn(ctx: Context, request: Request): Promise<Response> {
  let page = returnTo(undefined)
  try {
    const begun = openSignIn(ctx, cookieOf(request, SIGN_IN))
    page = begun.returnTo
    const id = await sessionFrom(ctx, request, begun)
    return hop(page, page, [noSignInCookie, sessionCookie(id)])
  } catch (error) {
    return hop(withWrong(page, wrongsOf(error)[0].code), page, [noSignInCookie])
  }
}

/** Never the id the browser came with: always a new one. The sign-in is used up once the provider has vouched. */
async function sessionFrom(ctx: Context, request: Request, begun: SignIn): Promise<string> {
  const { search } = new URL(request.url)
  const { identity, sid, provenAt } = await whomItVouchesFor(siteOrigin(request), search, begun)
  await spendSignIn(ctx, begun)
  const account = await admitIdentity(ctx, identity, begun.invitation)
  const authority = sid === null ? undefined : hashOfAuthoritySession(identity.iss, sid)
  const device = readDevice(request.headers.get(deviceHeader))
  if (begun.proving === undefined) return beginSession(ctx, account.id, { device, authority })
  if (!provenAt) throw fault('staff.proof_missing')
  return proveSession(ctx, begun.proving, account.id, provenAt < ctx.now() ? provenAt : ctx.now(), authority)
}
