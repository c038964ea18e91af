import { dayOf } from '@wangge/core/calendar'
import { type Sheet, toCsv, toXlsx } from '@wangge/core/spreadsheet'
import type { StaffActor } from '@wangge/core/staff'
import { addressIn, defaultLocale, isLocale, type Locale } from '../i18n/locales.ts'
import { ctx } from './context.ts'
import { demandActor } from './session.ts'
import { wrongsOf } from './wrong.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

type Params = { readonly params: Promise<{ locale: string }> }

/**
 * A route that answers a posted form with a table as a file; whoever may not have it is sent back to `page`, which says why.
 * @param name of the file, before its day
 */
export const sheetFile =
  (
    page: string,
    name: string,
    sheetOf: (actor: StaffActor, form: FormData, locale: Locale) => Promise<Sheet>,
  ) =>
  async (request: Request, { params }: Params): Promise<Response> => {
    const asked = (await params).locale
    const locale = isLocale(asked) ? asked : defaultLocale
    try {
      const actor = await demandActor()
      const form = await request.formData()
      const format = form.get('format') === 'csv' ? 'csv' : 'xlsx'
      const sheet = await sheetOf(actor, form, locale)
      const body = format === 'csv' ? toCsv(sheet) : toXlsx(sheet)
      return new Response(body as BodyInit, {
        headers: {
          'content-type': types[format],
          'content-disposition': `attachment; filename="${name}-${dayOf(ctx.now())}.${format}"`,
          'cache-control': 'private, no-store',
        },
      })
    } catch (error) {
      const [{ code }] = wrongsOf(error)
      const back = addressIn(locale, `${page}?wrong=${encodeURIComponent(code)}`)
      return new Response(null, { status: 303, headers: { location: back } })
    }
  }
