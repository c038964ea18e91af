import places from './src/site/places.json' with { type: 'json' }
import { signIn } from './src/site/sign-in.ts'
import { expect, test } from './src/site/test.ts'

type Recurrence = {
  readonly closed: number
  readonly back: number
  readonly withinDays: number
  readonly kinds: readonly { readonly closed: number; readonly back: number }[]
  readonly places: readonly { readonly cases: readonly string[]; readonly cell: { readonly code: string } }[]
}

test.describe('problems that came back', { tag: '@script-off' }, () => {
  test('anybody reads of how many settled ones, in which days, and follows the chain of cases both ways', async ({
    page,
    at,
    request,
  }) => {
    const told: Recurrence = await (
      await request.get('/api/v1/recurrence', { params: { cell: places.county.code } })
    ).json()
    expect(told.back).toBeGreaterThan(0)
    expect(told.closed).toBeGreaterThanOrEqual(told.back)
    const sum = (key: 'closed' | 'back') => told.kinds.reduce((all, each) => all + each[key], 0)
    expect([sum('closed'), sum('back')]).toEqual([told.closed, told.back])
    const [first = '', second = ''] = told.places[0]?.cases ?? []

    await page.goto(at(`/cells/${places.county.code}`))
    const section = page.locator('section[aria-labelledby="came-back"]')
    await expect(section.locator('p').first()).toContainText(String(told.closed))
    await section.locator('a', { hasText: first }).click()
    const chain = page.locator('section[aria-labelledby="chain"]')
    await expect(chain.locator('[aria-current]')).toContainText(first)
    await chain.locator('a', { hasText: second }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(second)
    await expect(chain.locator('[aria-current]')).toContainText(second)
    await expect(chain.locator('a', { hasText: first })).toBeVisible()
  })

  test('a superior sees where problems return, by cell and kind, and opens the case to order a look-back', async ({
    page,
    at,
  }) => {
    await signIn(page, 'command-1', at('/desk/recurrence'))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const tables = page.locator('main table')
    await expect(tables).toHaveCount(3)
    const before = await tables.nth(1).locator('tbody tr').count()
    await tables.nth(1).locator('tbody a').first().click()
    await expect(page).toHaveURL(/cell=\d+/)
    expect(before).toBeGreaterThan(0)
    await page.locator('#category').selectOption('water')
    await page.locator('form:has(#category) button').click()
    await expect(page).toHaveURL(/category=water/)
    await page.locator('main table').first().locator('a[href*="/desk/cases/"]').first().click()
    await expect(page).toHaveURL(/\/desk\/cases\/C/)
    // Where the draw planned one already, it is to be done and not to be ordered.
    await expect(
      page.locator('[data-deed="order-look-back"], [data-deed="look-back"]').first(),
    ).toBeAttached()
  })
})

test('the share of self-found cases is told with the number of all of the month', async ({
  request,
  page,
  at,
}) => {
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
  const told = await (
    await request.get('/api/v1/patrols', { params: { month, cell: places.county.code } })
  ).json()
  const { cases, selfFound, below } = told.selfFound
  expect(cases).toBeGreaterThan(0)
  expect(selfFound).toBeLessThanOrEqual(cases)
  const inTowns = Object.values<{ cases: number }>(below).reduce((sum, each) => sum + each.cases, 0)
  expect(inTowns).toBeLessThanOrEqual(cases)
  await page.goto(at(`/patrols?month=${month}&cell=${places.county.code}`))
  await expect(page.locator('main')).toContainText(String(cases))
})
