import { signIn } from './src/site/sign-in.ts'
import { expect, test } from './src/site/test.ts'

const worker = 'village-1-worker'

/** A minute of its own some days ago, for nobody is in two places at once: no other run and no demo visit took it. */
function ownMinute(): { readonly start: string; readonly end: string; readonly month: string } {
  const at = Date.now() - 3 * 86_400_000 - Math.floor(Math.random() * 3 * 1_440) * 60_000
  const inBeijing = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16)
  const start = inBeijing(at)
  return { start, end: inBeijing(at + 60_000), month: start.slice(0, 7) }
}

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
    await page.locator('form[data-deed="patrol"] button:not([type="button"])').first().click()
    await page.waitForURL(/visit=P/)
    await expect(page.getByRole('status').first()).toBeVisible()
    const link = page.locator('a[href*="/desk/cases/C"]').first()
    const no = /C\d\d-\w{5}-\w{5}/.exec((await link.getAttribute('href')) ?? '')?.[0] ?? ''
    await link.click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(no)
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
    await page.locator('form[data-deed="patrol"] button:not([type="button"])').first().click()
    const alert = page.getByRole('main').getByRole('alert')
    await expect(alert).toBeVisible()
    await expect(alert.locator('a')).toHaveAttribute('href', '#f0-photos')
    await expect(page.locator('#f0-text')).toHaveValue('已当场清理')
    await expect(page.locator('#startedAt')).toHaveValue('2026-01-05T09:00')
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
