import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

test.describe('the home page', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('finds who is responsible by a name typed into the first field', async ({ page, at, words }) => {
    await page.goto(at('/'))
    await page.getByRole('searchbox').fill('花园村')
    await page.getByRole('button', { name: words.search }).click()
    await expect(page).toHaveURL(/\/search\?q=/)
    await expect(page.getByRole('region', { name: words.whoAnswers })).toContainText(places.cell.name)
  })

  test('has its two big doors and the small one, in this order', async ({ page, at }) => {
    await page.goto(at('/'))
    const addresses = await page
      .getByRole('main')
      .locator('a:has(span)')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(addresses).toEqual(['/report', '/find', '/track'].map(at))
  })

  test('says how much the grid covers, as the open data says it, and leads to how that is counted', async ({
    page,
    at,
    request,
  }) => {
    const { schemes, current } = await (await request.get('/api/v1/schemes')).json()
    const { cells } = schemes.find(({ id }: { id: string }) => id === current)
    await page.goto(at('/'))
    const line = page.getByRole('paragraph').filter({ has: page.locator(`a[href="${at('/coverage')}"]`) })
    await expect(line).toContainText(/\d+(\.\d+)?%/)
    await expect(line).toContainText(String(cells))
    await line.locator(`a[href="${at('/coverage')}"]`).click()
    await expect(page.getByRole('table').first()).toBeVisible()
  })
})

test('every page leads to the search, the grid index and the coverage', async ({ page, at }) => {
  await page.goto(at('/privacy'))
  for (const path of ['/search', '/find', '/cells', '/coverage'])
    await expect(page.locator(`header a[href="${at(path)}"], footer a[href="${at(path)}"]`)).toHaveCount(1)
})
