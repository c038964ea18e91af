import { dayOf } from '@wangge/core/calendar'
import { fault } from '@wangge/core/fault'
import { titleName } from '@wangge/core/officer'
import type { HeldSeat } from '@wangge/core/officer/read'
import { loadScheme } from '@wangge/core/scheme/load'
import { readCell } from '@wangge/core/scheme/read-cell'
import { type Drawing, drawCell } from '../../../../../../map/drawing.ts'
import { drawNotice } from '../../../../../../notice/draw-notice.ts'
import { ctx } from '../../../../../../server/context.ts'
import { localeOf } from '../../../../../../server/endpoint.ts'
import { problemResponse } from '../../../../../../server/problem.ts'
import { siteOrigin } from '../../../../../../server/site-origin.ts'

/** Width of the sketch in its own units; the notice scales it. */
const SKETCH = 300

/** The notice of a cell in force, in Chinese whatever the language of the request: it hangs on a board in the village. */
export const GET = async (
  request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> => {
  try {
    const { code } = await params
    const [cell, loaded] = await Promise.all([readCell(ctx, code), loadScheme(ctx)])
    if (!cell.inForce) throw fault('cell.unknown', 'code')
    const { parents, children, responsible, seats, fixes, scheme } = cell
    const above = parents.at(-1)
    const said = fixes.filter(({ fix }) => fix === 'duty' || fix === 'task').flatMap(({ text }) => text ?? [])
    const answering = (a: HeldSeat, b: HeldSeat) =>
      Number(b.post === responsible?.code) - Number(a.post === responsible?.code)
    const svg = drawNotice({
      name: cell.name,
      code,
      above: parents.map(({ name }) => name),
      // A lowest cell is marked among its neighbours: alone it would not say where it lies.
      drawing: unnamed(drawCell(loaded, children.length > 0 ? code : (above?.code ?? code), SKETCH)),
      posts: seats.toSorted(answering).map(({ title, holder, members }) => ({
        title: titleName(title, 'zh-CN'),
        name: holder?.name ?? null,
        phone: holder?.phone ?? null,
        members: members ?? null,
      })),
      duties: said,
      complaint: above?.responsible ? { cell: above.name, phone: above.responsible.phone } : null,
      address: `${siteOrigin(request)}/cells/${encodeURIComponent(code)}`,
      scheme: { name: scheme.name['zh-CN'], validFrom: scheme.validFrom },
      printedOn: dayOf(ctx.now()),
      demo: scheme.demo,
    })
    return new Response(svg, {
      headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=60' },
    })
  } catch (error) {
    return problemResponse(error, localeOf(request))
  }
}

/** Names in a sketch this small would be read by nobody. */
const unnamed = (drawing: Drawing): Drawing => ({
  ...drawing,
  cells: drawing.cells.map((cell) => ({ ...cell, label: null })),
})
