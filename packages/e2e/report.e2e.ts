import type { Page } from '@playwright/test'
import { unlike } from './src/site/hand-in.ts'
import places from './src/site/places.json' with { type: 'json' }
import { ways } from './src/site/report-page.ts'
import { expect, test } from './src/site/test.ts'

/** Every address the browser asks for from now on. */
function addressesOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())))
  return asked
}

for (const way of ways) {
  test(`a citizen reports by ${way}, is told whose cell it is, and follows the case from its receipt to its public page`, {
    tag: way === 'gps' ? [] : ['@script-off', '@script-off-en'],
  }, async ({ page, at, words, reporting }) => {
    // A case is public with the next full minute.
    test.setTimeout(150_000)
    const asked = addressesOf(page)
    const description = unlike()

    await page.goto(at('/'))
    await page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(words.toReport) })
      .click()
    await reporting.isAt(words.stepPlace)
    await reporting.choosePlace(way)
    await expect(reporting.told).toContainText(words.headOf)
    const point = await reporting.chosenPoint()
    expect(point).toHaveLength(way === 'lists' ? 0 : 2)

    await reporting.tellProblem(description)
    await reporting.isAt(words.stepReview)
    await expect(reporting.told).toContainText(places.cell.name)
    await expect(page.getByText(description)).toBeVisible()

    const receipt = await reporting.send()
    expect(receipt).toMatch(/^\d{20}$/)
    await expect(reporting.receipt).toHaveCount(1)
    expect(page.url()).toMatch(new RegExp(`${at('/report')}$`))

    const caseLink = page.getByRole('status').getByRole('link', { name: /^C\d\d-/ })
    await expect(async () => {
      await page.goto(at('/track'))
      await page.getByLabel(words.receipt).fill(receipt)
      await page.getByRole('button', { name: words.look }).click()
      await expect(page.getByRole('status')).toContainText(places.cell.name, { timeout: 1_000 })
      await expect(caseLink).toBeVisible({ timeout: 200 })
    }).toPass({ timeout: 90_000 })
    await expect(page.getByRole('status')).toContainText(words.statusReceived)
    const no = (await caseLink.textContent()) ?? ''
    await expect(async () => {
      await page.goto(at('/cases'))
      await expect(page.getByRole('link', { name: no })).toBeVisible({ timeout: 200 })
    }).toPass({ timeout: 10_000 })

    await page.getByRole('link', { name: no }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(no)
    const steps = page.getByRole('list').filter({ hasText: words.received }).getByRole('listitem')
    await expect(steps).toHaveCount(2)
    await expect(steps.first()).toContainText(words.received)
    await expect(steps.last()).toContainText(words.assigned)
    // The public is told the town: too few people are known to live in the village.
    await expect(steps.last()).toContainText(places.town.name)
    await expect(page.getByRole('main')).not.toContainText(places.cell.name)

    for (const secret of [receipt, receipt.slice(0, 8), receipt.slice(8), ...point])
      expect(asked.filter((url) => url.replace(/[\s+-]/g, '').includes(secret))).toEqual([])
    for (const path of ['/', '/cases', `/cases/${no}`, `/cells/${places.cell.code}`, `/api/v1/cases/${no}`]) {
      const shown = await (await page.request.get(path.startsWith('/api') ? path : at(path))).text()
      expect(shown).not.toContain(description)
      for (const secret of [receipt.slice(0, 8), ...point]) expect(shown).not.toContain(secret)
    }
  })
}

test('a receipt not noted yet comes back with the page; one that is noted is shown never again', async ({
  page,
  reporting,
  words,
}) => {
  await reporting.fillIn('lists', '夜里机器声很大')
  const receipt = await reporting.send()
  await page.reload()
  await reporting.isAt(words.stepReceipt)
  expect(await reporting.digits()).toBe(receipt)
  await reporting.note()
  await page.reload()
  await reporting.isAt(words.stepPlace)
  await expect(reporting.receipt).toHaveCount(0)
  await expect(reporting.told).toHaveCount(0)
})

test('who refuses the position is told so and can choose otherwise', async ({ page, reporting, words }) => {
  await reporting.open()
  await reporting.press(words.gps)
  await expect(page.getByRole('alert').filter({ hasText: words.gpsDenied })).toBeVisible()
  await reporting.choosePlace('lists')
})

test('a place outside the grid is accepted for the nearest cell, and that is said before and after', async ({
  page,
  at,
  reporting,
  words,
}) => {
  await reporting.open()
  await reporting.askPosition(places.beijing)
  await expect(reporting.told).toContainText(words.outside)
  await reporting.tellProblem(unlike())
  const receipt = await reporting.send()
  await expect(reporting.told).toContainText(words.outside)
  const told = await reporting.told.textContent()

  await expect(async () => {
    await page.goto(at('/track'))
    await page.getByLabel(words.receipt).fill(receipt)
    await page.getByRole('button', { name: words.look }).click()
    const cell = page.getByRole('status').locator('a[href*="/cells/"]')
    expect(told).toContain(await cell.textContent({ timeout: 1_000 }))
  }).toPass({ timeout: 30_000 })
})

test('near a boundary both cells are named', async ({ page, reporting, words }) => {
  const { longitude: lng, latitude: lat, accuracy } = places.nearTheEdge
  const answer = await page.request.get('/api/v1/locate', {
    params: { lng, lat, accuracy, datum: 'wgs84' },
  })
  const { neighbours }: { neighbours: { name: string }[] } = await answer.json()
  expect(neighbours.length).toBeGreaterThan(0)

  await reporting.open()
  await reporting.askPosition(places.nearTheEdge)
  await expect(reporting.told).toContainText(places.cell.name)
  await expect(reporting.told).toContainText(words.boundary)
  for (const { name } of neighbours) await expect(reporting.told).toContainText(name)
})

test('a tap comes nearer, the way back shows the larger sketch again', { tag: '@script-off' }, async ({
  reporting,
  words,
}) => {
  await reporting.open()
  await reporting.choosePlace('map')
  await reporting.press(words.mapUp)
  await expect(reporting.sketch(places.county.code)).toBeVisible()
  await expect(reporting.told).toContainText(places.cell.name)
})
