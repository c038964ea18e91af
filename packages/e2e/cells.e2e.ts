import { aTip, publish } from './src/site/hand-in.ts'
import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

const phone = /^0995-\d{7}$/

test.describe('the grid', { tag: '@script-off' }, () => {
  test('opens level by level down to a village, without script', async ({ page, at }) => {
    await page.goto(at('/cells'))
    const village = page.getByRole('link', { name: places.cell.name })
    await expect(village).toBeHidden()
    await page.locator('summary').filter({ hasText: places.town.name }).click()
    await village.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(places.cell.name)
  })

  test('a village page says who is responsible, by post and phone, and who is above', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at(`/cells/${places.cell.code}`))
    const main = page.getByRole('main')
    await expect(main.getByRole('paragraph').first()).toContainText(words.headOf)
    await expect(main.getByRole('link', { name: phone }).first()).toHaveAttribute('href', /^tel:0995-/)
    const above = page.getByRole('table', { name: words.above })
    await expect(above.getByRole('rowheader')).toHaveText([places.town.name, places.county.name])
    await expect(page.getByRole('table', { name: words.below })).toHaveCount(0)
    await page
      .getByRole('navigation', { name: words.path })
      .getByRole('link', { name: places.county.name })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(places.county.name)
  })

  test('a town page lists its villages with post and phone, beside the map and the same as it', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at(`/cells/${places.town.code}`))
    const below = page.getByRole('table', { name: words.below })
    const names = await below.getByRole('rowheader').allTextContents()
    expect(names).toContain(places.cell.name)
    await expect(below.getByRole('link', { name: phone })).toHaveCount(names.length)
    const onMap = page.locator('svg a[href*="/cells/"]')
    expect((await onMap.locator('text').allTextContents()).toSorted()).toEqual(names.toSorted())
    await onMap.filter({ hasText: places.cell.name }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(places.cell.name)
  })

  test('a cell page shows its cases and leads to all of them', async ({ page, at, request, words }) => {
    const [no = ''] = await publish(request, [aTip()])
    await page.goto(at(`/cells/${places.cell.code}`))
    await expect(
      page.getByRole('table', { name: words.latestCases }).getByRole('link', { name: no }),
    ).toBeVisible()
    await page.locator(`main a[href$="/cases?cell=${places.cell.code}"]`).click()
    await expect(page.getByRole('table').getByRole('link', { name: no })).toBeVisible()
  })
})
