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
    const held = await below.getByRole('link', { name: phone }).count()
    const vacant = await below.getByRole('cell', { name: words.nobody, exact: true }).count()
    expect(held).toBeGreaterThan(0)
    expect(held + vacant).toBe(names.length)
    const onMap = page.locator('svg a[href*="/cells/"]')
    expect((await onMap.locator('text').allTextContents()).toSorted()).toEqual(names.toSorted())
    await onMap.filter({ hasText: places.cell.name }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(places.cell.name)
  })

  test('a cell page shows its cases and leads to all of them', async ({ page, at, request, words }) => {
    const [no = ''] = await publish(request, [aTip()])
    await page.goto(at(`/cells/${places.town.code}`))
    await expect(page.getByRole('table', { name: words.latestCases })).toBeVisible()
    await page.locator(`main a[href$="/cases?cell=${places.town.code}"]`).click()
    await expect(page.getByRole('table').getByRole('link', { name: no })).toBeVisible()
  })

  test('a village of unknown population names no case, and says where they show', async ({ page, at }) => {
    await page.goto(at(`/cells/${places.cell.code}`))
    const shown = page
      .getByRole('main')
      .locator('p', { has: page.locator(`a[href$="/${places.town.code}"]`) })
    await expect(shown.first()).toContainText(places.town.name)
  })

  test('a village page says what its people must do, who they are, and where to turn if they do not', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at(`/cells/${places.cell.code}`))
    const main = page.getByRole('main')
    await expect(main.getByRole('heading', { name: words.fixes })).toBeVisible()
    await expect(main.getByText(words.fixesScore)).toContainText('5/5')
    const posts = page.getByRole('table', { name: words.posts })
    await expect(posts.getByRole('rowheader').first()).toHaveText(words.headOf)
    await expect(posts.getByRole('link', { name: phone })).not.toHaveCount(0)
    await expect(main.getByRole('heading', { name: words.complain })).toBeVisible()
    for (const line of ['12345', '12369'])
      await expect(main.getByRole('link', { name: line })).toHaveAttribute('href', `tel:${line}`)
  })

  test('a cell can be asked who was responsible on a day, and the day stays while going down', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at(`/cells/${places.town.code}`))
    await page.getByLabel(words.onDay).fill('2026-03-01')
    await page.getByRole('button', { name: words.showDay }).click()
    await expect(page).toHaveURL(/\?on=2026-03-01$/)
    await expect(page.getByText(words.shownOn)).toBeVisible()
    await page.getByRole('table', { name: words.below }).getByRole('link', { name: places.cell.name }).click()
    await expect(page).toHaveURL(new RegExp(`/cells/${places.cell.code}\\?on=2026-03-01$`))
    await page.getByRole('link', { name: words.today }).click()
    await expect(page).toHaveURL(new RegExp(`/cells/${places.cell.code}$`))
  })

  for (const path of ['/cells', `/cells/${places.cell.code}`]) {
    test(`${path}: a day that is none is told beside the field, and today is shown`, async ({
      page,
      at,
      words,
    }) => {
      const answer = await page.goto(at(`${path}?on=2026-02-30`))
      expect(answer?.status()).toBe(400)
      await expect(page.getByLabel(words.onDay)).toHaveAccessibleDescription(new RegExp(words.dayInvalid))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    })

    test(`${path}: before the first scheme it says that nothing is on record`, async ({
      page,
      at,
      words,
    }) => {
      await page.goto(at(`${path}?on=1999-12-31`))
      await expect(page.getByText(words.tooEarly)).toBeVisible()
    })
  }

  test('the grid index names its schemes, with how many cells of each level', async ({ page, at, words }) => {
    await page.goto(at('/cells'))
    await expect(page.getByRole('heading', { name: words.schemes })).toBeVisible()
    await expect(
      page.getByRole('listitem').filter({ hasText: 'km²' }).or(page.getByText('平方千米')),
    ).toContainText('92')
  })
})
