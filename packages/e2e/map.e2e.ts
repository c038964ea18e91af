import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

const tint = { light: '#e7f0ed', dark: '#1b322a' }
const accent = { light: '#0b6b4f', dark: '#6fcbaa' }

/** Share of the pixels of a picture that have a colour, 0 to 1: what is really on the screen. */
async function shareOf(colour: string, picture: Locator): Promise<number> {
  const address = `data:image/png;base64,${(await picture.screenshot()).toString('base64')}`
  return picture.page().evaluate<number>(`(async () => {
    const image = new Image()
    image.src = ${JSON.stringify(address)}
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const drawing = canvas.getContext('2d')
    drawing.drawImage(image, 0, 0)
    const { data } = drawing.getImageData(0, 0, image.width, image.height)
    const wanted = parseInt(${JSON.stringify(colour.slice(1))}, 16)
    let found = 0
    for (let i = 0; i < data.length; i += 4)
      if (((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]) === wanted) found++
    return found / (data.length / 4)
  })()`)
}

const liveMap = (page: Page) => page.locator('canvas')

const heading = (page: Page) => page.getByRole('heading', { level: 2 }).first()

test.describe('without script', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('the map is a sketch with a list that says the same, and leads down to a village', async ({
    page,
    at,
    words,
  }) => {
    await page.goto(at('/map'))
    await expect(heading(page)).toHaveText(places.county.name)
    const onSketch = await page.getByRole('main').locator('svg a title').allTextContents()
    expect((await page.getByRole('rowheader').allTextContents()).toSorted()).toEqual(onSketch.toSorted())
    await page
      .getByRole('main')
      .locator('svg')
      .getByRole('link', { name: places.town.name, exact: true })
      .locator('text')
      .click()
    await page.getByRole('rowheader').getByRole('link', { name: places.cell.name }).click()
    await expect(heading(page)).toHaveText(places.cell.name)
    const answer = page.getByRole('main').getByRole('paragraph').filter({ hasText: words.headOf })
    await expect(answer.getByRole('link', { name: /^0995-/ })).toBeVisible()
    await expect(page.locator('[data-part="live"]')).toBeHidden()
  })

  test('a cell that is not there is said to be missing', async ({ page, at, words }) => {
    await page.goto(at('/map?cell=1'))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.missing)
  })
})

test.describe('the interactive map', () => {
  test('draws the cells where the sketch was, from this site alone', async ({ page, at, words, baseURL }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(at('/map'))
    expect(asked.filter((url) => url.includes('maplibre'))).toEqual([])
    await page.getByRole('button', { name: words.openLiveMap }).click()
    await expect(liveMap(page)).toBeVisible()
    await expect(page.getByRole('button', { name: words.openLiveMap })).toBeHidden()
    await expect.poll(() => shareOf(tint.light, liveMap(page))).toBeGreaterThan(0.1)
    expect(await shareOf(accent.light, liveMap(page))).toBeGreaterThan(0.002)
    await expect(page.getByRole('main').locator('svg').first()).toBeHidden()
    await expect(page.getByRole('button', { name: words.zoomIn })).toBeVisible()
    expect(asked.some((url) => url.includes('/tiles/'))).toBe(true)
    const foreign = asked.filter((url) => /^https?:/.test(url) && new URL(url).origin !== baseURL)
    expect(foreign).toEqual([])
  })

  test('a tap tells who is responsible there, and the way back returns', async ({ page, at, words }) => {
    await page.goto(at(`/map?cell=${places.town.code}#live`))
    await expect.poll(() => shareOf(tint.light, liveMap(page)), { timeout: 30_000 }).toBeGreaterThan(0.05)
    await liveMap(page).click()
    await expect(page).toHaveURL(new RegExp(`cell=${places.town.code}\\d+#live`))
    await expect(heading(page)).not.toHaveText(places.town.name)
    const answer = page.getByRole('main').getByRole('paragraph').filter({ hasText: words.headOf })
    await expect(answer.getByRole('link', { name: /^0995-/ }).first()).toBeVisible()
    await page.goBack()
    await expect(heading(page)).toHaveText(places.town.name)
    await expect(liveMap(page)).toBeVisible()
  })

  test('the list beside moves the map, by keyboard too', async ({ page, at }) => {
    await page.goto(at('/map#live'))
    await expect.poll(() => shareOf(tint.light, liveMap(page)), { timeout: 30_000 }).toBeGreaterThan(0.1)
    const before = (await liveMap(page).screenshot()).toString('base64')
    await page.getByRole('rowheader').getByRole('link', { name: places.town.name }).focus()
    await page.keyboard.press('Enter')
    await expect(heading(page)).toHaveText(places.town.name)
    await expect
      .poll(async () => (await liveMap(page).screenshot()).toString('base64') === before)
      .toBe(false)
    await expect(liveMap(page)).toBeVisible()
  })

  test('follows the dark scheme', async ({ page, at }) => {
    await page.goto(at('/map#live'))
    await expect.poll(() => shareOf(tint.light, liveMap(page)), { timeout: 30_000 }).toBeGreaterThan(0.1)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(() => shareOf(accent.dark, liveMap(page))).toBeGreaterThan(0.002)
    expect(await shareOf(tint.light, liveMap(page))).toBe(0)
  })

  test('where it cannot come the sketch stays and that is said', async ({ page, at, words }) => {
    await page.route('**/island/chunk/maplibre-gl-*.js', (route) => route.abort())
    await page.goto(at('/map'))
    await page.getByRole('button', { name: words.openLiveMap }).click()
    await expect(page.getByRole('alert').filter({ hasText: words.noLiveMap })).toBeVisible()
    await expect(page.getByRole('main').locator('svg').first()).toBeVisible()
    await expect(page.locator('[data-part="live"]')).toBeHidden()
  })

  test('with a token that Mapbox refuses, the same cells are drawn without Mapbox', async ({
    page,
    at,
    words,
  }) => {
    await page.route('**/map', async (route) => {
      const answer = await route.fetch()
      const policy = answer.headers()['content-security-policy'] ?? ''
      await route.fulfill({
        response: answer,
        headers: {
          ...answer.headers(),
          'content-security-policy': policy.replace('connect-src', 'connect-src https://*.mapbox.com'),
        },
        body: (await answer.text()).replace(
          'data-tiles=',
          'data-mapbox-token="pk.eyJ1IjoiYSJ9.c2lnbmF0dXJl" data-tiles=',
        ),
      })
    })
    await page.route(/^https:\/\/(api|events)\.mapbox\.com\//, (route) =>
      route.fulfill({ status: 401, headers: { 'access-control-allow-origin': '*' }, body: '{}' }),
    )
    await page.goto(at('/map'))
    await page.getByRole('button', { name: words.openLiveMap }).click()
    await expect(page.locator('.maplibregl-map')).toBeVisible({ timeout: 40_000 })
    await expect.poll(() => shareOf(tint.light, liveMap(page)), { timeout: 30_000 }).toBeGreaterThan(0.1)
  })
})

test.describe('the interactive map, as far as axe can tell', () => {
  test.use({ bypassCSP: true })

  test('keeps WCAG 2.1 A and AA', async ({ page, at }) => {
    await page.goto(at('/map#live'))
    await expect.poll(() => shareOf(tint.light, liveMap(page)), { timeout: 30_000 }).toBeGreaterThan(0.1)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([])
  })
})

test.describe('vector tiles', () => {
  test('are kept for ever under the hash of their grid, and not under an address without it', async ({
    page,
    at,
    request,
  }) => {
    await page.goto(at('/map'))
    const template = (await page.locator('[data-tiles]').getAttribute('data-tiles')) ?? ''
    const address = template.replace('{z}/{x}/{y}', '6/47/23')
    const tile = await request.get(address)
    expect(tile.headers()).toMatchObject({
      'content-type': 'application/x-protobuf',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect((await tile.body()).length).toBeGreaterThan(1_000)
    const [bare = ''] = address.split('?')
    expect((await request.get(bare)).headers()['cache-control']).toBe('public, max-age=60')
    expect((await request.get(bare.replace('47/23', '1/1'))).status()).toBe(204)
  })

  test('that do not exist are refused with a code', async ({ page, at, request }) => {
    await page.goto(at('/map'))
    const [scheme] = ((await page.locator('[data-tiles]').getAttribute('data-tiles')) ?? '').split('/tiles/')
    const codeOf = async (address: string) => {
      const answer = await request.get(address)
      return [answer.status(), (await answer.json()).code]
    }
    expect(await codeOf(`${scheme}/tiles/14/0/0`)).toEqual([400, 'input.tile_invalid'])
    expect(await codeOf(`${scheme}/tiles/3/x/0`)).toEqual([400, 'input.tile_invalid'])
    expect(await codeOf('/api/v1/schemes/none/tiles/3/1/1')).toEqual([404, 'scheme.unknown'])
  })
})
