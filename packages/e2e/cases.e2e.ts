import type { Page } from '@playwright/test'
import { aTip, publish } from './src/site/hand-in.ts'
import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'
import type { Words } from './src/site/words.ts'

const HANDED_IN = 25

/** A town of its own for each project, with one of its villages, so that nobody else's tips come between. */
const towns = ['650402102', '650402104', '650402206', '650402203']
const villageOf = (town: string) => `${town}${/^650402(102|104)$/.test(town) ? '001' : '200'}`

/** Numbers of the cases in the list shown. */
const listed = (page: Page) =>
  page.getByRole('table').getByRole('rowheader').getByRole('link').allTextContents()

/** Follows the pager from the page shown to the last one. */
async function readToTheEnd(page: Page, words: Words): Promise<string[][]> {
  const pages = [await listed(page)]
  const older = page.getByRole('link', { name: words.older })
  while ((await older.count()) > 0) {
    await older.click()
    pages.push(await listed(page))
  }
  return pages
}

test.describe('the public list', { tag: '@script-off' }, () => {
  let town = ''
  let numbers: string[] = []

  test.describe.configure({ mode: 'serial' })

  test.beforeAll(async ({ playwright, baseURL }, { parallelIndex, project }) => {
    const projects = ['phone', 'desktop', 'script-off', 'script-off-en']
    town = towns[projects.indexOf(project.name)] ?? towns[parallelIndex] ?? ''
    const api = await playwright.request.newContext(baseURL ? { baseURL } : {})
    numbers = await publish(
      api,
      Array.from({ length: HANDED_IN }, () => ({ ...aTip(), cell: villageOf(town) })),
    )
    await api.dispose()
  })

  test('the pager leads to the last page and back, no case missing or doubled', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at(`/cases?cell=${town}`))
    const pages = await readToTheEnd(page, words)
    expect(pages.length).toBeGreaterThan(1)
    const all = pages.flat()
    expect(new Set(all).size).toBe(all.length)
    expect(all).toEqual(expect.arrayContaining(numbers))

    await page.getByRole('link', { name: words.newest }).click()
    expect(await listed(page)).toEqual(pages[0])
  })

  test('the newest case stands first', async ({ page, at, request }) => {
    const [newest] = await publish(request, [{ ...aTip(), cell: villageOf(town) }])
    await page.goto(at(`/cases?cell=${town}`))
    expect((await listed(page))[0]).toBe(newest)
    await page.goto(at('/cases'))
    expect(await listed(page)).toContain(newest)
  })

  test('the form filters by cell and by status, and the address keeps the choice', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at('/cases'))
    await page.getByLabel(words.byCell).selectOption(places.town.name)
    await page.getByRole('button', { name: words.show }).click()
    await expect(page).toHaveURL(new RegExp(`cell=${places.town.code}`))
    await expect(page.getByLabel(words.byCell)).toHaveValue(places.town.code)
    const cells = await page.getByRole('table').locator('a[href*="/cells/"]').all()
    for (const cell of cells) expect(await cell.getAttribute('href')).toContain(`/cells/${places.town.code}`)

    await page.getByLabel(words.byStatus).selectOption('received')
    await page.getByRole('button', { name: words.show }).click()
    await expect(page).toHaveURL(/status=received/)
    await expect(page.getByLabel(words.byCell)).toHaveValue(places.town.code)
    expect((await listed(page)).length).toBeGreaterThan(0)

    await page.getByLabel(words.byStatus).selectOption('resolved')
    await page.getByRole('button', { name: words.show }).click()
    await expect(page.getByText(words.noCase)).toBeVisible()
    await expect(page.getByRole('table')).toHaveCount(0)
  })

  test('the filter stays while paging', async ({ page, at, words }) => {
    await page.goto(at(`/cases?cell=${town}&status=received`))
    await page.getByRole('link', { name: words.older }).click()
    await expect(page).toHaveURL(new RegExp(`cell=${town}`))
    await expect(page).toHaveURL(/status=received/)
    await expect(page.getByLabel(words.byStatus)).toHaveValue('received')
  })

  test('a case page leads up its chain of cells', async ({ page, at, words }) => {
    await page.goto(at(`/cases/${numbers[0]}`))
    const chain = page.getByRole('navigation', { name: words.chain })
    const [name = ''] = await chain.locator(`a[href$="/cells/${town}"]`).allTextContents()
    await expect(chain).toContainText(new RegExp(`${places.county.name}.*${name}`))
    await chain.getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  })
})
