import { unknownReceipt } from './src/site/follow.ts'
import { handIn } from './src/site/hand-in.ts'
import { expect, test } from './src/site/test.ts'

const fullWidth = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))

test.describe('following a tip by its receipt', { tag: '@script-off' }, () => {
  test('a wrong secret and an unknown number are answered in the same words', async ({
    page,
    at,
    request,
    words,
  }) => {
    const { receipt } = await handIn(request)
    const digits = receipt.replace(/\s/g, '')
    const last = (Number(digits.at(-1)) + 1) % 10
    const said: string[] = []
    for (const tried of [`${digits.slice(0, -1)}${last}`, unknownReceipt()]) {
      await page.goto(at('/track'))
      await page.getByLabel(words.receipt).fill(tried)
      await page.getByRole('button', { name: words.look }).click()
      const alert = page.getByRole('main').getByRole('alert')
      await expect(alert).toContainText(words.receiptUnknown)
      await expect(page.getByLabel(words.receipt)).toHaveValue(tried)
      said.push((await page.getByRole('main').textContent()) ?? '')
    }
    expect(said[0]).toBe(said[1])
  })

  for (const [how, write] of [
    ['full-width digits', (receipt: string) => fullWidth(receipt)],
    [
      'spaces wherever they fall',
      (receipt: string) => ` ${receipt.replace(/\s/g, '').replace(/\d{3}/g, '$& ')}　`,
    ],
    ['hyphens', (receipt: string) => receipt.replace(/\s/g, '-')],
  ] as const) {
    test(`a receipt is taken with ${how}`, async ({ page, at, request, words }) => {
      const { tipNo, receipt } = await handIn(request)
      await page.goto(at('/track'))
      await page.getByLabel(words.receipt).fill(write(receipt))
      await page.getByRole('button', { name: words.look }).click()
      await expect(page.getByRole('status')).toContainText(tipNo)
    })
  }

  test('a receipt of 19 digits is told to have 20, and what was typed stays', async ({ page, at, words }) => {
    await page.goto(at('/track'))
    await page.getByLabel(words.receipt).fill('1234 5678 9012 3456 789')
    await page.getByRole('button', { name: words.look }).click()
    await expect(page.getByLabel(words.receipt)).toHaveAccessibleDescription(
      new RegExp(words.receiptMalformed),
    )
    await expect(page.getByLabel(words.receipt)).toHaveValue('1234 5678 9012 3456 789')
    await expect(page.getByRole('main').getByRole('alert')).toBeFocused()
  })
})

test('looking a receipt up ships no script either', async ({ page, at, request, words }) => {
  const { tipNo, receipt } = await handIn(request)
  const scripts: string[] = []
  page.on('request', (asked) => {
    if (asked.resourceType() === 'script') scripts.push(asked.url())
  })
  await page.goto(at('/track'))
  await page.getByLabel(words.receipt).fill(receipt)
  await page.getByRole('button', { name: words.look }).click()
  await expect(page.getByRole('status')).toContainText(tipNo)
  await expect(page.locator('script:not([type="speculationrules"])')).toHaveCount(0)
  expect(scripts).toEqual([])
})
