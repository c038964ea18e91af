import { expect, test } from './src/site/test.ts'

const RIGHT_TO_LEFT_OVERRIDE = '\u202e'
const tellTale = '夜里十一点还在开机器'

test.describe('what is missing', { tag: '@script-off' }, () => {
  test('a place: it is said in the summary, which leads to the place', async ({ page, reporting, words }) => {
    await reporting.open()
    await reporting.press(words.nextProblem)
    await expect(reporting.wrong).toContainText(words.pointMissing)
    await reporting.isAt(words.stepPlace)
    await reporting.wrong.getByRole('link').click()
    await expect(page.locator('#point')).toBeInViewport()
  })

  test('a category: it is said, and the description typed stays', async ({ page, reporting, words }) => {
    await reporting.open()
    await reporting.choosePlace('lists')
    await reporting.press(words.nextProblem)
    await reporting.description.fill(tellTale)
    await reporting.press(words.nextWho)
    await expect(page.getByText(words.categoryMissing).first()).toBeVisible()
    await reporting.isAt(words.stepProblem)
    await expect(reporting.description).toHaveValue(tellTale)
  })

  test('a description: it is said at the field, and the category and place stay', async ({
    page,
    reporting,
    words,
  }) => {
    await reporting.open()
    await reporting.choosePlace('lists')
    await reporting.describe('   ')
    await expect(reporting.description).toHaveAccessibleDescription(new RegExp(words.descriptionEmpty))
    await expect(page.getByRole('radio', { name: words.noise, exact: true })).toBeChecked()
    await reporting.description.fill(tellTale)
    await reporting.press(words.nextWho)
    await reporting.isAt(words.stepWho)
  })

  test('a number to call back: it is said at the field, and anonymous goes on without', async ({
    page,
    reporting,
    words,
  }) => {
    await reporting.open()
    await reporting.choosePlace('lists')
    await reporting.describe(tellTale)
    await reporting.isAt(words.stepWho)
    await expect(page.locator('#phone')).toBeHidden()
    await page.getByText(words.callBack, { exact: true }).click()
    await reporting.press(words.nextReview)
    await expect(page.locator('#phone')).toHaveAccessibleDescription(new RegExp(words.phoneMissing))
    await page.getByText(words.anonymous, { exact: true }).click()
    await reporting.press(words.nextReview)
    await reporting.isAt(words.stepReview)
  })
})

test.describe('what is too much', { tag: '@script-off' }, () => {
  test('10,000 characters are refused in words and none of them is lost', async ({ reporting, words }) => {
    const long = '烟'.repeat(10_000)
    await reporting.open()
    await reporting.choosePlace('lists')
    await reporting.describe(long)
    await expect(reporting.description).toHaveAccessibleDescription(new RegExp(words.descriptionTooLong))
    await expect(reporting.description).toHaveValue(long)
  })

  test('unseen characters are taken out, which is said, and the cleaned text can be sent', async ({
    page,
    reporting,
    words,
  }) => {
    await reporting.open()
    await reporting.choosePlace('lists')
    await reporting.describe(`${tellTale}${RIGHT_TO_LEFT_OVERRIDE}\u0007`)
    await expect(page.getByText(words.cleaned)).toBeVisible()
    await expect(reporting.description).toHaveValue(tellTale)
    await reporting.press(words.nextWho)
    await reporting.isAt(words.stepWho)
    await reporting.press(words.nextReview)
    await reporting.isAt(words.stepReview)
    await reporting.send()
  })
})

test.describe('focus', () => {
  test('goes to the summary or the heading when the place is missing', async ({ page, reporting, words }) => {
    await reporting.open()
    await reporting.press(words.nextProblem)
    await expect(reporting.wrong).toContainText(words.pointMissing)
    await expect(page.locator(':focus')).toHaveAccessibleName(/./)
    await expect(page.locator('h1:focus, [role=alert]:focus')).toHaveCount(1)
  })

  test('goes to the first wrong field of the problem', async ({ page, reporting, words }) => {
    await reporting.open()
    await reporting.choosePlace('lists')
    await reporting.press(words.nextProblem)
    await reporting.isAt(words.stepProblem)
    await reporting.press(words.nextWho)
    await expect(page.locator('#category :focus, h1:focus, [role=alert]:focus')).toHaveCount(1)
    await expect(page.locator('#category')).toHaveAccessibleDescription(new RegExp(words.categoryMissing))
  })

  test('goes to the heading of each new step', async ({ page, reporting, words }) => {
    await reporting.open()
    await reporting.choosePlace('lists')
    await reporting.press(words.nextProblem)
    await reporting.isAt(words.stepProblem)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  })
})

test('going back to the problem and to the place loses nothing', { tag: '@script-off' }, async ({
  page,
  reporting,
  words,
}) => {
  await reporting.fillIn('map', tellTale)
  await reporting.press(words.changeProblem)
  await reporting.isAt(words.stepProblem)
  await expect(reporting.description).toHaveValue(tellTale)
  await expect(page.getByRole('radio', { name: words.noise, exact: true })).toBeChecked()
  await reporting.press(words.changePlace)
  await reporting.isAt(words.stepPlace)
  const before = await reporting.chosenPoint()
  expect(before).toHaveLength(2)
  await reporting.press(words.nextProblem)
  await reporting.isAt(words.stepProblem)
  await expect(reporting.description).toHaveValue(tellTale)
  expect(await reporting.chosenPoint()).toEqual(before)
})
