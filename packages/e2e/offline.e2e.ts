import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page, Request } from '@playwright/test'
import {
  draftStates,
  isReportKept,
  keptOnPhone,
  keptPages,
  nothingKept,
  wakeWorker,
} from './src/site/kept-on-phone.ts'
import places from './src/site/places.json' with { type: 'json' }
import { ReportPage } from './src/site/report-page.ts'
import { expect, test } from './src/site/test.ts'

const tellTale = () => `夜里机器声很大 ${randomUUID()}`

/** Bytes of three parts, which the site takes for a recording by its head. */
const recording = Buffer.alloc(11 * 1024 * 1024)
recording.write('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 0, 'latin1')

/** A picture as large as the screen, of nothing in particular. */
const photo = (page: Page) => page.screenshot({ type: 'jpeg' })

/** Opens the report and waits until the phone has kept all that it needs without a line. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect.poll(() => isReportKept(page, address), { timeout: 15_000 }).toBe(true)
}

/** Idempotency keys of all tips posted from now on, by pages or by the service worker. */
function keysOf(context: BrowserContext): string[] {
  const keys: string[] = []
  context.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/tips'))
      keys.push(request.headers()['idempotency-key'] ?? '')
  })
  return keys
}

/** Whether it goes to the store of files, which is no part of the site. */
const toStore = (request: Request, site: Page) =>
  request.method() === 'POST' && new URL(request.url()).origin !== new URL(site.url()).origin

/** Takes up a draft of the list. */
async function goOnWith(reporting: ReportPage, drafts: string, text: string): Promise<void> {
  const { page, words } = reporting
  await page.goto(drafts)
  await page
    .getByRole('link', { name: new RegExp(`^${words.draftContinue}: .*${text.slice(0, 20)}`) })
    .click()
}

test('filled in without a line and with photos, a tip is sent by itself once the line is back, and only once', async ({
  page,
  context,
  reporting,
  words,
}) => {
  const keys = keysOf(context)
  await visit(page, reporting.address)
  const photos = [await photo(page), await photo(page)]

  await context.setOffline(true)
  await reporting.open()
  await reporting.isAt(words.stepPlace)
  await reporting.addPhotos(photos)
  await expect(reporting.photos).toHaveCount(2)
  await reporting.askPosition(places.inside)
  await expect.poll(() => reporting.chosenPoint()).toHaveLength(2)
  await reporting.tellProblem(tellTale())
  await reporting.isAt(words.stepReview)
  await reporting.press(words.send)
  await reporting.isAt(words.stepQueued)

  await context.setOffline(false)
  await reporting.isAt(words.stepReceipt)
  const receipt = await reporting.digits()
  expect(receipt).toMatch(/^\d{20}$/)
  expect(new Set(keys).size).toBe(1)

  await reporting.open()
  await expect(reporting.receipt).toHaveCount(1)
  expect(await reporting.digits()).toBe(receipt)
})

test('what waits is sent without any page, when the browser wakes the service worker', async ({
  page,
  context,
  at,
  words,
  reporting,
}) => {
  const text = tellTale()
  const keys = keysOf(context)
  await visit(page, reporting.address)
  await reporting.addPhotos([await photo(page)])
  await reporting.choosePlace('lists')
  await reporting.tellProblem(text)
  await context.setOffline(true)
  await reporting.press(words.send)
  await reporting.isAt(words.stepQueued)
  const reading = await context.newPage()
  await page.close()
  await context.setOffline(false)
  await reading.goto(at('/privacy'))
  await wakeWorker(reading, 'send-drafts')
  await expect.poll(() => draftStates(reading), { timeout: 20_000 }).toEqual(['sent'])

  await reading.goto(at('/report/drafts'))
  await expect(reading.getByRole('link', { name: new RegExp(`^${words.draftReceipt}: `) })).toBeVisible()
  expect(new Set(keys).size).toBe(1)
})

test('a tab killed in mid-upload loses nothing: the draft is there, the upload goes on, the tip is sent', async ({
  page,
  context,
  at,
  words,
  reporting,
}) => {
  test.slow()
  const text = tellTale()
  const posted: string[] = []
  const { promise: inTheMiddle, resolve: hold } = Promise.withResolvers<void>()
  const partOf = (request: Request) =>
    /incoming\/\w+\/(\d+)/.exec(request.postDataBuffer()?.toString('latin1', 0, 2_000) ?? '')?.[1]
  await page.route(
    () => true,
    async (route) => {
      const request = route.request()
      if (!toStore(request, page)) return route.fallback()
      posted.push(partOf(request) ?? '')
      if (posted.length === 1) return route.continue()
      hold()
    },
  )
  await reporting.open()
  await page
    .getByLabel(words.recordingPick)
    .setInputFiles({ name: 'machine.mp4', mimeType: 'video/mp4', buffer: recording })
  await reporting.choosePlace('lists')
  await reporting.press(words.nextProblem)
  await reporting.description.fill(text)
  await inTheMiddle
  await page.waitForTimeout(400)
  await page.close()
  expect(posted).toEqual(['1', '2'])

  const reopened = await context.newPage()
  const again = new ReportPage(reopened, words, at('/report'), true)
  const after: string[] = []
  reopened.on('request', (request) => {
    if (request.method() === 'POST' && !request.url().includes('/api/') && !request.url().includes('/report'))
      after.push(partOf(request) ?? '?')
  })
  await goOnWith(again, at('/report/drafts'), text)
  await again.isAt(words.stepProblem)
  await expect(again.description).toHaveValue(text)
  await reopened.getByText(words.noise, { exact: true }).click()
  await again.press(words.nextWho)
  await again.press(words.nextReview)
  expect(await again.send()).toMatch(/^\d{20}$/)
  expect(after).toHaveLength(2)
})

test('two drafts stand side by side and one goes without the other', async ({
  context,
  page,
  at,
  words,
  reporting,
}) => {
  const texts = [tellTale(), tellTale()]
  const other = await context.newPage()
  const tabs = [reporting, new ReportPage(other, words, at('/report'), true)]
  for (const [i, tab] of tabs.entries()) {
    await tab.open()
    await tab.choosePlace('lists')
    await tab.press(words.nextProblem)
    await tab.description.fill(texts[i] ?? '')
  }
  // Leaving writes what was typed last.
  await other.goto(at('/report/drafts'))
  await page.goto(at('/report/drafts'))
  for (const text of texts) await expect(page.getByText(text.slice(0, 30))).toBeVisible()

  await page.getByRole('button', { name: new RegExp(texts[0]?.slice(0, 20) ?? '') }).click()
  await expect(page.getByText(texts[0]?.slice(0, 30) ?? '')).toHaveCount(0)
  await goOnWith(reporting, at('/report/drafts'), texts[1] ?? '')
  await expect(reporting.description).toHaveValue(texts[1] ?? '')
})

test('“erase everything” leaves no database, no copy and no service worker', async ({
  page,
  at,
  words,
  reporting,
}) => {
  await visit(page, reporting.address)
  await reporting.choosePlace('lists')
  await reporting.press(words.nextProblem)
  await reporting.description.fill(tellTale())
  await page.goto(at('/report/drafts'))
  expect(await keptOnPhone(page)).toMatchObject({
    databases: ['drafts'],
    copies: ['files-1', 'pages-1'],
    workers: 1,
  })

  await page.getByRole('button', { name: words.eraseAll }).click()
  await page.getByRole('button', { name: words.eraseYes }).click()
  await expect(page.getByText(words.erased)).toBeVisible()
  expect(await keptOnPhone(page)).toEqual(nothingKept)
  await page.goto(at('/'))
  expect(await keptOnPhone(page)).toEqual(nothingKept)
})

test('what needs a line says so without one, and nothing about a person is kept', async ({
  page,
  context,
  at,
  words,
  reporting,
}) => {
  await visit(page, reporting.address)
  await page.goto(at('/track'))
  await context.setOffline(true)
  for (const path of ['/track', '/coverage']) {
    await page.goto(at(path))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.noLine)
  }
  expect(await keptPages(page)).toEqual(
    ['/en/offline', '/offline', at('/report'), at('/report/drafts')].sort(),
  )
  await page.getByRole('link', { name: words.fillInOffline }).click()
  await reporting.isAt(words.stepPlace)
})

test('the site can be installed on a phone, under a name that tells nobody what it is for', async ({
  page,
  at,
  reporting,
}) => {
  await visit(page, reporting.address)
  const address = await page.locator('link[rel="manifest"]').getAttribute('href')
  expect(address).toBe(at('/manifest.webmanifest'))
  const answer = await page.request.get(address ?? '')
  expect(answer.headers()['content-type']).toBe('application/manifest+json')
  const manifest = await answer.json()
  expect(manifest).toMatchObject({ start_url: at('/report'), scope: '/', display: 'standalone' })
  expect(manifest.short_name).toMatch(/^(网格|Grid)$/)

  const sizes = manifest.icons.map(
    ({ sizes, purpose }: { sizes: string; purpose: string }) => `${sizes} ${purpose}`,
  )
  expect(sizes).toEqual(['192x192 any', '512x512 any', '512x512 maskable'])
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await page.request.get(src)
    expect(icon.headers()['content-type']).toBe(type)
    const bytes = await icon.body()
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes)
  }
  const devtools = await page.context().newCDPSession(page)
  const { errors } = await devtools.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(await page.evaluate<string>('navigator.serviceWorker.controller?.scriptURL')).toMatch(/\/sw\.js$/)
})
