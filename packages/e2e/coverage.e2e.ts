import type { APIRequestContext } from '@playwright/test'
import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

type Cell = { code: string; name: string }
type Report = {
  scheme: string
  day: string
  withoutHead: Cell[]
  vacantPosts: { post: string }[]
  uncertified: { post: string }[]
  fixes: { histogram: number[]; incomplete: { cell: Cell }[] }
  levels: { cells: number; withHead: number }[]
}

/** What the open data says of the scheme in force. */
async function readReport(api: APIRequestContext): Promise<Report> {
  const { current } = await (await api.get('/api/v1/schemes')).json()
  return (await api.get(`/api/v1/schemes/${current}/coverage`)).json()
}

test.describe('the coverage page', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('opens with the answer, in the figures of the open data', async ({ page, at, request }) => {
    const report = await readReport(request)
    await page.goto(at('/coverage'))
    const answer = page.getByRole('main').getByRole('paragraph').first()
    await expect(answer).toContainText(/\d+(\.\d\d?)?%/)
    const cells = report.levels.reduce((sum, level) => sum + level.cells, 0)
    for (const figure of [cells, report.withoutHead.length, report.vacantPosts.length])
      await expect(answer).toContainText(String(figure))
  })

  test('gives each figure with how many it is out of and how it is counted', async ({ page, at }) => {
    await page.goto(at('/coverage'))
    const rows = page.getByRole('table').first().getByRole('row')
    expect(await rows.count()).toBe(10)
    for (const row of (await rows.all()).slice(1)) {
      const [figure = '', of = '', means = ''] = await row.getByRole('cell').allTextContents()
      expect(figure).not.toBe('')
      expect(of).toMatch(/\d/)
      expect(means.length).toBeGreaterThan(10)
      const target = await row.getByRole('link').getAttribute('href')
      await expect(page.locator(target ?? '')).toBeVisible()
    }
  })

  test('names every cell without a head and leads to its page on that day', async ({ page, at, request }) => {
    const { withoutHead, day } = await readReport(request)
    expect(withoutHead.length).toBeGreaterThan(0)
    await page.goto(at('/coverage'))
    const heads = page.locator('section[aria-labelledby=heads]')
    for (const { code } of withoutHead)
      await expect(heads.locator(`a[href="${at(`/cells/${code}?on=${day}`)}"]`)).toBeVisible()
  })

  test('speaks of one cell and all below it, reached from the page of that cell', async ({
    page,
    at,
    request,
  }) => {
    const { current } = await (await request.get('/api/v1/schemes')).json()
    const { code, name, children } = await (await request.get(`/api/v1/cells/${places.town.code}`)).json()
    const whole = await readReport(request)
    const part = await (await request.get(`/api/v1/schemes/${current}/coverage?cell=${code}`)).json()
    const total = ({ levels }: Report) => levels.reduce((sum, { cells }) => sum + cells, 0)
    expect(total(part)).toBe(1 + children.length)
    expect(total(part)).toBeLessThan(total(whole))

    await page.goto(at(`/cells/${code}`))
    await page.locator(`a[href="${at(`/coverage?cell=${code}`)}"]`).click()
    const answer = page.getByRole('main').getByRole('paragraph').first()
    await expect(answer).toContainText(name)
    await expect(answer).toContainText(String(total(part)))
    expect((await page.goto(at('/coverage?cell=404')))?.status()).toBe(404)
  })

  test('leads from vacant and uncertified posts to their pages', async ({ page, at, request }) => {
    const { vacantPosts, uncertified } = await readReport(request)
    await page.goto(at('/coverage'))
    for (const [section, posts] of Object.entries({ vacant: vacantPosts, uncertified })) {
      expect(posts.length).toBeGreaterThan(0)
      for (const { post } of posts)
        await expect(
          page.locator(`section[aria-labelledby=${section}] a[href="${at(`/posts/${post}`)}"]`),
        ).toBeVisible()
    }
  })

  test('draws how many cells have how many fixes, and says the same in a table', async ({
    page,
    at,
    request,
  }) => {
    const { histogram, incomplete } = (await readReport(request)).fixes
    await page.goto(at('/coverage'))
    const fixes = page.locator('section[aria-labelledby=fixes]')
    await expect(fixes.getByRole('img').locator('desc')).toContainText(String(histogram.at(-1)))
    await fixes.locator('summary').click()
    const rows = await fixes.getByRole('table').first().getByRole('row').getByRole('cell').allTextContents()
    expect(rows.map(Number)).toEqual(histogram)
    await expect(fixes.getByRole('table').last().getByRole('rowheader')).toHaveText(
      incomplete.map(({ cell }) => cell.name),
    )
  })

  test('the form asks for a scheme on a day, and the address keeps the choice', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at('/coverage'))
    const scheme = page.getByLabel(words.byScheme)
    const id = (await scheme.locator('option').last().getAttribute('value')) ?? ''
    await scheme.selectOption(id)
    await page.getByLabel(words.byDay, { exact: true }).fill('2026-06-30')
    await page.getByRole('button', { name: words.show }).click()
    await expect(page).toHaveURL(new RegExp(`scheme=${id}&on=2026-06-30`))
    await expect(scheme).toHaveValue(id)
    await expect(page.getByLabel(words.byDay, { exact: true })).toHaveValue('2026-06-30')
    await expect(page.locator('section[aria-labelledby=uncertified] table')).toHaveCount(0)
  })

  test('on a day outside the time of the scheme it says so', async ({ page, at, words }) => {
    await page.goto(at('/coverage?on=2001-01-01'))
    await expect(page.getByText(words.notInForce)).toBeVisible()
  })

  test('an impossible day is refused at its field, and no figure is shown', async ({ page, at, words }) => {
    for (const on of ['2026-02-30', '<script>', 'x'.repeat(5_000)]) {
      const answer = await page.goto(at(`/coverage?on=${encodeURIComponent(on)}`))
      expect(answer?.status()).toBe(200)
      await expect(page.getByLabel(words.byDay, { exact: true })).toHaveAttribute('aria-invalid', 'true')
      await expect(page.getByLabel(words.byDay, { exact: true })).toHaveAccessibleDescription(
        new RegExp(words.dayInvalid),
      )
      await expect(page.getByRole('table')).toHaveCount(0)
    }
  })

  test('a scheme that does not exist is not found', async ({ page, at, words }) => {
    const answer = await page.goto(at('/coverage?scheme=nowhere-1999'))
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.missing)
  })
})
