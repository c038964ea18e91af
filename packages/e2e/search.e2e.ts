import type { Page } from '@playwright/test'
import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

const searched = (q: string) => `/search?${new URLSearchParams({ q })}`
const phone = /^0995-\d{7}$/

/** The names found, as the list shows them. */
const found = (page: Page) => page.getByRole('table').getByRole('rowheader').allTextContents()

test.describe('the search', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('answers a single place at once: who is responsible, with phone and chain of cells', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at(searched('花园村')))
    const answer = page.getByRole('region', { name: words.whoAnswers })
    await expect(answer).toContainText(words.headOf)
    await expect(answer.getByRole('link', { name: phone })).toHaveAttribute('href', /^tel:0995-/)
    await expect(answer).toContainText(new RegExp(`${places.county.name}.*${places.town.name}`))
    await answer.getByRole('link', { name: places.cell.name }).last().click()
    await expect(page).toHaveURL(new RegExp(`/cells/${places.cell.code}$`))
  })

  test('a code in full-width digits is the same code', async ({ page, at, words }) => {
    const fullWidth = places.cell.code.replace(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    )
    await page.goto(at(searched(fullWidth)))
    await expect(page.getByRole('region', { name: words.whoAnswers })).toContainText(places.cell.name)
  })

  test('a post is found by place and title, written as one word or two, and leads to its page', async ({
    page,
    at,
    words,
  }) => {
    for (const q of ['花园村网格长', '花园村 网格长']) {
      await page.goto(at(searched(q)))
      const answer = page.getByRole('region', { name: words.whoAnswers })
      await expect(answer.locator(`a[href="${at(`/posts/${places.cell.code}.head`)}"]`)).toBeVisible()
    }
  })

  test('names that several places share are told apart by the cells above them', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at(searched('社区')))
    await expect(page.getByRole('region', { name: words.whoAnswers })).toHaveCount(0)
    const names = await found(page)
    expect(names.length).toBe(20)
    const chains = await page
      .getByRole('table')
      .getByRole('row')
      .getByRole('cell')
      .filter({ hasText: ' › ' })
      .count()
    expect(chains).toBe(20)
    await expect(page.getByText(words.searchMore)).toBeVisible()
  })

  test('a word of the township above narrows the list', async ({ page, at }) => {
    await page.goto(at(searched(`村 ${places.town.name}`)))
    const chains = await page
      .getByRole('table')
      .getByRole('cell')
      .filter({ hasText: ' › ' })
      .allTextContents()
    expect(chains.length).toBeGreaterThan(1)
    for (const chain of chains) expect(chain).toContain(places.town.name)
  })

  test('without words it says what is missing, at the field', async ({ page, at, words }) => {
    await page.goto(at('/search'))
    await expect(page.getByText(words.searchEmpty)).toHaveCount(0)
    await page.getByRole('button', { name: words.search }).click()
    await expect(page.getByRole('searchbox')).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByRole('searchbox')).toHaveAccessibleDescription(new RegExp(words.searchEmpty))
  })

  test('when nothing is found it leads on: to the finder, the index and a number to call', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at(searched('没有这个地方')))
    const main = page.getByRole('main')
    await expect(main.getByText(words.searchNothing)).toContainText('没有这个地方')
    for (const path of ['/find', '/cells']) await expect(main.locator(`a[href="${at(path)}"]`)).toBeVisible()
    await expect(main.locator('a[href="tel:12345"]')).toBeVisible()
  })

  test('a person cannot be searched for', async ({ page, at, words, request }) => {
    const cell = await (await request.get(`/api/v1/cells/${places.cell.code}`)).json()
    await page.goto(at(searched(cell.responsible.name)))
    await expect(page.getByText(words.searchNothing)).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: phone })).toHaveCount(0)
  })
})

test('the words are typed and sent by keyboard alone', async ({ page, at, words }) => {
  await page.goto(at('/'))
  const box = page.getByRole('searchbox')
  for (
    let i = 0;
    i < 20 && !(await box.evaluate((input) => input === input.ownerDocument.activeElement));
    i++
  )
    await page.keyboard.press('Tab')
  await expect(box).toBeFocused()
  await page.keyboard.type('花园村')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: words.whoAnswers })).toContainText(places.cell.name)
  await expect(page.getByRole('searchbox')).toHaveValue('花园村')
})

for (const [what, q] of [
  ['markup', '"><script>document.title="broken"</script><img src=x onerror=document.title="broken">'],
  ['a quote and a comment', `' OR 1=1 --`],
  ['a template', '{{7*7}}<%=7*7%>'],
  ['a right-to-left override', '\u202e花园村\u0000'],
  ['ten thousand characters', '_ '.repeat(5_000)],
] as const) {
  test(`${what} is searched for as words and shown as text`, async ({ page, at, words }) => {
    const answer = await page.goto(at(searched(q)))
    expect(answer?.status()).toBe(200)
    await expect(page.getByText(words.searchNothing)).toBeVisible()
    await expect(page).not.toHaveTitle(/broken/)
    await expect(page.getByRole('main').locator('img, script')).toHaveCount(0)
    expect((await page.getByRole('searchbox').inputValue()).length).toBeLessThanOrEqual(100)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      page.viewportSize()?.width ?? 0,
    )
  })
}
