import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from './src/site/test.ts'

const tellTale = '夜里十一点还在开机器'

/** The digits of every receipt in an answer. */
const receiptsIn = (text: string) =>
  [...text.matchAll(/\d{4}(?: \d{4}){4}/g)].map(([written]) => written.replaceAll(' ', ''))

/** The receipts in all answers to tips from now on, as soon as the browser has each. */
async function receiptsOf(page: Page): Promise<string[]> {
  const receipts: string[] = []
  await page.route('**/api/v1/tips', async (route) => {
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

test('without a line the tip waits on the phone and goes by itself once it is back', async ({
  context,
  reporting,
  words,
}) => {
  await reporting.fillIn('lists', tellTale)
  await context.setOffline(true)
  await reporting.press(words.send)
  await reporting.isAt(words.stepQueued)
  await context.setOffline(false)
  await reporting.isAt(words.stepReceipt)
  expect(await reporting.digits()).toMatch(/^\d{20}$/)
})

test('a line that breaks while typing keeps nobody from going on', async ({ context, reporting, words }) => {
  await reporting.open()
  await reporting.choosePlace('lists')
  await context.setOffline(true)
  await reporting.tellProblem(tellTale)
  await reporting.isAt(words.stepReview)
  await reporting.press(words.changeProblem)
  await expect(reporting.description).toHaveValue(tellTale)
  await expect(reporting.page.getByRole('radio', { name: words.noise, exact: true })).toBeChecked()
})

test('a place that cannot be looked up without a line is said, and what was typed stays', async ({
  context,
  page,
  reporting,
  words,
}) => {
  await reporting.open()
  await page.getByLabel(words.find).fill('艾丁湖')
  await context.setOffline(true)
  await reporting.press(words.findButton)
  await expect(reporting.wrong).toContainText(words.unreachable)
  await expect(page.getByLabel(words.find)).toHaveValue('艾丁湖')
})

test('an answer lost on the way back: it is sent again by itself and gives the receipt of the first tip', async ({
  page,
  reporting,
  words,
}) => {
  await reporting.fillIn('lists', `${tellTale} ${randomUUID()}`)
  let lost = ''
  await page.route(
    '**/api/v1/tips',
    async (route) => {
      lost = await (await route.fetch()).text()
      await route.abort()
    },
    { times: 1 },
  )
  await reporting.press(words.send)
  await reporting.isAt(words.stepReceipt)
  expect(receiptsIn(lost)).toEqual([await reporting.digits()])
})
