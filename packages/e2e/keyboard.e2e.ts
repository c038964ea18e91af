import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

test('the first stop of the keyboard skips to the content', async ({ page, at, words }) => {
  for (const path of ['/', '/report', '/cases', '/cells', '/track']) {
    await page.goto(at(path))
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: words.skip })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
  }
})

test('every stop of the keyboard on the home page is in view and marked', async ({ page, at }) => {
  await page.goto(at('/'))
  const stops = await page.locator('a[href], button, summary, select, input').count()
  for (let i = 0; i < stops; i++) {
    await page.keyboard.press('Tab')
    const stop = page.locator(':focus')
    await expect(stop).toBeInViewport()
    await expect(stop).not.toHaveCSS('outline-style', 'none')
    await expect(stop).not.toHaveCSS('outline-width', '0px')
  }
  await expect(page.locator('footer :focus')).toHaveCount(1)
})

test('a tip is reported by keyboard alone', async ({ page, reporting, words }) => {
  const goTo = async (name: string) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab')
      if ((await page.locator(':focus').and(page.getByRole('button', { name })).count()) > 0) return
    }
    throw new Error(`60 presses of Tab do not reach ${name}`)
  }
  const press = async (name: string) => {
    await goTo(name)
    await page.keyboard.press('Enter')
  }
  await reporting.open()
  await page.getByLabel(words.town).focus()
  await page.keyboard.type(places.town.name)
  await page.getByLabel(words.town).selectOption(places.town.code)
  await press(words.pick)
  await page.getByLabel(words.village).selectOption(places.cell.code)
  await press(words.pick)
  await expect(reporting.told).toContainText(places.cell.name)
  await press(words.nextProblem)
  await reporting.isAt(words.stepProblem)
  await page.getByRole('radio', { name: words.noise, exact: true }).focus()
  await page.keyboard.press('Space')
  // Between the categories and the text there may be a choice of cases near the place.
  await page.keyboard.press('Tab')
  if ((await reporting.description.and(page.locator(':focus')).count()) === 0)
    await page.keyboard.press('Tab')
  await expect(reporting.description).toBeFocused()
  await page.keyboard.type('夜里十一点还在开机器')
  await press(words.nextWho)
  await reporting.isAt(words.stepWho)
  await press(words.nextReview)
  await reporting.isAt(words.stepReview)
  await press(words.send)
  await reporting.isAt(words.stepReceipt)
})
