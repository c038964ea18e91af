import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

const code = `${places.cell.code}.head`

test.describe('a post', { tag: '@script-off' }, () => {
  test('is found from its cell and says who holds it since when, on an office line', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at(`/cells/${places.cell.code}`))
    await page
      .getByRole('table', { name: words.posts })
      .getByRole('rowheader')
      .first()
      .getByRole('link')
      .click()
    await expect(page).toHaveURL(new RegExp(`/posts/${code}$`))
    const main = page.getByRole('main')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(places.cell.name)
    await expect(main.getByRole('paragraph').first()).toContainText('2026')
    await expect(main.getByRole('link', { name: /^0995-\d{7}$/ })).toHaveAttribute('href', /^tel:0995-/)
    await expect(main.getByRole('heading', { name: words.terms })).toBeVisible()
    await expect(main.getByText(words.onlyDuty)).toBeAttached()
    await main.getByRole('link', { name: places.cell.name }).last().click()
    await expect(page).toHaveURL(new RegExp(`/cells/${places.cell.code}$`))
  })

  test('is kept from search engines, by the page and by its headers', async ({ page, at, request }) => {
    const answer = await page.goto(at(`/posts/${code}`))
    expect(answer?.headers()['x-robots-tag']).toBe('noindex')
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
    expect((await request.get(`/api/v1/posts/${code}`)).headers()['x-robots-tag']).toBe('noindex')
    const cell = await page.goto(at(`/cells/${places.cell.code}`))
    expect(cell?.headers()).not.toHaveProperty('x-robots-tag')
  })

  for (const missing of ['999.head', `${places.cell.code}.king`, 'nonsense']) {
    test(`${missing} is not found`, async ({ page, at, words }) => {
      const answer = await page.goto(at(`/posts/${missing}`))
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.missing)
    })
  }
})
