import { dayOf } from '@wangge/core/calendar'
import { exportPayouts } from '@wangge/core/reward/export-payouts'
import { loadScheme } from '@wangge/core/scheme/load'
import { toCsv, toXlsx } from '@wangge/core/spreadsheet'
import { addressIn, defaultLocale, isLocale } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'
import { demandActor } from '../../../../../server/session.ts'
import { wrongsOf } from '../../../../../server/wrong.ts'
import { payoutSheet } from './payout-sheet.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The list of payments as a file; whoever may not have it is sent back to the page, which says why. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const asked = (await params).locale
  const locale = isLocale(asked) ? asked : defaultLocale
  try {
    const actor = await demandActor()
    const format = (await request.formData()).get('format') === 'csv' ? 'csv' : 'xlsx'
    const [payouts, { scheme }] = await Promise.all([exportPayouts(ctx, actor), loadScheme(ctx)])
    const sheet = await payoutSheet(actor, payouts, { now: ctx.now(), isDemo: scheme.demo, locale })
    const body = format === 'csv' ? toCsv(sheet) : toXlsx(sheet)
    return new Response(body as BodyInit, {
      headers: {
        'content-type': types[format],
        'content-disposition': `attachment; filename="payouts-${dayOf(ctx.now())}.${format}"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    const [{ code }] = wrongsOf(error)
    const back = addressIn(locale, `/desk/rewards?wrong=${encodeURIComponent(code)}`)
    return new Response(null, { status: 303, headers: { location: back } })
  }
}
