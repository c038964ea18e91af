import { readPublicPhoto } from '@wangge/core/case/read-shown-photo'
import { ctx } from '../../../../../../../server/context.ts'
import { localeOf } from '../../../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../../../server/other-methods.ts'
import { problemResponse } from '../../../../../../../server/problem.ts'

/** A photo of a published outcome; named by its hash, it never changes. One that is withdrawn leaves caches within a day. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ no: string; hash: string }> },
): Promise<Response> {
  try {
    const { no, hash } = await params
    const bytes = await readPublicPhoto(ctx, no, hash)
    return new Response(Buffer.from(bytes), {
      headers: {
        'content-type': 'image/jpeg',
        'content-disposition': 'inline; filename="photo.jpg"',
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=86400, immutable',
        etag: `"${hash}"`,
      },
    })
  } catch (error) {
    return problemResponse(error, localeOf(request))
  }
}

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
