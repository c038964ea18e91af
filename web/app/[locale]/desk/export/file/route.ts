import { dayOf } from '@wangge/core/calendar'
import { exportCases } from '@wangge/core/case/export-cases'
import { toCsv, toXlsx } from '@wangge/core/spreadsheet'
import { addressIn, defaultLocale, isLocale } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'
import { demandActor } from '../../../../../server/session.ts'
import { wrongsOf } from '../../../../../server/wrong.ts'
import { exportSheet } from '../export-sheet.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The file itself; whoever may not have it is sent back to the page, which says why. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const asked = (await params).locale
  const locale = isLocale(asked) ? asked : defaultLocale
  try {
    const actor = await demandActor()
    const form = await request.formData()
    const format = form.get('format') === 'csv' ? 'csv' : 'xlsx'
    const { lines, land } = await exportCases(ctx, actor, String(form.get('cell') ?? ''))
    const sheet = await exportSheet(actor, lines, land, ctx.now(), locale)
    const body = format === 'csv' ? toCsv(sheet) : toXlsx(sheet)
    return new Response(body as BodyInit, {
      headers: {
        'content-type': types[format],
        'content-disposition': `attachment; filename="cases-${dayOf(ctx.now())}.${format}"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    const [{ code }] = wrongsOf(error)
    const back = addressIn(locale, `/desk/export?wrong=${encodeURIComponent(code)}`)
    return new Response(null, { status: 303, headers: { location: back } })
  }
}
