import { readPreview } from '@wangge/core/case/read-shown-photo'
import { ctx } from '../../../../../../../server/context.ts'
import { photoAnswer } from '../../../../../../../server/photo-answer.ts'

export const dynamic = 'force-dynamic'

/** The public copy of a photo before it is public, for publishers. */
export const GET = async (_: Request, { params }: { params: Promise<{ no: string; id: string }> }) => {
  const asked = await params
  return photoAnswer((actor) => readPreview(ctx, actor, asked))
}
