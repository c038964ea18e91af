import { answerProof, choose, prove, signIn } from './src/site/sign-in.ts'
import { expect, test } from './src/site/test.ts'

const head = 'village-1-head'

test.describe('signing in to the desk', { tag: '@script-off' }, () => {
  test('a village head signs in, sees the own name, and signs out', async ({ page, at }) => {
    await signIn(page, head, at('/desk'))
    const person = page.locator('details').first()
    const name = (await person.locator('strong').textContent()) ?? ''
    expect(name).not.toBe('')
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await page.locator('form[action="/auth/logout"] button').click()
    await expect(page.locator('a[href^="/auth/login"]')).toBeVisible()
    await expect(page.getByText(name)).toHaveCount(0)
    expect((await page.context().cookies()).filter(({ name }) => name.startsWith('__Host-'))).toEqual([])
  })

  test('after signing out the back button shows nothing private', async ({ page, at }) => {
    await signIn(page, head, at('/desk'))
    const name = (await page.locator('details strong').first().textContent()) ?? ''
    await page.locator('form[action="/auth/logout"] button').click()
    await expect(page.locator('a[href^="/auth/login"]')).toBeVisible()
    await page.goBack()
    await expect(page.locator('a[href^="/auth/login"]')).toBeVisible()
    await expect(page.getByText(name)).toHaveCount(0)
  })

  test('signing in leads back to the very page that asked for it', async ({ page, at }) => {
    await signIn(page, head, `${at('/desk')}?q=1`)
    expect(new URL(page.url()).search).toBe('?q=1')
  })

  test('who cancels is told, and is not signed in', async ({ page, at }) => {
    await page.goto(at('/desk'))
    await page.locator('a[href^="/auth/login"]').click()
    await page.locator('button[name="cancel"]').click()
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await expect(page.locator('a[href^="/auth/login"]')).toBeVisible()
  })

  test('who was not invited is told, and is not signed in', async ({ page, at }) => {
    await page.goto(at('/desk'))
    await page.locator('a[href^="/auth/login"]').click()
    await choose(page, 'newcomer-1')
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await expect(page.locator('a[href^="/auth/login"]')).toBeVisible()
  })

  test('an invitation that nobody got opens no account', async ({ page, at }) => {
    await page.goto(at('/desk'))
    await page.locator('summary:near(a[href^="/auth/login"])').first().click()
    await page.locator('#invitation').fill('AAAAA-BBBBB-CCCCC-DDDDD')
    await page.locator('form[action="/auth/login"] button').click()
    await choose(page, 'newcomer-2')
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await expect(page.locator('form[action="/auth/logout"]')).toHaveCount(0)
  })

  test('a second step is proved with another session, and only with the right code', async ({ page, at }) => {
    await signIn(page, head, at('/desk'))
    const session = async () =>
      (await page.context().cookies()).find(({ name }) => name === '__Host-sid')?.value
    const before = await session()
    await page.goto(`/auth/prove?returnTo=${at('/desk')}`)
    await choose(page, head)
    await page.locator('#code').fill('1')
    await page.locator('form:has(#code) button').click()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.locator('#code').fill((await page.locator('#shown').textContent()) ?? '')
    await page.locator('form:has(#code) button').click()
    await expect(page.locator('form[action="/auth/logout"]')).toBeVisible()
    expect(await session()).not.toBe(before)
  })

  test('another person cannot prove for who is signed in', async ({ page, at }) => {
    await signIn(page, head, at('/desk'))
    await page.goto(`/auth/prove?returnTo=${at('/desk')}`)
    await answerProof(page, 'auditor')
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
  })
})

test('the cookie of a session goes along with no request that another site makes', async ({
  page,
  at,
  baseURL,
}) => {
  await signIn(page, head, at('/desk'))
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === '__Host-sid')
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/', expires: -1 })
  await page.route('https://elsewhere.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${baseURL}/auth/logout"><button>x</button></form><a href="${baseURL}${at('/desk')}">y</a>`,
    }),
  )
  await page.goto('https://elsewhere.example/')
  await page.getByRole('link').click()
  await expect(page.locator('a[href^="/auth/login"]')).toBeVisible()
  await page.goto('https://elsewhere.example/')
  await page.getByRole('button').click()
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
  await page.goto(at('/desk'))
  await expect(page.locator('form[action="/auth/logout"]')).toBeVisible()
})

test('a session made up, or ended, opens nothing', async ({ page, at, request }) => {
  await signIn(page, head, at('/desk'))
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === '__Host-sid')
  const open = (value: string) =>
    request.get(at('/desk'), { headers: { cookie: `__Host-sid=${value}` }, maxRedirects: 0 })
  const session = cookie?.value ?? ''
  expect((await open(session)).status()).toBe(200)
  await page.locator('form[action="/auth/logout"] button').click()
  await expect(page.locator('a[href^="/auth/login"]')).toBeVisible()
  for (const value of [session, 'A'.repeat(43), '']) expect((await open(value)).status()).toBe(401)
})

test('a proof leads to the page it was asked for', async ({ page, at }) => {
  await signIn(page, head, at('/desk'))
  await prove(page, head, at('/desk'))
  await expect(page.locator('form[action="/auth/logout"]')).toBeVisible()
})
