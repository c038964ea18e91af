import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from './src/site/test.ts'

const tellTale = '夜里十一点还在开机器'

/** The digits of every receipt in an answer. */
const receiptsIn = (text: string) =>
  [...text.matchAll(/\d{4}(?: \d{4}){4}/g)].map(([written]) => written.replaceAll(' ', ''))

/** The receipts in all answers of the report page from now on, as soon as the browser has each. */
async function receiptsOf(page: Page): Promise<string[]> {
  const receipts: string[] = []
  await page.route('**/report', async (route) => {
    const response = await route.fetch()
    receipts.push(...receiptsIn(await response.text()))
    await route.fulfill({ response })
  })
  return receipts
}

test('a double click on send is one tip', async ({ page, reporting, words }) => {
  await reporting.fillIn('lists', `${tellTale} ${randomUUID()}`)
  const receipts = await receiptsOf(page)
  await page.getByRole('button', { name: words.send }).dblclick()
  await reporting.isAt(words.stepReceipt)
  await page.unrouteAll({ behavior: 'wait' })
  expect(new Set(receipts)).toEqual(new Set([await reporting.digits()]))
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a page sent again shows the same receipt and makes no second tip', async ({
    page,
    reporting,
    words,
  }) => {
    await reporting.fillIn('lists', tellTale)
    const receipt = await reporting.send()
    await page.reload()
    await reporting.isAt(words.stepReceipt)
    expect(await reporting.digits()).toBe(receipt)
  })
})

test('a broken line says so and keeps everything; the same press works once it is back', async ({
  page,
  context,
  reporting,
  words,
}) => {
  await reporting.fillIn('lists', tellTale)
  await context.setOffline(true)
  await reporting.press(words.send)
  await expect(reporting.wrong).toContainText(words.unreachable)
  await reporting.isAt(words.stepReview)
  await expect(page.getByText(tellTale)).toBeVisible()
  await context.setOffline(false)
  expect(await reporting.send()).toMatch(/^\d{20}$/)
})

test('a broken line while typing keeps the text in its field', async ({ context, reporting, words }) => {
  await reporting.open()
  await reporting.choosePlace('lists')
  await reporting.press(words.nextProblem)
  await reporting.isAt(words.stepProblem)
  await context.setOffline(true)
  await reporting.description.fill(tellTale)
  await reporting.page.getByText(words.noise, { exact: true }).click()
  await reporting.press(words.nextReview)
  await expect(reporting.wrong).toContainText(words.unreachable)
  await expect(reporting.description).toHaveValue(tellTale)
  await expect(reporting.page.getByRole('radio', { name: words.noise })).toBeChecked()
  await context.setOffline(false)
  await reporting.press(words.nextReview)
  await reporting.isAt(words.stepReview)
})

test('an answer lost on the way back: sending again gives the receipt of the first tip', async ({
  page,
  reporting,
  words,
}) => {
  await reporting.fillIn('lists', `${tellTale} ${randomUUID()}`)
  let lost = ''
  await page.route('**/report', async (route) => {
    lost = await (await route.fetch()).text()
    await route.abort()
  })
  await reporting.press(words.send)
  await expect(reporting.wrong).toContainText(words.unreachable)
  await page.unroute('**/report')
  const receipt = await reporting.send()
  expect(receiptsIn(lost)).toEqual([receipt])
})
