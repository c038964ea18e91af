import { readDeskPhoto } from '@wangge/core/case/read-desk-photo'
import { ctx } from '../../../../../../server/context.ts'
import { isSmall, photoAnswer } from '../../../../../../server/photo-answer.ts'

export const dynamic = 'force-dynamic'

/** A photo of a case, for who may see what was reported. */
export const GET = async (request: Request, { params }: { params: Promise<{ no: string; id: string }> }) => {
  const asked = { ...(await params), small: isSmall(request) }
  return photoAnswer((actor) => readDeskPhoto(ctx, actor, asked))
}
