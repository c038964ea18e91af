import type { APIRequestContext, Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { aPhoto, openForm, send } from './src/site/desk-case.ts'
import { aTip, handIn, publish } from './src/site/hand-in.ts'
import { prove, signIn } from './src/site/sign-in.ts'
import { expect, test } from './src/site/test.ts'

type Wide = {
  readonly browser: Browser
  readonly baseURL: string | undefined
  readonly at: (path: string) => string
}

/** Another person at another desk. */
async function as({ browser, baseURL, at }: Wide, who: string): Promise<Page> {
  const page = await (await browser.newContext({ ...(baseURL && { baseURL }) })).newPage()
  await signIn(page, who, at('/desk'))
  return page
}

/** A case of the first village whose reporter asks for the reward: concluded by its head with a penalty, checked by the town. */
async function closedCase(page: Page, wide: Wide, api: APIRequestContext) {
  const { at } = wide
  await signIn(page, 'village-1-head', at('/desk'))
  const cell = await page.locator('select[name="cell"] option').nth(1).getAttribute('value')
  const tip = { ...aTip(), cell, wish: 'reward' }
  // Its release would come between a page and its form.
  const [no = ''] = await publish(api, [tip])
  await page.goto(at(`/desk/cases/${no}`))
  await openForm(page, 'accept')
  await send(page, 'accept')
  const conclude = await openForm(page, 'conclude')
  await conclude.locator('input[name="verdict"][value="true"]').check()
  await conclude.locator('input[name="measures"][value="penalty"]').check()
  await conclude.locator('input[name="penaltyNo"]').fill('示环罚〔2026〕12号')
  await conclude.locator('textarea[name="summary"]').fill('现场已经清理，加强巡查。')
  await conclude.locator('textarea[name="record"]').fill('清理后复查。')
  await conclude.locator('textarea[name="reply"]').fill('已经清理，谢谢。')
  await conclude.locator('input[type="file"][name="after.file"]').setInputFiles(await aPhoto('after.jpg'))
  await send(page, 'conclude')
  const town = await as(wide, 'town-1-head')
  await town.goto(at(`/desk/cases/${no}`))
  const check = await openForm(town, 'check')
  await check.locator('input[name="result"][value="passed"]').check()
  await check.locator('textarea[name="text"]').fill('情况属实，同意。')
  await send(town, 'check')
  await town.context().close()
  return { no, described: tip.description }
}

test.describe('the offices beside the line', { tag: ['@script-off'] }, () => {
  test('a publisher redacts a photo, looks at the copy, and publishes what the public then sees', async ({
    page,
    at,
    request,
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000)
    const wide = { browser, baseURL, at }
    const { no } = await closedCase(page, wide, request)
    const publisher = await as(wide, 'publisher')
    await expect
      .poll(async () => {
        await publisher.goto(at('/desk/publish'))
        return publisher.getByRole('link', { name: no }).count()
      })
      .toBe(1)
    await publisher.goto(at(`/desk/publish/${no}`))

    const redact = publisher.locator('form[data-redact]').first()
    if (!(await redact.locator('[data-row]').first().isVisible()))
      await redact.locator('details summary').click()
    const row = redact.locator('[data-row]').first()
    for (const [side, value] of [
      ['x', '0'],
      ['y', '0'],
      ['width', '50'],
      ['height', '50'],
    ] as const)
      await row.locator(`input[name="${side}"]`).fill(value)
    await redact.locator('button').last().click()
    const copy = publisher.locator('[data-shown] img')
    await expect
      .poll(
        async () => {
          await publisher.goto(at(`/desk/publish/${no}`))
          return copy.count()
        },
        { timeout: 30_000 },
      )
      .toBe(1)

    const release = publisher.locator('#form-release')
    await release.locator('textarea[name="summary"]').fill('请拨打 13800138000。')
    await release.locator('button[value="publish"]').click()
    await expect(publisher.getByRole('main').getByRole('alert').first()).toBeVisible()
    await expect(release.locator('textarea[name="summary"]')).toHaveValue('请拨打 13800138000。')
    await release.locator('textarea[name="summary"]').fill('经查属实，现场已经清理。')
    await release.locator('button[value="preview"]').click()
    await expect(publisher.locator('[data-preview]')).toContainText('经查属实，现场已经清理。')
    await expect(publisher.locator('[data-preview] img')).toHaveCount(1)
    await release.locator('button[value="publish"]').click()
    await expect(publisher.locator('#done')).toBeVisible()
    await publisher.context().close()

    const answer = async () => (await request.get(`/api/v1/cases/${no}`)).text()
    await expect.poll(answer, { timeout: 60_000 }).toContain('经查属实，现场已经清理。')
    const [hash = ''] = /[0-9a-f]{64}/.exec((await answer()).split('photosAfter')[1] ?? '') ?? []
    const photo = await request.get(`/api/v1/cases/${no}/photos/${hash}`)
    expect(photo.headers()).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
    })
    const brightest = async (left: number) => {
      const part = { left, top: 0, width: 300, height: 220 }
      const pixels = await sharp(await photo.body())
        .extract(part)
        .raw()
        .toBuffer()
      return pixels.reduce((most, each) => Math.max(most, each), 0)
    }
    expect(await brightest(0)).toBeLessThan(10)
    expect(await brightest(340)).toBeGreaterThan(20)
    expect((await request.get(`/api/v1/cases/${no}/photos/${'0'.repeat(64)}`)).status()).toBe(404)
  })

  test('a custodian opens a contact for a reason, with a second factor, and an auditor sees that it was done', async ({
    page,
    at,
    request,
    browser,
    baseURL,
  }) => {
    test.setTimeout(120_000)
    const wide = { browser, baseURL, at }
    const { tipNo } = await handIn(request, {
      ...aTip(),
      wish: 'call-back',
      contact: { phone: '138 0013 8000', name: '王某某' },
    })
    await signIn(page, 'custodian', at('/desk'))
    await page.goto(at('/desk/identity'))
    const form = page.locator('#form-open')
    const reason = '举报人请求保护，须当面联系'
    await form.locator('input[name="about"]').fill(tipNo)
    await form.locator('textarea').fill('看看')
    await form.locator('button').click()
    await expect(page.locator('#open-reason-error')).toBeVisible()
    await prove(page, 'custodian', at('/desk/identity'))
    const ask = async () => {
      await page.goto(at('/desk/identity'))
      await form.locator('input[name="about"]').fill(tipNo)
      await form.locator('textarea').fill(reason)
      await form.locator('button').click()
      return page.url().includes('opened=')
    }
    // Until the tip is assigned it is nobody's.
    await expect.poll(ask, { timeout: 60_000 }).toBe(true)
    await expect
      .poll(
        async () => {
          await page.reload()
          return page.locator('[data-opened]').count()
        },
        { timeout: 30_000 },
      )
      .toBe(1)
    await expect(page.locator('[data-opened]')).toContainText('13800138000')
    expect(page.url()).not.toContain('1380013')
    const opened = new URL(page.url())

    const auditor = await as(wide, 'auditor')
    await auditor.goto(`${opened.pathname}${opened.search}`)
    await expect(auditor.getByText(reason)).toBeVisible()
    expect(await auditor.content()).not.toContain('13800138000')
    await auditor.context().close()
    const head = await as(wide, 'village-1-head')
    await head.goto(`${opened.pathname}${opened.search}`)
    expect(await head.content()).not.toContain('13800138000')
    await head.context().close()
  })

  test('a reward is proposed by one officer and approved by another, with no word of any report', async ({
    page,
    at,
    request,
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000)
    const wide = { browser, baseURL, at }
    const { no, described } = await closedCase(page, wide, request)
    const officer = await as(wide, 'reward-1')
    await expect
      .poll(
        async () => {
          await officer.goto(at('/desk/rewards'))
          return officer.getByRole('link', { name: no }).count()
        },
        { timeout: 30_000 },
      )
      .toBe(1)
    const address = at(`/desk/rewards/${no}`)
    await prove(officer, 'reward-1', address)
    const propose = officer.locator('#form-propose')
    expect(await officer.content()).not.toContain(described)
    await propose.locator('input[name="penaltyServedOn"]').fill('2026-11-01')
    await propose.locator('button').last().click()
    await expect(officer.getByRole('main').getByRole('alert').first()).toBeVisible()
    await expect(propose.locator('input[name="penaltyServedOn"]')).toHaveValue('2026-11-01')
    await propose.locator('input[name="items"]').first().check()
    await propose.locator('button').last().click()
    await expect(officer.locator('[data-decision]')).toBeVisible()
    await expect(officer.locator('#form-approve')).toHaveCount(0)
    await officer.context().close()

    const second = await as(wide, 'reward-2')
    await prove(second, 'reward-2', address)
    await second.locator('#form-approve button').click()
    await expect(second.locator('#form-approve')).toHaveCount(0)
    await expect(second.locator('[data-decision]')).toBeVisible()
    await second.context().close()
  })
})
