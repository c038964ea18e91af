import type { Context } from '@wangge/core/context'
import { fault } from '@wangge/core/fault'
import { nameOfSession, readSession } from '@wangge/core/staff/session'
import { beginSignIn, type SignIn } from '@wangge/core/staff/sign-in'
import { splitAddress } from '../../i18n/locales.ts'
import { siteOrigin } from '../site-origin.ts'
import { wrongsOf } from '../wrong.ts'
import { cookieOf, SESSION, signInCookie } from './cookies.ts'
import { goTo, hop } from './hop.ts'
import { addressToSignIn, drawSignIn } from './identity-provider.ts'
import { requireOwnPost } from './own-post.ts'
import { returnTo, withWrong } from './return-to.ts'

type Reason = Pick<SignIn, 'invitation' | 'proving'>

/** Sends the browser to the identity provider. */
export async function signIn(ctx: Context, request: Request): Promise<Response> {
  const page = pageAsked(request)
  return orWrong(page, async () => {
    const { address, cookie } = await begin(ctx, request, page)
    return goTo(address, [cookie])
  })
}

/** The same with an invitation, which travels in the body of a post alone. */
export async function signInInvited(ctx: Context, request: Request): Promise<Response> {
  const form = await request.formData()
  const page = returnTo(form.get('returnTo'))
  return orWrong(page, async () => {
    requireOwnPost(request)
    const invitation = form.get('invitation')
    if (typeof invitation !== 'string' || invitation.length > 100) throw fault('staff.not_invited')
    const { address, cookie } = await begin(ctx, request, page, { invitation })
    return hop(address, page, [cookie])
  })
}

/** Sends the browser to prove with a second factor who it is; one that is not signed in signs in. */
export async function prove(ctx: Context, request: Request): Promise<Response> {
  const page = pageAsked(request)
  return orWrong(page, async () => {
    const id = cookieOf(request, SESSION)
    const actor = id && (await readSession(ctx, id))
    const { address, cookie } = await begin(ctx, request, page, actor ? { proving: nameOfSession(id) } : {})
    return goTo(address, [cookie])
  })
}

const pageAsked = (request: Request) => returnTo(new URL(request.url).searchParams.get('returnTo'))

async function begin(ctx: Context, request: Request, page: string, reason: Reason = {}) {
  const drawn = drawSignIn()
  const { locale } = splitAddress(page)
  const address = await addressToSignIn(siteOrigin(request), drawn, locale, reason.proving !== undefined)
  return { address, cookie: signInCookie(beginSignIn(ctx, { ...drawn, returnTo: page, ...reason })) }
}

/** Whatever went wrong is told by the page that was to be reached. */
async function orWrong(page: string, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    return goTo(withWrong(page, wrongsOf(error)[0].code))
  }
}
