import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

const tellTale = '夜里十一点还在开机器'
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** A picture as a camera would hand it over, but for what a camera writes into it. */
const aPhoto = (page: Page) => page.screenshot({ type: 'jpeg' })

test.describe('every screen', () => {
  test.use({ bypassCSP: true })

  test('fits 320 px and keeps WCAG 2.1 A and AA as far as axe can tell', { tag: '@script-off' }, async ({
    page,
    reporting,
    words,
  }) => {
    const check = async () => {
      for (const width of [320, 360]) {
        await page.setViewportSize({ width, height: 640 })
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      }
      if (!reporting.hasScript) return
      const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze()
      expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([])
    }
    await reporting.open()
    await reporting.addPhotos([await aPhoto(page)])
    await expect(reporting.photos).toHaveCount(1)
    await reporting.choosePlace('lists')
    await check()
    await reporting.press(words.nextProblem)
    await reporting.isAt(words.stepProblem)
    await page.getByLabel(words.danger).check()
    await check()
    await page.getByText(words.noise, { exact: true }).click()
    await reporting.description.fill(tellTale)
    await reporting.press(words.nextWho)
    await reporting.isAt(words.stepWho)
    await page.getByText(words.callBack, { exact: true }).click()
    await page.locator('#phone').fill('139 0000 0000')
    await check()
    await reporting.press(words.nextReview)
    await reporting.isAt(words.stepReview)
    await check()
    await reporting.send()
    await reporting.note()
    await check()
  })
})

test('what is said on four screens stands in the review, and the public side names only the town', {
  tag: '@script-off',
}, async ({ page, reporting, words }) => {
  await reporting.open()
  await reporting.addPhotos([await aPhoto(page)])
  await reporting.choosePlace('lists')
  await page.getByText(words.along, { exact: true }).click()
  await reporting.press(words.nextProblem)
  await reporting.isAt(words.stepProblem)
  await page.getByText(words.noise, { exact: true }).click()
  await reporting.description.fill(tellTale)
  await page.getByLabel(words.enterprise).fill('某某水泥厂')
  await reporting.press(words.nextWho)
  await reporting.isAt(words.stepWho)
  await page.getByText(words.callBack, { exact: true }).click()
  await page.locator('#phone').fill('139 0000 0000')
  await reporting.press(words.nextReview)
  await reporting.isAt(words.stepReview)
  const [forAll, forHandlers] = [0, 1].map((i) => page.locator('main section').nth(i)) as [Locator, Locator]
  await expect(forAll).toContainText(places.town.name)
  for (const secret of [tellTale, places.cell.name, '139', '某某水泥厂'])
    await expect(forAll).not.toContainText(secret)
  for (const said of [tellTale, words.along, '139 0000 0000', '某某水泥厂'])
    await expect(forHandlers).toContainText(said)
  await reporting.press(words.changeWho)
  await expect(page.locator('#phone')).toHaveValue('139 0000 0000')
})

test('a place is found by its name', { tag: '@script-off' }, async ({ page, reporting, words }) => {
  await reporting.open()
  await page.getByLabel(words.find).fill(places.cell.name)
  await reporting.press(words.findButton)
  await reporting.press(places.cell.name)
  await expect(reporting.told).toContainText(places.cell.name)
})

test('danger to life shows the numbers at once, whether or not there is script', {
  tag: '@script-off',
}, async ({ page, reporting, words }) => {
  await reporting.open()
  await reporting.choosePlace('lists')
  await reporting.press(words.nextProblem)
  await reporting.isAt(words.stepProblem)
  const call = page.locator('a[href^="tel:"]')
  await expect(call.first()).toBeHidden()
  await page.getByLabel(words.danger).check()
  for (const number of ['110', '119', '120', '12345'])
    await expect(page.locator(`a[href="tel:${number}"]`)).toBeVisible()
})

test('a photo can be taken away again', { tag: '@script-off' }, async ({ page, reporting, words }) => {
  await reporting.open()
  await reporting.addPhotos([await aPhoto(page), await aPhoto(page)])
  await expect(reporting.photos).toHaveCount(2)
  await reporting.photos.first().getByRole('button', { name: words.photoDrop }).click()
  await expect(reporting.photos).toHaveCount(1)
})

test('a file that is no photo is refused in words', { tag: '@script-off' }, async ({
  page,
  reporting,
  words,
}) => {
  await reporting.open()
  const input = page.getByLabel(reporting.hasScript ? words.photoPick : words.photoPickPlain)
  await input.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
  if (!reporting.hasScript) await reporting.press(words.photoUpload)
  await expect(page.getByText(words.typeUnsupported).first()).toBeVisible()
  await expect(reporting.photos).toHaveCount(0)
})

test('by the code of a notice board the form begins at that place', { tag: '@script-off' }, async ({
  page,
  reporting,
  words,
}) => {
  await page.goto(`${reporting.address}?site=${places.cell.code}`)
  await expect(reporting.told).toContainText(places.cell.name)
  await reporting.press(words.nextProblem)
  await reporting.isAt(words.stepProblem)
  await expect(page.getByLabel(words.enterprise)).toHaveValue(places.cell.code)
})

test('another tip of the same place begins with that place and under a key of its own', {
  tag: '@script-off',
}, async ({ page, reporting, words }) => {
  const key = page.locator('input[name=key]')
  await reporting.fillIn('lists', tellTale)
  const first = await key.inputValue()
  const receipt = await reporting.send()
  await reporting.note()
  await reporting.press(words.another)
  await reporting.isAt(words.stepPlace)
  await expect(reporting.told).toContainText(places.cell.name)
  expect(await key.inputValue()).not.toBe(first)
  await reporting.tellProblem(`${tellTale}，还有烟`)
  expect(await reporting.send()).not.toBe(receipt)
})

test('the receipt can be kept as a picture', { tag: '@script-off' }, async ({ page, reporting, words }) => {
  await reporting.fillIn('lists', tellTale)
  await reporting.send()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words.saveReceipt }).click(),
  ])
  expect(saved.suggestedFilename()).toMatch(reporting.hasScript ? /^T.*\.png$/ : /^T.*\.svg$/)
})
