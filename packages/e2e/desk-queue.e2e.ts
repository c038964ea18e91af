import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import type { APIRequestContext, Page } from '@playwright/test'
import { DeskPerson } from './src/site/desk-person.ts'
import { deed } from './src/site/desk-world.ts'
import { aTip, publish } from './src/site/hand-in.ts'
import { prove, signIn } from './src/site/sign-in.ts'
import { expect, test } from './src/site/test.ts'

const head = 'village-1-head'
const row = (page: Page, no: string) => page.locator(`li:has(a[data-open][href$="/${no}"])`)
const tick = (page: Page, no: string) => row(page, no).locator('input[type="checkbox"]')

/** The own work of one kind, which no other journey reports: all of it stands on one page. */
const kind = 'hazard'
const oneKind = (desk: string) => `${desk}?cell=mine&category=${kind}`

/** Public cases nobody has touched, in the work list of whoever is signed in. */
async function freshInQueue(page: Page, api: APIRequestContext, desk: string, count: number) {
  const queue = oneKind(desk)
  await page.goto(queue)
  const cell = await page.locator('select[name="cell"] option').nth(1).getAttribute('value')
  const tips = Array.from({ length: count }, () => ({ ...aTip(), category: kind, cell }))
  const numbers = await publish(api, tips)
  await expect(async () => {
    await page.goto(queue)
    for (const no of numbers) await expect(row(page, no)).toHaveCount(1, { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  return numbers
}

test.describe('the work list', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('puts the nearest deadline first, what is late before all', async ({ page, at }) => {
    await signIn(page, 'command-1', at('/desk'))
    await page.goto(at('/desk'))
    await page.locator('details:has(#cell) summary').click()
    await page.locator('#cell').selectOption({ index: 1 })
    await page.locator('form:has(#cell) button').click()
    await expect(page).toHaveURL(/[?&]cell=\d+/)
    const due = await page
      .locator('[data-queue] > li')
      .evaluateAll((rows) => rows.map((each) => each.dataset.due ?? '9999'))
    expect(due.length).toBeGreaterThan(5)
    expect(due).toEqual(due.toSorted())
  })

  test('accepts what was ticked together, and tells of each that moved on meanwhile', async ({
    page,
    at,
    request,
    baseURL,
  }) => {
    test.setTimeout(150_000)
    await signIn(page, head, at('/desk'))
    const [first = '', second = '', third = ''] = await freshInQueue(page, request, at('/desk'), 3)
    for (const no of [first, second, third]) await tick(page, no).check()
    await deed(await DeskPerson.signIn(baseURL ?? '', 'town-1-head'), third, 'accept')
    await page.locator('form:has([data-queue]) button').last().click()
    const alert = page.getByRole('main').getByRole('alert').first()
    await expect(alert).toContainText(third)
    await expect(alert).not.toContainText(first)
    await expect(page.getByRole('main').getByRole('status')).toContainText('2')
    const link = (await alert.getByRole('link').first().getAttribute('href')) ?? ''
    await expect(page.locator(link)).toHaveCount(1)
    await expect(async () => {
      await page.goto(oneKind(at('/desk')))
      for (const no of [first, second, third]) await expect(tick(page, no)).toHaveCount(0, { timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
  })

  test('keeps its button off the cases until one of them is ticked', async ({ page, at, request }) => {
    await page.setViewportSize({ width: 360, height: 640 })
    await signIn(page, head, at('/desk'))
    const [no = ''] = await freshInQueue(page, request, at('/desk'), 1)
    const bar = page.locator('[data-queue] ~ div:has(button)')
    await expect(bar).toHaveCSS('position', 'static')
    await tick(page, no).check()
    await expect(bar).toHaveCSS('position', 'sticky')
  })

  test('leads who has no cases to the page of the office', async ({ page, at }) => {
    await signIn(page, 'publisher', at('/desk'))
    await page.locator(`main :not(nav) > a[href="${at('/desk/publish')}"]`).click()
    await expect(page).toHaveURL(new RegExp(`${at('/desk/publish')}$`))
    await expect(page).toHaveTitle(/ · .+ · /)
    await page.goto(`${at('/desk')}?cell=mine&category=noise`)
    await page.locator(`main :not(nav) > a[href="${at('/desk')}"]`).click()
    await expect(page).toHaveURL(new RegExp(`${at('/desk')}$`))
  })

  test('shows a deputy the open cases of the whole area', async ({ page, at }) => {
    await signIn(page, 'deputy', at('/desk'))
    await expect(page.locator('[data-queue] > li').first()).toBeVisible()
  })

  test('says so when nothing was ticked', async ({ page, at, request }) => {
    await signIn(page, head, at('/desk'))
    await freshInQueue(page, request, at('/desk'), 1)
    await page.locator('form:has([data-queue]) button').last().click()
    await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible()
  })

  test('is narrowed to a kind, to what is late, and to a cell, by its address', async ({ page, at }) => {
    await signIn(page, 'town-1-head', at('/desk'))
    await page.locator('details:has(#cell) summary').click()
    const cell = page.locator('#cell')
    await cell.selectOption({ index: 1 })
    await page.locator('#category').selectOption('water')
    await page.locator('form:has(#cell) button').click()
    await expect(page).toHaveURL(/category=water/)
    await expect(page.locator('#category')).toHaveValue('water')
    const water = (await page.locator('#category option[value="water"]').textContent()) ?? ''
    for (const text of await page.locator('[data-queue] [data-open]').allTextContents())
      expect(text).toContain(water)
    await page.goto(`${at('/desk')}?cell=mine&overdue=1`)
    await expect(page.locator('input[name="overdue"]')).toBeChecked()
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const due = await page
      .locator('[data-queue] > li')
      .evaluateAll((rows) => rows.map((each) => each.dataset.due ?? '9999'))
    for (const day of due) expect(day < today, day).toBe(true)
    const lost = await page.goto(`${at('/desk')}?cursor=nonsense`)
    expect(lost?.status()).toBe(404)
  })

  test('the map counts in each cell what its list shows', async ({ page, at }) => {
    await signIn(page, 'command-1', at('/desk'))
    await expect(async () => {
      await page.goto(at('/desk/map'))
      const last = page.getByRole('main').locator('table tbody tr:has(a)').last()
      const [open = '', late = ''] = await last.locator('td').allTextContents()
      expect(Number(open)).toBeGreaterThan(0)
      await last.getByRole('link').click()
      await expect(page.locator('[data-queue] > li')).toHaveCount(Number(open), { timeout: 2_000 })
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      const due = await page
        .locator('[data-queue] > li')
        .evaluateAll((rows) => rows.map((each) => each.dataset.due ?? '9999'))
      expect(due.filter((day) => day < today)).toHaveLength(Number(late))
    }).toPass({ timeout: 30_000 })
  })

  test('leaves as a file only after the second step, marked with who took it', async ({ page, at }) => {
    await signIn(page, 'town-1-head', at('/desk'))
    const person = (await page.locator('details strong').first().textContent()) ?? ''
    await page.locator(`a[href="${at('/desk/export')}"]`).click()
    const send = page.locator(`form[action="${at('/desk/export/file')}"] button`)
    await send.click()
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(1)
    await expect(page.locator('a[href^="/auth/prove"]')).toBeVisible()
    await prove(page, 'town-1-head', at('/desk/export'))
    const file = async (format: string) => {
      await page.locator('#format').selectOption(format)
      const [download] = await Promise.all([page.waitForEvent('download'), send.click()])
      expect(download.suggestedFilename()).toMatch(new RegExp(`^cases-\\d{4}-\\d\\d-\\d\\d\\.${format}$`))
      return readFile(await download.path())
    }
    const csv = (await file('csv')).toString('utf8')
    const lines = csv.split('\r\n')
    expect(lines[0]).toContain(person)
    expect(lines.filter((line) => /(^|,)"[\s　]*[=+@\-＝＋＠－]/.test(line))).toEqual([])
    const { sheet, texts } = unpacked(await file('xlsx'))
    expect(sheet).not.toContain('<f')
    expect(texts + sheet).toContain(person)
  })
})

/** The one sheet of a workbook and the texts it shares, by what the format says of ZIP files. */
function unpacked(book: Buffer): { readonly sheet: string; readonly texts: string } {
  const parts = new Map<string, string>()
  const end = book.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = book.readUInt32LE(end + 16)
  for (let i = 0; i < book.readUInt16LE(end + 10); i++) {
    const name = book.toString('utf8', at + 46, at + 46 + book.readUInt16LE(at + 28))
    const local = book.readUInt32LE(at + 42)
    const from = local + 30 + book.readUInt16LE(local + 26) + book.readUInt16LE(local + 28)
    const packed = book.subarray(from, from + book.readUInt32LE(at + 20))
    parts.set(name, (book.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + book.readUInt16LE(at + 28) + book.readUInt16LE(at + 30) + book.readUInt16LE(at + 32)
  }
  return {
    sheet: parts.get('xl/worksheets/sheet1.xml') ?? '',
    texts: parts.get('xl/sharedStrings.xml') ?? '',
  }
}

test('by keys: j and k go down and up, x ticks, Enter opens', async ({ page, at, request }) => {
  await signIn(page, head, at('/desk'))
  await freshInQueue(page, request, at('/desk'), 2)
  const rows = page.locator('[data-queue] > li')
  await page.keyboard.press('j')
  await expect(rows.nth(0).locator('[data-open]')).toBeFocused()
  await page.keyboard.press('j')
  await expect(rows.nth(1).locator('[data-open]')).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.nth(0).locator('[data-open]')).toBeFocused()
  const box = page.locator('[data-queue] input[type="checkbox"]').first()
  const at1 = await rows.evaluateAll((all) =>
    all.findIndex((each) => each.querySelector('input[type="checkbox"]')),
  )
  for (let i = 0; i < at1; i++) await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(box).toBeChecked()
  await page.keyboard.press('x')
  await expect(box).not.toBeChecked()
  const address = (await rows.nth(at1).locator('[data-open]').getAttribute('href')) ?? ''
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${address}$`))
})

test('keys typed into the filter are letters, no commands', async ({ page, at }) => {
  await signIn(page, head, at('/desk'))
  await page.locator('details:has(#cell) summary').click()
  await page.locator('#category').focus()
  await page.keyboard.press('j')
  await expect(page.locator('[data-current]')).toHaveCount(0)
})
