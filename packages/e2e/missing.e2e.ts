import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './src/site/test.ts'

const nothing = [
  '/cases/C26-00000-00000',
  '/cells/999999',
  '/nowhere',
  '/cases?cell=1',
  '/cases?status=nonsense',
]

test('what is not there is said so, with ways on that lead somewhere', { tag: '@script-off' }, async ({
  page,
  at,
  words,
}) => {
  for (const address of nothing) {
    const answer = await page.goto(at(address))
    expect(answer?.status(), address).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.missing)
    for (const way of ['/', '/cases', '/cells', '/track'])
      await expect(page.getByRole('main').locator(`a[href="${at(way)}"]`)).toBeVisible()
  }
  await page
    .getByRole('main')
    .locator(`a[href="${at('/cases')}"]`)
    .click()
  await expect(page.getByRole('table', { name: words.caseList })).toBeVisible()
})

test.describe(() => {
  test.use({ bypassCSP: true })

  test('the page of what is not there ships no script and is as accessible as the others', async ({
    page,
    at,
  }) => {
    await page.goto(at('/nowhere'))
    await expect(page.locator('script:not([type="speculationrules"])')).toHaveCount(0)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})
