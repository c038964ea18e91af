import { readDeskPhoto } from '@wangge/core/case/read-desk-photo'
import { fault } from '@wangge/core/fault'
import { ctx } from '../../../../../../server/context.ts'
import { deskActor } from '../../../../../../server/session.ts'
import statuses from '../../../../../../server/statuses.json' with { type: 'json' }
import { wrongsOf } from '../../../../../../server/wrong.ts'

export const dynamic = 'force-dynamic'

/** A photo of a case for a signed-in person who may see it; kept by no cache. */
export async function GET(request: Request, { params }: { params: Promise<{ no: string; id: string }> }) {
  const headers = { 'cache-control': 'private, no-store' }
  try {
    const actor = await deskActor()
    if (!actor) throw fault('staff.signed_out')
    const small = new URL(request.url).searchParams.get('size') === 'small'
    const bytes = await readDeskPhoto(ctx, actor, { ...(await params), small })
    return new Response(Buffer.from(bytes), { headers: { ...headers, 'content-type': 'image/jpeg' } })
  } catch (error) {
    const [{ code }] = wrongsOf(error)
    const status = (statuses as Readonly<Record<string, number>>)[code] ?? 400
    // A photo one may not see is not there (T14).
    return new Response(null, { status: status === 403 ? 404 : status, headers })
  }
}
