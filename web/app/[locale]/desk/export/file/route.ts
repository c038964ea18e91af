import { exportCases } from '@wangge/core/case/export-cases'
import { ctx } from '../../../../../server/context.ts'
import { sheetFile } from '../../../../../server/sheet-file.ts'
import { exportSheet } from '../export-sheet.ts'

export const POST = sheetFile('/desk/export', 'cases', async (actor, form, locale) => {
  const { lines, land } = await exportCases(ctx, actor, String(form.get('cell') ?? ''))
  return exportSheet(actor, lines, land, ctx.now(), locale)
})
