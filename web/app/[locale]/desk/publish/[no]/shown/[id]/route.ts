import { readPreview } from '@wangge/core/case/read-shown-photo'
import { fault } from '@wangge/core/fault'
import { ctx } from '../../../../../../../server/context.ts'
import { deskActor } from '../../../../../../../server/session.ts'
import statuses from '../../../../../../../server/statuses.json' with { type: 'json' }
import { wrongsOf } from '../../../../../../../server/wrong.ts'

export const dynamic = 'force-dynamic'

/** The public copy of a photo before it is public, for publishers; kept by no cache. */
export async function GET(_: Request, { params }: { params: Promise<{ no: string; id: string }> }) {
  const headers = { 'cache-control': 'private, no-store' }
  try {
    const actor = await deskActor()
    if (!actor) throw fault('staff.signed_out')
    const bytes = await readPreview(ctx, actor, await params)
    return new Response(Buffer.from(bytes), { headers: { ...headers, 'content-type': 'image/jpeg' } })
  } catch (error) {
    const [{ code }] = wrongsOf(error)
    const status = (statuses as Readonly<Record<string, number>>)[code] ?? 400
    // A photo one may not see is not there (T14).
    return new Response(null, { status: status === 403 ? 404 : status, headers })
  }
}
