import { readHandOverRecord } from '@wangge/core/case/hand-over-record'
import { fault } from '@wangge/core/fault'
import { ctx } from '../../../../../../../server/context.ts'
import { deskActor } from '../../../../../../../server/session.ts'
import { statusOf } from '../../../../../../../server/status-of.ts'
import { wrongsOf } from '../../../../../../../server/wrong.ts'

export const dynamic = 'force-dynamic'

/** The record of a case that is handed over, as a file for the neighbour's own system. What one may not have is not there. */
export const GET = async (_: Request, { params }: { params: Promise<{ no: string }> }): Promise<Response> => {
  const headers = { 'cache-control': 'private, no-store' }
  try {
    const actor = await deskActor()
    if (!actor) throw fault('staff.signed_out')
    const record = await readHandOverRecord(ctx, actor, (await params).no)
    return new Response(`${JSON.stringify(record, null, 2)}\n`, {
      headers: {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="hand-over-${record.no}.json"`,
      },
    })
  } catch (error) {
    const status = statusOf(wrongsOf(error)[0].code)
    return new Response(null, { status: status === 401 ? 401 : 404, headers })
  }
}
