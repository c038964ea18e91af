import sharp from 'sharp'
import { closedCase } from './src/site/closed-case.ts'
import { aTip, handIn } from './src/site/hand-in.ts'
import { prove, signIn } from './src/site/sign-in.ts'
import { expect, test } from './src/site/test.ts'

/** What the stream brings to a list. */
const inTime = { timeout: 30_000 }

test.describe('the offices beside the line', { tag: ['@script-off'] }, () => {
  test('a publisher redacts a photo, looks at the copy, and publishes what the public then sees', async ({
    page,
    at,
    request,
    office,
    javaScriptEnabled,
  }) => {
    test.setTimeout(180_000)
    const { no } = await closedCase(page, office, request)
    const publisher = await office.as('publisher')
    await expect
      .poll(async () => {
        await publisher.goto(at('/desk/publish'))
        return publisher.getByRole('link', { name: no }).count()
      }, inTime)
      .toBe(1)
    await publisher.goto(at(`/desk/publish/${no}`))

    const release = publisher.locator('#form-release')
    const summary = release.locator('textarea[name="summary"]')
    await summary.fill('写到一半')

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
    // With script the page looks again by itself, and what was typed before stands in it.
    if (javaScriptEnabled === false)
      await expect(async () => {
        const again = publisher.locator('[data-making] a')
        if ((await again.count()) > 0) await again.click()
        await expect(copy).toHaveCount(1, { timeout: 1_000 })
      }).toPass({ timeout: 30_000 })
    else {
      await expect(copy).toHaveCount(1)
      await expect(summary).toHaveValue('写到一半')
    }
    await summary.fill('请拨打 13800138000。')
    await release.locator('button[value="publish"]').click()
    await expect(publisher.getByRole('main').getByRole('alert').first()).toBeVisible()
    await expect(summary).toHaveValue('请拨打 13800138000。')
    await summary.fill('经查属实，现场已经清理。')
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

  test('a contact is asked for by one custodian and opened once another agreed, and an auditor sees that it was done', async ({
    page,
    at,
    request,
    office,
  }) => {
    test.setTimeout(180_000)
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
    await expect(page.locator('#open-purpose-error')).toBeVisible()
    await prove(page, 'custodian', at('/desk/identity'))
    const ask = async (purpose: string) => {
      await page.goto(at('/desk/identity'))
      await form.locator('input[name="about"]').fill(tipNo)
      await form.locator('select[name="purpose"]').selectOption(purpose)
      await form.locator('textarea').fill(reason)
      await form.locator('button').click()
      return page.url().includes('opened=')
    }
    // Until the tip is assigned it is nobody's.
    await expect.poll(() => ask('protect'), { timeout: 60_000 }).toBe(true)
    const asked = new URL(page.url())
    const address = `${asked.pathname}${asked.search}`
    await expect(page.locator('#form-agree')).toHaveCount(0)
    await expect(page.locator('#form-agreed')).toHaveCount(0)
    expect(await ask('pay')).toBe(false)
    await expect(page.locator('#open-purpose-error')).toBeVisible()

    const second = await office.as('custodian-2')
    await expect
      .poll(async () => {
        await second.goto(at('/desk/identity'))
        return second.locator(`[data-waiting] a[href="${address}"]`).count()
      }, inTime)
      .toBe(1)
    await second.goto(address)
    await second.locator('#form-agree button').click()
    await expect(second.locator('a[href^="/auth/prove"]')).toBeVisible()
    await prove(second, 'custodian-2', address)
    await expect(second.getByText(reason)).toBeVisible()
    await second.locator('#form-agree button').click()
    await expect(second.locator('#form-agree')).toHaveCount(0)
    expect(await second.content()).not.toContain('13800138000')

    await page.goto(address)
    expect(await page.content()).not.toContain('13800138000')
    await page.locator('#form-agreed button').click()
    await expect
      .poll(
        async () => {
          await page.goto(address)
          return page.locator('[data-opened]').count()
        },
        { timeout: 30_000 },
      )
      .toBe(1)
    await expect(page.locator('[data-opened]')).toContainText('13800138000')
    expect(page.url()).not.toContain('1380013')
    await second.goto(address)
    expect(await second.content()).not.toContain('13800138000')
    await second.context().close()

    const auditor = await office.as('auditor')
    await auditor.goto(address)
    await expect(auditor.getByText(reason)).toBeVisible()
    expect(await auditor.content()).not.toContain('13800138000')
    await auditor.context().close()
    const head = await office.as('village-1-head')
    await head.goto(address)
    expect(await head.content()).not.toContain('13800138000')
    await head.context().close()

    await page.goto(at('/privacy'))
    const counts = page.locator('#openings ~ div table, #openings ~ table').first()
    await expect(counts.locator('tbody tr').first()).toBeVisible()
  })

  test('a request is declined with a reason that the custodian reads, and nothing is opened', async ({
    page,
    at,
    request,
    office,
  }) => {
    test.setTimeout(120_000)
    const { tipNo } = await handIn(request, {
      ...aTip(),
      wish: 'call-back',
      contact: { phone: '138 0013 8000' },
    })
    await signIn(page, 'custodian-2', at('/desk'))
    await prove(page, 'custodian-2', at('/desk/identity'))
    await expect
      .poll(
        async () => {
          await page.goto(at('/desk/identity'))
          const form = page.locator('#form-open')
          await form.locator('input[name="about"]').fill(tipNo)
          await form.locator('select[name="purpose"]').selectOption('ask-back')
          await form.locator('textarea').fill('想了解举报人的具体情况。')
          await form.locator('button').click()
          return page.url().includes('opened=')
        },
        { timeout: 60_000 },
      )
      .toBe(true)
    const asked = new URL(page.url())
    const address = `${asked.pathname}${asked.search}`
    const auditor = await office.as('auditor')
    await prove(auditor, 'auditor', address)
    const why = '理由不充分，可在对话中询问。'
    await auditor.locator('#form-decline textarea').fill('不行')
    await auditor.locator('#form-decline button').click()
    await expect(auditor.locator('#decline-reason-error')).toBeVisible()
    await auditor.locator('#form-decline textarea').fill(why)
    await auditor.locator('#form-decline button').click()
    await expect(auditor.locator('#form-decline')).toHaveCount(0)
    await auditor.context().close()
    await page.goto(address)
    await expect(page.getByText(why)).toBeVisible()
    await expect(page.locator('#form-agreed')).toHaveCount(0)
    expect(await page.content()).not.toContain('13800138000')
  })

  test('a reward is proposed by one officer and approved by another, with no word of any report', async ({
    page,
    at,
    request,
    office,
  }) => {
    test.setTimeout(180_000)
    const { no, described } = await closedCase(page, office, request)
    const officer = await office.as('reward-1')
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

    const second = await office.as('reward-2')
    await prove(second, 'reward-2', address)
    await second.locator('#form-approve button').click()
    await expect(second.locator('#form-approve')).toHaveCount(0)
    await expect(second.locator('[data-decision]')).toBeVisible()
    await second.context().close()
  })
})
