import { fault } from '@wangge/core/fault'
import { readVisitPhoto } from '@wangge/core/patrol/read-visit-photo'
import { ctx } from '../../../../../../../server/context.ts'
import { isSmall, photoAnswer } from '../../../../../../../server/photo-answer.ts'
import { visitOfAddress } from '../../../visit-address.ts'

export const dynamic = 'force-dynamic'

/** A photo that stays with a visit, for whoever may see all of it. */
export const GET = async (
  request: Request,
  { params }: { params: Promise<{ visit: string; id: string }> },
) => {
  const { visit, id } = await params
  const small = isSmall(request)
  return photoAnswer(async (actor) => {
    const asked = visitOfAddress(visit)
    if (!asked) throw fault('evidence.unknown', 'visit')
    return readVisitPhoto(ctx, actor, { ...asked, id, small })
  })
}
