import { readTiles } from '@wangge/core/scheme/read-grid'
import { cachingOf } from '../../../../../../../../../map/addresses.ts'
import { tileOf } from '../../../../../../../../../map/tile.ts'
import { ctx } from '../../../../../../../../../server/context.ts'
import { localeOf } from '../../../../../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../../../../../server/other-methods.ts'
import { problemResponse } from '../../../../../../../../../server/problem.ts'

type Params = { id: string; z: string; x: string; y: string }

/** One vector tile; 204 where the grid has nothing. */
export const GET = async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
  try {
    const { id, ...asked } = await params
    const { z, x, y } = tileOf(asked)
    const { scheme, tiles } = await readTiles(ctx, id)
    const tile = tiles(z, x, y)
    const headers = { 'cache-control': cachingOf(request, scheme) }
    return tile
      ? new Response(new Uint8Array(tile), {
          headers: { ...headers, 'content-type': 'application/x-protobuf' },
        })
      : new Response(null, { status: 204, headers })
  } catch (error) {
    return problemResponse(error, localeOf(request))
  }
}

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
