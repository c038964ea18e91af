import { aPhoto } from './src/site/desk-case.ts'
import { ownMinute } from './src/site/own-minute.ts'
import { signIn } from './src/site/sign-in.ts'
import { expect, test } from './src/site/test.ts'

const [worker, head] = ['village-1-worker', 'village-1-head']
const visitDone = /\/desk\/patrols\/[\w-]+\.\d{4}-\d\d\.P[\w-]+\?done=1$/
const sendButton = 'form[data-deed="patrol"] button:not([type="button"])'

test.describe('patrols', { tag: '@script-off' }, () => {
  test('a worker records a patrol with a finding: a self-found case opens, and the public sees that it was', async ({
    page,
    at,
    request,
  }) => {
    const { start, end, month } = ownMinute()
    await signIn(page, worker, at('/desk/patrols/new'))
    const cell = await page.locator('input[name="cell"]').inputValue()
    const api = `/api/v1/patrols?month=${month}&cell=${cell}`
    const visits = async () =>
      ((await (await request.get(api)).json()) as { total: { visits: number } }).total.visits
    const before = await visits()
    await page.locator('#startedAt').fill(start)
    await page.locator('#endedAt').fill(end)
    await page.locator('#f0-category').selectOption('solid-waste')
    await page.locator('#f0-result').selectOption('case')
    await page.locator('#f0-text').fill('巡查发现渠边倾倒垃圾')
    await page.locator(sendButton).first().click()
    await page.waitForURL(visitDone)
    await expect(page.getByRole('status').first()).toBeVisible()
    const link = page.locator('a[href*="/desk/cases/C"]').first()
    const no = /C\d\d-\w{5}-\w{5}/.exec((await link.getAttribute('href')) ?? '')?.[0] ?? ''
    await link.click()
    await expect(page.getByRole('main')).toContainText(no)
    await expect(page.getByText('巡查发现渠边倾倒垃圾').first()).toBeVisible()
    await expect.poll(visits, { timeout: 20_000 }).toBeGreaterThan(before)
    await page.goto(at(`/patrols?month=${month}&cell=${cell}`))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('main')).not.toContainText('巡查发现渠边倾倒垃圾')
  })

  test('what does not come about brings back all that was typed, and says why beside the field', async ({
    page,
    at,
  }) => {
    await signIn(page, worker, at('/desk/patrols/new'))
    await page.locator('#startedAt').fill('2026-01-05T09:00')
    await page.locator('#endedAt').fill('2026-01-05T10:00')
    await page.locator('#f0-category').selectOption('odour')
    await page.locator('#f0-result').selectOption('fixed')
    await page.locator('#f0-text').fill('已当场清理')
    await page.locator(sendButton).first().click()
    const alert = page.getByRole('main').getByRole('alert')
    await expect(alert).toBeVisible()
    await expect(alert.locator('a')).toHaveAttribute('href', '#f0-photos')
    await expect(page.locator('#f0-text')).toHaveValue('已当场清理')
    await expect(page.locator('#startedAt')).toHaveValue('2026-01-05T09:00')
  })

  test('a patrol begins at the due line of the plan with one tap, its cell, kind and start filled in', async ({
    page,
    at,
  }) => {
    await signIn(page, head, at('/desk/patrols'))
    const plan = page.locator('section[aria-labelledby="plan"]')
    await expect(plan.locator('li')).toHaveCount(2)
    await plan.locator('[data-start][href*="category=straw-burning"]').click()
    await expect(page).toHaveURL(/\/desk\/patrols\/new\?cell=\w+&category=straw-burning&at=/)
    await expect(page.locator('[name="cell"]')).toHaveValue(/^\d+$/)
    await expect(page.locator('#f0-category')).toHaveValue('straw-burning')
    const began = await page.locator('#startedAt').inputValue()
    const minutes = (Date.now() - Date.parse(`${began}:00+08:00`)) / 60_000
    expect(minutes).toBeGreaterThanOrEqual(0)
    expect(minutes).toBeLessThan(3)
    await page.reload()
    await expect(page.locator('#startedAt')).toHaveValue(began)
  })

  test('a photo of a patrol that became no case is seen on its page by superiors, and by no neighbour', async ({
    page,
    at,
    office,
  }) => {
    const { start, end } = ownMinute()
    await signIn(page, worker, at('/desk/patrols/new'))
    await page.locator('#startedAt').fill(start)
    await page.locator('#endedAt').fill(end)
    await page.locator('#f0-category').selectOption('livestock')
    await page.locator('#f0-result').selectOption('clean')
    await page.locator('#f0-photos').setInputFiles(await aPhoto('stable.jpg'))
    await page.locator(sendButton).first().click()
    await page.waitForURL(visitDone)
    await expect(page.locator('figure svg[role="img"]').first()).toBeVisible()
    const address = (await page.locator('#finding-1 img').getAttribute('src')) ?? ''
    expect(address).toContain('/photos/')
    const open = async (who: string) => {
      const other = await office.as(who)
      const answer = await other.request.get(address)
      await other.context().close()
      return answer
    }
    const shown = await open(head)
    expect(shown.status()).toBe(200)
    expect(shown.headers()).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-store',
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
    })
    expect((await open('village-2-head')).status()).toBe(404)
  })

  test('those who answer for a cell see a way drawn over its outline', async ({ page, at }) => {
    await signIn(page, head, at('/desk/patrols'))
    const measured = page
      .locator('table')
      .last()
      .locator('tr', { hasText: /\d( 千米| km)/ })
    if ((await measured.count()) === 0) {
      const before = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 7)
      await page.goto(at(`/desk/patrols?month=${before}`))
    }
    await measured.last().getByRole('link').click()
    const drawings = page.locator('figure svg[role="img"]')
    await expect(drawings).toHaveCount(2)
    for (const drawing of await drawings.all()) {
      const ways = drawing.locator('path')
      expect((await ways.nth(1).getAttribute('d'))?.split('L').length).toBeGreaterThan(20)
    }
  })

  test('anybody reads how many patrols were due and done, month by month and cell by cell', async ({
    page,
    at,
  }) => {
    await page.goto(at('/patrols'))
    await page.locator('#month').selectOption({ index: 1 })
    await page.locator('form:has(#month) button').click()
    await expect(page).toHaveURL(/month=\d{4}-\d\d/)
    const table = page.locator('main table')
    await table.locator('a').first().click()
    await expect(page).toHaveURL(/cell=\w+/)
    await expect(page.locator('main table a').first()).toBeVisible()
  })
})

test('a track is recorded while the page is open, outlasts a reload, and fills in the times', async ({
  page,
  at,
  context,
}) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: 42.95, longitude: 89.19, accuracy: 10 })
  await signIn(page, worker, at('/desk/patrols/new'))
  await page.locator('[data-act="start"]').click()
  await expect(page.locator('[data-track] [data-say="on"]')).toBeVisible()
  const points = async () =>
    JSON.parse((await page.locator('input[name="track"]').inputValue()) || '[]').length
  await expect.poll(points).toBeGreaterThan(0)
  await page.reload()
  await expect(page.locator('[data-track] [data-say="on"]')).toBeVisible()
  await context.setGeolocation({ latitude: 42.951, longitude: 89.19, accuracy: 10 })
  await expect.poll(points).toBeGreaterThan(1)
  await page.locator('[data-act="stop"]').click()
  await expect(page.locator('[data-track] [data-say="got"]')).toBeVisible()
  await expect(page.locator('#startedAt')).not.toHaveValue('')
  await expect(page.locator('#endedAt')).not.toHaveValue('')
  await page.locator('[data-act="drop"]').click()
  await expect(page.locator('input[name="track"]')).toHaveValue('')
})

test('with the line cut a patrol stays on the phone, words and photos, through a reload, until it is sent', async ({
  page,
  at,
  context,
}) => {
  const { start, end } = ownMinute()
  await signIn(page, worker, at('/desk/patrols/new'))
  await page.locator('#startedAt').fill(start)
  await page.locator('#endedAt').fill(end)
  await page.locator('#f0-category').selectOption('dust')
  await page.locator('#f0-result').selectOption('fixed')
  await page.locator('#f0-text').fill('断网时写下的情况')
  await page.locator('#f0-photos').setInputFiles([await aPhoto('one.jpg'), await aPhoto('another.jpg')])
  const chosen = () => page.evaluate<number>("document.querySelector('#f0-photos').files.length")
  await expect.poll(chosen).toBe(2)
  await context.setOffline(true)
  await page.locator(sendButton).first().click()
  await expect(page.locator('[data-told] button')).toBeVisible()
  await expect(page.locator('#f0-text')).toHaveValue('断网时写下的情况')
  expect(await chosen()).toBe(2)
  await context.setOffline(false)
  await page.reload()
  await expect(page.locator('#f0-text')).toHaveValue('断网时写下的情况')
  await expect.poll(chosen).toBe(2)
  await page.locator(sendButton).first().click()
  await page.waitForURL(visitDone)
  await expect(page.locator('#finding-1 img')).toHaveCount(2)
  await page.goto(at('/desk/patrols/new'))
  await expect(page.locator('#f0-text')).toHaveValue('')
  expect(await chosen()).toBe(0)
})

test('a patrol whose end nobody typed ends when it is sent', async ({ page, at }) => {
  await signIn(page, worker, at('/desk/patrols/new'))
  await page.locator('#startedAt').fill('2026-01-05T09:00')
  await expect(page.locator('[data-end-now]')).toBeVisible()
  await page.locator(sendButton).first().click()
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
  const end = Date.parse(`${await page.locator('#endedAt').inputValue()}:00+08:00`)
  expect(Math.abs(Date.now() - end)).toBeLessThan(3 * 60_000)
})
