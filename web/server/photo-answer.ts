import { fault } from '@wangge/core/fault'
import type { StaffActor } from '@wangge/core/staff'
import { deskActor } from './session.ts'
import { statusOf } from './status-of.ts'
import { wrongsOf } from './wrong.ts'

/** A photo for a signed-in person who may see it; kept by no cache. One that a person may not see is not there (T14). */
export async function photoAnswer(read: (actor: StaffActor) => Promise<Uint8Array>): Promise<Response> {
  const headers = {
    'cache-control': 'private, no-store',
    // What came from outside is looked at, and never run, whatever a browser takes it for.
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  }
  try {
    const actor = await deskActor()
    if (!actor) throw fault('staff.signed_out')
    const bytes = await read(actor)
    return new Response(Buffer.from(bytes), { headers: { ...headers, 'content-type': 'image/jpeg' } })
  } catch (error) {
    const [{ code }] = wrongsOf(error)
    const status = statusOf(code)
    return new Response(null, { status: status === 403 ? 404 : status, headers })
  }
}

/** Whether the small size of a photo is asked for. */
export const isSmall = (request: Request): boolean =>
  new URL(request.url).searchParams.get('size') === 'small'
