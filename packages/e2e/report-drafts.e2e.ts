import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

const tellTale = '夜里十一点还在开机器'

test('a killed tab loses nothing: the draft stands on this phone, with its photos and its place', async ({
  page,
  context,
  at,
  reporting,
  words,
}) => {
  await reporting.open()
  await reporting.addPhotos([await page.screenshot({ type: 'jpeg' })])
  await expect(reporting.photos).toHaveCount(1)
  await reporting.choosePlace('lists')
  await reporting.press(words.nextProblem)
  await reporting.isAt(words.stepProblem)
  await reporting.description.fill(tellTale)
  await page.waitForTimeout(600)
  await page.close()

  const another = await context.newPage()
  await another.goto(at('/report/drafts'))
  await expect(another.getByText(tellTale)).toBeVisible()
  await another.getByRole('link', { name: words.draftContinue }).click()
  await expect(another.getByRole('heading', { level: 1 })).toContainText(words.stepProblem)
  await expect(another.getByLabel(words.description)).toHaveValue(tellTale)
  await another.getByRole('button', { name: words.changePlace }).click()
  await expect(another.locator('#photos').getByRole('listitem')).toHaveCount(1)
  await expect(another.locator('[data-told]')).toContainText(places.cell.name)
})

test('a reload goes on where it was', async ({ page, reporting, words }) => {
  await reporting.open()
  await reporting.choosePlace('lists')
  await reporting.describe(tellTale)
  await reporting.isAt(words.stepWho)
  await page.waitForTimeout(600)
  await page.reload()
  await reporting.isAt(words.stepWho)
  await reporting.press(words.nextReview)
  await reporting.isAt(words.stepReview)
  await expect(page.getByText(tellTale)).toBeVisible()
})

test('everything on this phone can be erased, once that was confirmed', async ({
  page,
  at,
  reporting,
  words,
}) => {
  await reporting.open()
  await reporting.choosePlace('lists')
  await reporting.describe(tellTale)
  await page.waitForTimeout(600)
  await page.goto(at('/report/drafts'))
  await expect(page.getByText(tellTale)).toBeVisible()
  await page.getByRole('button', { name: words.eraseAll }).click()
  await page.getByRole('button', { name: words.eraseYes }).click()
  await expect(page.getByText(words.erased)).toBeVisible()
  await expect(page.getByText(tellTale)).toHaveCount(0)
  await page.reload()
  await expect(page.getByText(words.draftsNone)).toBeVisible()
})

test('the page of drafts says so where there is no script', { tag: '@script-off' }, async ({
  page,
  at,
  words,
  javaScriptEnabled,
}) => {
  await page.goto(at('/report/drafts'))
  await expect(
    page.getByText(javaScriptEnabled === false ? words.draftsNeedScript : words.draftsNone),
  ).toBeVisible()
})

test('the quick way out leaves nothing on the screen and no way back', async ({ page, reporting, words }) => {
  const elsewhere = 'https://www.weather.com.cn/'
  await page.route(elsewhere, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>天气</h1>' }))
  await reporting.open()
  await reporting.choosePlace('lists')
  await reporting.describe(tellTale)
  await reporting.press(words.quickExit)
  await page.waitForURL(elsewhere)
  await page.goBack()
  await expect(page.getByText(tellTale)).toHaveCount(0)
})

test('an upload is held and goes on', async ({ page, reporting, words }) => {
  await reporting.open()
  let held = true
  await page.route('**/api/v1/uploads', async (route) => {
    while (held) await new Promise((over) => setTimeout(over, 50))
    await route.continue()
  })
  await reporting.addPhotos([await page.screenshot({ type: 'jpeg' })])
  await reporting.press(words.uploadPause)
  await expect(page.getByRole('button', { name: words.uploadResume })).toBeVisible()
  held = false
  await reporting.press(words.uploadResume)
  await expect(reporting.photos.first()).toContainText(words.photoTaken, { timeout: 20_000 })
})
