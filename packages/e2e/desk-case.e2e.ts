import { aPhoto, freshCase, openForm, send } from './src/site/desk-case.ts'
import { choose, signIn } from './src/site/sign-in.ts'
import { expect, test } from './src/site/test.ts'

const head = 'village-1-head'

test.describe('a case at the desk', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('its head accepts, goes there and concludes; another person checks it', async ({
    page,
    at,
    request,
    office,
  }) => {
    test.setTimeout(150_000)
    await signIn(page, head, at('/desk'))
    const { no, receipt } = await freshCase(page, request, at('/desk'))
    const address = at(`/desk/cases/${no}`)
    await page.goto(address)
    await openForm(page, 'accept')
    await send(page, 'accept')

    const visit = await openForm(page, 'visit')
    await visit.locator('input[name="step"][value="check"]').check()
    await visit.locator('textarea[name="text"]').fill('渠边有油花')
    await visit.locator('input[type="file"]').setInputFiles(await aPhoto('visit.jpg'))
    await send(page, 'visit')
    await expect(page.locator('#timeline ~ ol').getByText('渠边有油花')).toBeVisible()
    const photo = page.locator('section[aria-labelledby="timeline"] img')
    await expect(photo).toHaveCount(1)
    const shown = await page.request.get((await photo.getAttribute('src')) ?? '')
    expect(shown.headers()).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-store',
    })

    const conclude = await openForm(page, 'conclude')
    await conclude.locator('input[name="verdict"][value="true"]').check()
    await conclude.locator('input[name="measures"][value="clean-up"]').check()
    await conclude.locator('textarea[name="summary"]').fill('现场已经清理，加强巡查。')
    await conclude.locator('textarea[name="record"]').fill('清理后复查。')
    await conclude.locator('textarea[name="reply"]').fill('已经清理，谢谢。')
    await conclude.locator('input[type="file"][name="after.file"]').setInputFiles(await aPhoto('after.jpg'))
    await send(page, 'conclude')
    await expect(page.locator('form[data-deed="check"]')).toHaveCount(0)
    // Cells are named, never numbered: in the deadlines, in what was reported and in what happened.
    await expect(page.getByRole('main')).not.toContainText(/\b6504\d{2}/)

    const other = await office.as('town-1-head')
    await other.goto(address)
    const check = await openForm(other, 'check')
    await check.locator('input[name="result"][value="passed"]').check()
    await check.locator('textarea[name="text"]').fill('情况属实，同意。')
    await send(other, 'check')
    await expect(other.locator('form[data-deed="check"]')).toHaveCount(0)
    await other.context().close()
    await expect
      .poll(
        async () => (await (await request.post('/api/v1/tips/track', { data: { receipt } })).json()).status,
      )
      .toBe('resolved')
  })

  test('what is wrong is led to, and nothing that was typed is lost', async ({ page, at, request }) => {
    await signIn(page, head, at('/desk'))
    const { no } = await freshCase(page, request, at('/desk'))
    await page.goto(at(`/desk/cases/${no}`))
    await openForm(page, 'accept')
    await send(page, 'accept')
    const visit = await openForm(page, 'visit')
    await visit.locator('textarea[name="text"]').fill('先到现场')
    await visit.locator('button').last().click()
    const alert = page.getByRole('main').getByRole('alert').first()
    await expect(alert).toBeVisible()
    await expect(alert.locator('a[href="#visit-step"]')).toBeVisible()
    await expect(page.locator('#visit-text')).toHaveValue('先到现场')
  })

  test('what another did meanwhile is shown, and what was typed is sent all the same only by saying so', async ({
    page,
    at,
    request,
    context,
  }) => {
    await signIn(page, head, at('/desk'))
    const { no } = await freshCase(page, request, at('/desk'))
    const address = at(`/desk/cases/${no}`)
    await page.goto(address)
    const second = await context.newPage()
    await second.goto(address)
    const first = await openForm(page, 'note')
    await first.locator('textarea').fill('先说的话')
    await send(page, 'note')
    const late = await openForm(second, 'note')
    await late.locator('textarea').fill('后说的话')
    await late.locator('button').last().click()
    const changed = second.locator('section[aria-labelledby="changes"]')
    // The case may have been released meanwhile: then that is among them.
    await expect(changed.locator('li').first()).toBeVisible()
    await expect(second.locator('#note-text')).toHaveValue('后说的话')
    await expect(second.locator('#timeline ~ ol').getByText('后说的话')).toHaveCount(0)
    await send(second, 'note')
    await expect(second.locator('#timeline ~ ol').getByText('后说的话')).toBeVisible()
  })

  test('a session that ends in the middle of a form takes nothing with it', async ({
    page,
    at,
    request,
    context,
  }) => {
    await signIn(page, head, at('/desk'))
    const { no } = await freshCase(page, request, at('/desk'))
    await page.goto(at(`/desk/cases/${no}`))
    const note = await openForm(page, 'note')
    await note.locator('textarea').fill('写到一半')
    const second = await context.newPage()
    await second.goto(at('/desk'))
    await second.locator('form[action="/auth/logout"] button').click()
    await expect(second.locator('a[href^="/auth/login"]')).toBeVisible()
    await note.locator('button').last().click()
    await expect(page.locator('#note-text')).toHaveValue('写到一半')
    const [login] = await Promise.all([
      context.waitForEvent('page'),
      page.locator('a[target="_blank"][href^="/auth/login"]').click(),
    ])
    await choose(login, head)
    await expect(login.locator('form[action="/auth/logout"]')).toBeVisible()
    await send(page, 'note')
    await expect(page.locator('#timeline ~ ol').getByText('写到一半')).toBeVisible()
  })

  test('a sample text fills the form, and the reporter reads what was written', async ({
    page,
    at,
    request,
    words,
  }) => {
    await signIn(page, head, at('/desk'))
    const { no, receipt } = await freshCase(page, request, at('/desk'))
    await page.goto(at(`/desk/cases/${no}`))
    const details = page.locator('details:has(form[data-deed="write"])')
    await details.locator('summary').click()
    await details.locator('a[data-template]').first().click()
    const text = page.locator('form[data-deed="write"] textarea')
    await expect(text).not.toHaveValue('')
    const said = await text.inputValue()
    await send(page, 'write')
    await page.goto(at('/track'))
    await page.getByLabel(words.receipt).fill(receipt)
    await page.getByRole('button', { name: words.look }).click()
    await expect(page.getByText(said)).toBeVisible()
  })

  test('is not there for the head of another village', async ({ page, at, request, office }) => {
    await signIn(page, head, at('/desk'))
    const { no } = await freshCase(page, request, at('/desk'))
    const other = await office.as('village-2-head')
    const answer = await other.goto(at(`/desk/cases/${no}`))
    expect(answer?.status()).toBe(404)
    await other.context().close()
  })

  test('a caller is given a number and a receipt of 20 digits that opens the tip', async ({
    page,
    at,
    request,
  }) => {
    await signIn(page, head, at('/desk'))
    await page.goto(at('/desk/intake'))
    const list = page.locator('#cell')
    await list.selectOption({ index: 3 })
    await page.locator('form:has(#cell) button').click()
    await page.locator('#category').selectOption('noise')
    await page.locator('#ticket').fill('12345-20261122-7')
    await page.locator('form button').last().click()
    await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible()
    await expect(page.locator('#ticket')).toHaveValue('12345-20261122-7')
    await page.locator('#description').fill(`夜间机器声 ${crypto.randomUUID()}`)
    await page.locator('form button').last().click()
    const receipt = (await page.locator('section[aria-labelledby="taken"] strong').textContent()) ?? ''
    expect(receipt.replace(/\D/g, '')).toHaveLength(20)
    const answer = await request.post('/api/v1/tips/track', { data: { receipt } })
    expect(answer.status()).toBe(200)
  })
})

test.describe('in the field', () => {
  test.use({ permissions: ['geolocation'], geolocation: { longitude: 89.2, latitude: 42.95, accuracy: 12 } })

  test('a form whose line is down keeps everything, says so, and is sent by trying again', async ({
    page,
    at,
    request,
    context,
  }) => {
    await signIn(page, head, at('/desk'))
    const { no } = await freshCase(page, request, at('/desk'))
    await page.goto(at(`/desk/cases/${no}`))
    await openForm(page, 'accept')
    await send(page, 'accept')
    const visit = await openForm(page, 'visit')
    await expect(visit.locator('input[name="lng"]')).toHaveValue(/^89\.2/)
    await visit.locator('input[name="step"][value="check"]').check()
    await visit.locator('textarea[name="text"]').fill('没有信号')
    await visit.locator('input[type="file"]').setInputFiles(await aPhoto('field.jpg'))
    await context.setOffline(true)
    await visit.locator('button').last().click()
    await expect(visit.locator('[data-told] button')).toBeVisible()
    await expect(visit.locator('textarea[name="text"]')).toHaveValue('没有信号')
    await context.setOffline(false)
    await send(page, 'visit')
    await expect(page.locator('section[aria-labelledby="timeline"] img')).toHaveCount(1)
  })

  test('what was typed comes back after the page was closed, and is gone once it is sent', async ({
    page,
    at,
    request,
  }) => {
    await signIn(page, head, at('/desk'))
    const { no } = await freshCase(page, request, at('/desk'))
    const address = at(`/desk/cases/${no}`)
    await page.goto(address)
    const note = await openForm(page, 'note')
    await note.locator('textarea').fill('还没写完')
    await page.goto('about:blank')
    await page.goto(address)
    await openForm(page, 'note')
    await expect(page.locator('#note-text')).toHaveValue('还没写完')
    await send(page, 'note')
    await page.goto(address)
    await openForm(page, 'note')
    await expect(page.locator('#note-text')).toHaveValue('')
  })
})
