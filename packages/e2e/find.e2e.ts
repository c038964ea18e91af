import type { Page } from '@playwright/test'
import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

type Position = { readonly longitude: number; readonly latitude: number; readonly accuracy: number }

async function beAt(page: Page, position: Position): Promise<void> {
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation(position)
}

test('the phone says whose cell it is in, and its position reaches nobody', async ({ page, at, words }) => {
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await beAt(page, places.inside)
  await page.goto(at('/find'))
  await page.getByRole('button', { name: words.findByPosition }).click()

  const status = page.getByRole('status')
  await expect(status).toContainText(words.yourCell)
  await expect(status).toContainText(places.cell.name)
  await expect(status).toContainText(`${places.county.name} › ${places.town.name} › ${places.cell.name}`)
  for (const degrees of [places.inside.longitude, places.inside.latitude])
    expect(sent.filter((each) => each.includes(String(degrees).slice(0, 5)))).toEqual([])
  expect(sent.filter((each) => each.includes('/grid.bin'))).toHaveLength(1)

  await status.getByRole('link', { name: places.cell.name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(places.cell.name)
})

test('once the grid is on the phone it answers without a connection', async ({
  page,
  at,
  words,
  context,
}) => {
  await beAt(page, places.inside)
  await page.goto(at('/find'))
  const ask = page.getByRole('button', { name: words.findByPosition })
  await ask.click()
  await expect(page.getByRole('status')).toContainText(places.cell.name)
  await context.setOffline(true)
  await beAt(page, places.beijing)
  await ask.click()
  await expect(page.getByRole('status')).toContainText(words.outside)
})

test('near a boundary both cells are told', async ({ page, at, words }) => {
  await beAt(page, places.nearTheEdge)
  await page.goto(at('/find'))
  await page.getByRole('button', { name: words.findByPosition }).click()
  const status = page.getByRole('status')
  await expect(status).toContainText(words.besideBoundary)
  await expect(status.getByRole('link', { name: places.cell.name })).toBeVisible()
  expect(await status.getByRole('link').count()).toBeGreaterThan(1)
})

test('who refuses the position is told so and has the other ways', async ({ page, at, words }) => {
  await page.goto(at('/find'))
  await page.getByRole('button', { name: words.findByPosition }).click()
  await expect(page.getByRole('status')).toContainText(words.gpsDenied)
  await expect(page.getByRole('link', { name: places.town.name }).last()).toBeVisible()
  await expect(page.getByRole('searchbox')).toBeVisible()
})

test('a broken line while the grid is fetched is told', async ({ page, at, words }) => {
  await page.route('**/grid.bin*', (route) => route.abort())
  await beAt(page, places.inside)
  await page.goto(at('/find'))
  await page.getByRole('button', { name: words.findByPosition }).click()
  await expect(page.getByRole('status')).toContainText(words.unreachable)
})

test.describe('without script', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('the sketch leads level by level to the cell', async ({ page, at }) => {
    await page.goto(at('/find'))
    for (const { name } of [places.town, places.cell]) {
      await page
        .getByRole('main')
        .locator('svg')
        .getByRole('link', { name, exact: true })
        .locator('text')
        .click()
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(places.cell.name)
  })

  test('the list says the same as the sketch and leads there too', async ({ page, at }) => {
    await page.goto(at('/find'))
    const onSketch = await page.getByRole('main').locator('svg a title').allTextContents()
    const inList = page.getByRole('main').getByRole('navigation').getByRole('listitem')
    expect((await inList.allTextContents()).slice(1).toSorted()).toEqual(onSketch.toSorted())
    for (const { name } of [places.town, places.cell])
      await page.getByRole('main').getByRole('listitem').getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(places.cell.name)
  })
})
