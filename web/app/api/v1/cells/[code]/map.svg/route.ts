import { fault } from '@wangge/core/fault'
import { loadScheme } from '@wangge/core/scheme/load'
import { drawCell, SKETCH_WIDTH } from '../../../../../../map/drawing.ts'
import { sketchSvg } from '../../../../../../map/sketch-svg.ts'
import { ctx } from '../../../../../../server/context.ts'
import { localeOf } from '../../../../../../server/endpoint.ts'
import { problemResponse } from '../../../../../../server/problem.ts'

/** The sketch of a cell as a picture of its own, for tapping; drawn as wide as the report form counts on. */
export const GET = async (
  request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> => {
  try {
    const { code } = await params
    const loaded = await loadScheme(ctx)
    if (!loaded.cell(code)) throw fault('cell.unknown', 'code')
    return new Response(sketchSvg(drawCell(loaded, code, SKETCH_WIDTH)), {
      headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
    })
  } catch (error) {
    return problemResponse(error, localeOf(request))
  }
}
