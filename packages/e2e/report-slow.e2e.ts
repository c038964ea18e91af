import type { Page } from '@playwright/test'
import { expect, test } from './src/site/test.ts'

const tellTale = '夜里十一点还在开机器'

/** Holds every script back until the answer is called. */
async function holdScripts(page: Page): Promise<() => void> {
  const { promise: released, resolve } = Promise.withResolvers<void>()
  await page.route('**/*.js', async (route) => {
    await released
    await route.continue()
  })
  return resolve
}

test('before its script arrives the form works as a plain form', async ({ page, reporting, words }) => {
  await holdScripts(page)
  await page.goto(reporting.address, { waitUntil: 'commit' })
  await reporting.choosePlace('lists')
  await reporting.tellProblem(tellTale)
  await reporting.isAt(words.stepReview)
  expect(await reporting.send()).toMatch(/^\d{20}$/)
})

test('what was typed before the script arrived stays when it does', async ({ page, reporting, words }) => {
  const release = await holdScripts(page)
  await page.goto(reporting.address, { waitUntil: 'commit' })
  await reporting.choosePlace('lists')
  await reporting.press(words.nextProblem)
  await reporting.isAt(words.stepProblem)
  await page.getByText(words.noise, { exact: true }).click()
  await reporting.description.fill(tellTale)
  release()
  await page.waitForLoadState('networkidle')
  await expect(reporting.description).toHaveValue(tellTale)
  await expect(page.getByRole('radio', { name: words.noise, exact: true })).toBeChecked()
  await reporting.press(words.nextWho)
  await reporting.isAt(words.stepWho)
  await reporting.press(words.nextReview)
  await reporting.isAt(words.stepReview)
  await expect(page.getByText(tellTale)).toBeVisible()
})
