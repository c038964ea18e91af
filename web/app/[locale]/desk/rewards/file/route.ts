import { exportPayouts } from '@wangge/core/reward/export-payouts'
import { loadScheme } from '@wangge/core/scheme/load'
import { ctx } from '../../../../../server/context.ts'
import { sheetFile } from '../../../../../server/sheet-file.ts'
import { payoutSheet } from './payout-sheet.ts'

export const POST = sheetFile('/desk/rewards', 'payouts', async (actor, _form, locale) => {
  const [payouts, { scheme }] = await Promise.all([exportPayouts(ctx, actor), loadScheme(ctx)])
  return payoutSheet(actor, payouts, { now: ctx.now(), isDemo: scheme.demo, locale })
})
