import type { APIRequestContext, Page } from '@playwright/test'
import { aPhoto, openForm, send } from './desk-case.ts'
import { aTip, handIn, publicCase } from './hand-in.ts'
import { signIn } from './sign-in.ts'
import type { Office } from './test.ts'

/**
 * A case of the first village whose reporter asks for the reward: concluded by its head with a penalty, checked by somebody
 * above, the town unless said otherwise. `page` is signed in as the head.
 */
export async function closedCase(
  page: Page,
  office: Office,
  api: APIRequestContext,
  checker = 'town-1-head',
) {
  const { at } = office
  await signIn(page, 'village-1-head', at('/desk'))
  const cell = await page.locator('select[name="cell"] option').nth(1).getAttribute('value')
  const tip = { ...aTip(), cell, wish: 'reward' }
  const { receipt, tipNo } = await handIn(api, tip)
  // Its release would come between a page and its form.
  const no = await publicCase(api, receipt)
  await page.goto(at(`/desk/cases/${no}`))
  await openForm(page, 'accept')
  await send(page, 'accept')
  const conclude = await openForm(page, 'conclude')
  await conclude.locator('input[name="verdict"][value="true"]').check()
  await conclude.locator('input[name="measures"][value="penalty"]').check()
  await conclude.locator('input[name="penaltyNo"]').fill('示环罚〔2026〕12号')
  await conclude.locator('textarea[name="summary"]').fill('现场已经清理，加强巡查。')
  await conclude.locator('textarea[name="record"]').fill('清理后复查。')
  await conclude.locator('textarea[name="reply"]').fill('已经清理，谢谢。')
  await conclude.locator('input[type="file"][name="after.file"]').setInputFiles(await aPhoto('after.jpg'))
  await send(page, 'conclude')
  const above = await office.as(checker)
  await above.goto(at(`/desk/cases/${no}`))
  const check = await openForm(above, 'check')
  await check.locator('input[name="result"][value="passed"]').check()
  await check.locator('textarea[name="text"]').fill('情况属实，同意。')
  await send(above, 'check')
  await above.context().close()
  return { no, receipt, tipNo, described: tip.description }
}
