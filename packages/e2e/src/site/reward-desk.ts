import { expect, type Locator, type Page } from '@playwright/test'
import { prove } from './sign-in.ts'
import type { Office } from './test.ts'

/** A reward officer at the desk of one case, after the second step. */
export async function officerAt(office: Office, who: string, no: string): Promise<Page> {
  const page = await office.as(who)
  await prove(page, who, office.at(`/desk/rewards/${no}`))
  return page
}

/** Proposes by the first tier or grade, the penalty served; `say` fills in what is particular. */
export async function propose(page: Page, say: (form: Locator) => Promise<void>) {
  const form = page.locator('#form-propose')
  await form.locator('input[name="inRemit"]').check()
  await form.locator('input[name="penaltyServedOn"]').fill('2026-11-01')
  await form.locator('input[name="items"]').first().check()
  await say(form)
  await form.locator('button').last().click()
  await expect(page.locator('[data-decision]')).toBeVisible()
}

/** Evidence in another register that the matter was known long before. */
export async function knownBefore(form: Locator) {
  await form.locator('select[name="register"]').selectOption('inspection')
  await form.locator('input[name="knownAt"]').fill('2026-10-08T09:30')
  await form.locator('input[name="record"]').fill('巡查记录〔2026〕1008号')
}

/** The second officer approves what the first proposed. */
export async function approve(office: Office, no: string) {
  const page = await officerAt(office, 'reward-2', no)
  await page.locator('#form-approve button').click()
  await expect(page.locator('#form-approve')).toHaveCount(0)
  await page.context().close()
}
