import { readGrid } from '@wangge/core/scheme/read-grid'
import { cachingOf } from '../../../../../../map/addresses.ts'
import { ctx } from '../../../../../../server/context.ts'
import { localeOf } from '../../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../../server/other-methods.ts'
import { problemResponse } from '../../../../../../server/problem.ts'

/** The whole grid, so that a phone can find its cell without telling anyone where it is. */
export const GET = async (
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> => {
  try {
    const { scheme, index } = await readGrid(ctx, (await params).id)
    return new Response(new Uint8Array(index.bytes), {
      headers: { 'content-type': 'application/octet-stream', 'cache-control': cachingOf(request, scheme) },
    })
  } catch (error) {
    return problemResponse(error, localeOf(request))
  }
}

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
