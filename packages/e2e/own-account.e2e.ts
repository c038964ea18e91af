import type { Browser, Page } from '@playwright/test'
import { signIn } from './src/site/sign-in.ts'
import { expect, test } from './src/site/test.ts'

/** Each project has somebody of its own, for it ends all sessions of that person; no other journey signs them in. */
const people: Readonly<Record<string, string>> = {
  phone: 'urban',
  desktop: 'discipline',
  'script-off': 'town-2-head',
}

test.describe.configure({ mode: 'default' })

const others = (page: Page) => page.locator('li[data-session="other"]')

async function elsewhere(browser: Browser, baseURL: string | undefined, userAgent?: string): Promise<Page> {
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    ...(userAgent && { userAgent }),
  })
  return context.newPage()
}

test.describe('the own account', { tag: '@script-off' }, () => {
  let who = ''
  test.beforeEach(({ page: _ }, { project }) => {
    who = people[project.name] ?? 'water'
  })

  test('is reached from the head of the desk, and says who one is, what one may and by whom', async ({
    page,
    at,
  }) => {
    await signIn(page, who, at('/desk'))
    const name = (await page.locator('details strong').first().textContent()) ?? ''
    await page.locator(`a[href="${at('/desk/me')}"]`).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(page.getByRole('main').locator('dd').first()).toHaveText(name)
    await expect(page.getByRole('main').locator('table tbody tr')).toHaveCount(1)
    await expect(page.locator('li[data-session="this"]')).toHaveCount(1)
    await expect(page.locator('li[data-session="this"] button')).toHaveCount(0)
  })

  test('lists another browser by system and kind alone; ended from here, it is out at once', async ({
    page,
    at,
    browser,
    baseURL,
  }) => {
    const said =
      'Mozilla/5.0 (Linux; Android 14; 23116PN5BC) Chrome/126.0.6478.71 Mobile MicroMessenger/8.0.50'
    const there = await elsewhere(browser, baseURL, said)
    await signIn(there, who, at('/desk'))
    await signIn(page, who, at('/desk/me'))
    const phone = others(page).filter({ hasText: /微信|WeChat/ })
    await expect(phone.first()).toContainText(/安卓|Android/)
    const html = await page.content()
    for (const detail of ['23116', '126.0', '8.0.50', '127.0.0.1']) expect(html).not.toContain(detail)
    for (let left = await phone.count(); left > 0; left--) {
      await phone.first().locator('button').click()
      await expect(page.getByRole('main').getByRole('status')).toBeVisible()
      await expect(phone).toHaveCount(left - 1)
    }
    expect((await there.goto(at('/desk')))?.status()).toBe(401)
    await expect(page.locator('form[action="/auth/logout"]')).toBeVisible()
    await there.context().close()
  })

  test('ends all others at once, and stays signed in itself', async ({ page, at, browser, baseURL }) => {
    const [one, two] = [await elsewhere(browser, baseURL), await elsewhere(browser, baseURL)]
    for (const there of [one, two]) await signIn(there, who, at('/desk'))
    await signIn(page, who, at('/desk/me'))
    expect(await others(page).count()).toBeGreaterThanOrEqual(2)
    await page.locator('form:has(input[value="end-others"]) button').click()
    await expect(page.getByRole('main').getByRole('status')).toBeVisible()
    await expect(others(page)).toHaveCount(0)
    for (const there of [one, two]) expect((await there.goto(at('/desk')))?.status()).toBe(401)
    expect((await page.goto(at('/desk/me')))?.status()).toBe(200)
    for (const there of [one, two]) await there.context().close()
  })

  test('says so where a session was over already', async ({ page, at, browser, baseURL }) => {
    const there = await elsewhere(browser, baseURL)
    await signIn(there, who, at('/desk'))
    await signIn(page, who, at('/desk/me'))
    const number = await others(page).locator('input[name="session"]').first().inputValue()
    const kept = page.locator(`form:has(input[value="${number}"])`)
    await there.goto(at('/desk/me'))
    const same = there.locator(`form:has(input[value="${number}"]) button`)
    if ((await same.count()) > 0) await same.click()
    else await there.locator('form[action="/auth/logout"] button').click()
    await kept.locator('button').click()
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await there.context().close()
  })

  test('keeps the language of notices', async ({ page, at }) => {
    await signIn(page, who, at('/desk/me'))
    const choice = page.locator('select[name="language"]')
    for (const language of ['en', 'zh-CN']) {
      await choice.selectOption(language)
      await page.locator('form:has(select[name="language"]) button').click()
      await expect(page.getByRole('main').getByRole('status')).toBeVisible()
      await page.goto(at('/desk/me'))
      await expect(choice).toHaveValue(language)
    }
  })

  test('signed out at the authority, one is out at the desk at once', async ({
    page,
    at,
    browser,
    baseURL,
  }) => {
    const there = await elsewhere(browser, baseURL)
    await signIn(there, who, at('/desk'))
    await page.goto(at('/desk'))
    await page.locator('a[href^="/auth/login"]').click()
    const { origin } = new URL(page.url())
    await page.locator(`button[name="person"][value="${who}"]`).click()
    await expect(page.locator('form[action="/auth/logout"]')).toBeVisible()
    await page.goto(`${origin}/session/end`)
    await page.locator('button[name="logout"]').click()
    await expect(page.locator('button[name="logout"]')).toHaveCount(0)
    expect((await page.goto(at('/desk')))?.status()).toBe(401)
    await expect(page.locator('a[href^="/auth/login"]')).toBeVisible()
    expect((await there.goto(at('/desk')))?.status()).toBe(200)
    await there.context().close()
  })
})

test('a made-up notice of a sign-out is refused and kept by nobody', async ({ request }) => {
  for (const form of [{}, { logout_token: 'a.b.c' }, { logout_token: '' }]) {
    const answer = await request.post('/auth/backchannel-logout', { form })
    expect(answer.status()).toBe(400)
    expect(answer.headers()['cache-control']).toContain('no-store')
    expect(await answer.json()).toMatchObject({ error: 'invalid_request' })
  }
  expect((await request.get('/auth/backchannel-logout')).status()).toBe(405)
})
