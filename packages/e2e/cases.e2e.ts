import type { Page } from '@playwright/test'
import { aTip, publish } from './src/site/hand-in.ts'
import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'
import type { Words } from './src/site/words.ts'

const HANDED_IN = 25

/** A village of its own for each project, so that nobody else's tips come between. */
const villages = ['650402103200', '650402103202', '650402103204', '650402103205']

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
  let village = ''
  let numbers: string[] = []

  test.describe.configure({ mode: 'serial' })

  test.beforeAll(async ({ playwright, baseURL }, { parallelIndex, project }) => {
    const projects = ['phone', 'desktop', 'script-off', 'script-off-en']
    village = villages[projects.indexOf(project.name)] ?? villages[parallelIndex] ?? ''
    const api = await playwright.request.newContext(baseURL ? { baseURL } : {})
    numbers = await publish(
      api,
      Array.from({ length: HANDED_IN }, () => ({ ...aTip(), cell: village })),
    )
    await api.dispose()
  })

  test('the pager leads to the last page and back, no case missing or doubled', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at(`/cases?cell=${village}`))
    const pages = await readToTheEnd(page, words)
    expect(pages.length).toBeGreaterThan(1)
    const all = pages.flat()
    expect(new Set(all).size).toBe(all.length)
    expect(all).toEqual(expect.arrayContaining(numbers))

    await page.getByRole('link', { name: words.newest }).click()
    expect(await listed(page)).toEqual(pages[0])
  })

  test('the newest case stands first', async ({ page, at, request }) => {
    const [newest] = await publish(request, [{ ...aTip(), cell: village }])
    await page.goto(at(`/cases?cell=${village}`))
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
    await page.goto(at(`/cases?cell=${places.town.code}&status=received`))
    await page.getByRole('link', { name: words.older }).click()
    await expect(page).toHaveURL(/cell=650402103/)
    await expect(page).toHaveURL(/status=received/)
    await expect(page.getByLabel(words.byStatus)).toHaveValue('received')
  })

  test('a case page leads up its chain of cells', async ({ page, at, words }) => {
    await page.goto(at(`/cases/${numbers[0]}`))
    const chain = page.getByRole('navigation', { name: words.chain })
    await expect(chain).toContainText(new RegExp(`${places.county.name}.*${places.town.name}`))
    await chain.getByRole('link', { name: places.town.name }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(places.town.name)
  })
})
