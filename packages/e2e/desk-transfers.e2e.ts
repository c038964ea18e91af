import { readFile } from 'node:fs/promises'
import type { APIRequestContext } from '@playwright/test'
import { openForm, send } from './src/site/desk-case.ts'
import { DeskPerson } from './src/site/desk-person.ts'
import { deed } from './src/site/desk-world.ts'
import { aTip, handIn } from './src/site/hand-in.ts'
import { postedForm } from './src/site/posted-form.ts'
import { signIn } from './src/site/sign-in.ts'
import { expect, test } from './src/site/test.ts'

const head = 'village-1-head'

/** A case of the first village, accepted: about dust. */
async function acceptedCase(site: string, api: APIRequestContext) {
  const village = await DeskPerson.signIn(site, head)
  const [, cell = ''] = /<option value="(\d+)"/.exec(await village.read('/desk')) ?? []
  const { receipt } = await handIn(api, { ...aTip(), category: 'dust', cell })
  let no = ''
  await expect
    .poll(
      async () => {
        const { caseNo } = await (await api.post('/api/v1/tips/track', { data: { receipt } })).json()
        no = caseNo ?? ''
        return no
      },
      { timeout: 30_000 },
    )
    .not.toBe('')
  await deed(village, no, 'accept')
  return { no, village }
}

const passedLine = (html: string, no: string) =>
  new RegExp(`<li[^>]*id="case-${no}"[\\s\\S]*?</li>`).exec(html)?.[0] ?? ''

test.describe('a transfer', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('by a clause alone goes to the department it names, which reads the clause', async ({
    page,
    at,
    request,
    baseURL,
  }) => {
    test.setTimeout(120_000)
    const { no } = await acceptedCase(baseURL ?? '', request)
    await signIn(page, head, at(`/desk/cases/${no}`))
    const form = await openForm(page, 'transfer')
    const clause = form.locator('select[name="clause"]')
    await expect(clause.locator('optgroup').first().locator('option')).not.toHaveCount(0)
    await clause.selectOption('air.construction-dust')
    await form.locator('textarea[name="reason"]').fill('工地扬尘，请依职责办理。')
    await send(page, 'transfer')
    const command = await DeskPerson.signIn(baseURL ?? '', 'command-1')
    const html = await command.read(at(`/desk/cases/${no}`))
    expect(html).toMatch(/房屋和市政工程施工扬尘|dust/i)
    expect(html).toMatch(/@housing|住房|housing/i)
  })

  test('to another department than the clause names is refused, and what was typed stays', async ({
    page,
    at,
    request,
    baseURL,
  }) => {
    test.setTimeout(120_000)
    const { no } = await acceptedCase(baseURL ?? '', request)
    await signIn(page, head, at(`/desk/cases/${no}`))
    const form = await openForm(page, 'transfer')
    await form.locator('select[name="clause"]').selectOption('air.construction-dust')
    const water = await form.locator('select[name="to"] option[value$="@water"]').getAttribute('value')
    await form.locator('select[name="to"]').selectOption(water)
    await form.locator('textarea[name="reason"]').fill('试一试')
    await form.locator('button').last().click()
    await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible()
    await expect(form.locator('select[name="clause"]')).toHaveAttribute('aria-invalid', 'true')
    await expect(form.locator('select[name="clause"]')).toHaveValue('air.construction-dust')
    await expect(form.locator('textarea[name="reason"]')).toHaveValue('试一试')
  })
})

test('a clause that is chosen chooses its department, by script', async ({ page, at, request, baseURL }) => {
  test.setTimeout(120_000)
  const { no } = await acceptedCase(baseURL ?? '', request)
  await signIn(page, head, at(`/desk/cases/${no}`))
  const form = await openForm(page, 'transfer')
  await form.locator('select[name="clause"]').selectOption('air.construction-dust')
  await expect(form.locator('select[name="to"]')).toHaveValue(/@housing$/)
})

test('a department keeps reading what it passed on, finds it again, and is told what came of it', async ({
  baseURL,
  request,
}) => {
  test.setTimeout(150_000)
  const site = baseURL ?? ''
  const { no, village } = await acceptedCase(site, request)
  const [eco, water, urban] = [
    await DeskPerson.signIn(site, 'eco'),
    await DeskPerson.signIn(site, 'water'),
    await DeskPerson.signIn(site, 'urban'),
  ]
  const [, root = ''] = /value="(\d+)@eco"/.exec(await village.read(`/desk/cases/${no}`)) ?? []
  await deed(village, no, 'transfer', { to: `${root}@eco`, reason: '请依职责办理。' })
  await deed(eco, no, 'receive')
  await deed(eco, no, 'transfer', { to: `${root}@water`, clause: '', reason: '属水务职责。' })
  const line = (who: DeskPerson, answer: string) =>
    expect
      .poll(async () => passedLine(await who.read('/desk/passed-on'), no), { timeout: 30_000 })
      .toContain(`data-answer="${answer}"`)
  await line(eco, 'waiting')
  await deed(water, no, 'refuse', { reason: '不是水务问题。' })
  await line(eco, 'refused')
  await deed(eco, no, 'transfer', { to: `${root}@urban`, reason: '渣土运输。' })
  await deed(urban, no, 'receive')
  await line(eco, 'received')
  await line(village, 'received')
  const seen = await eco.open(`/desk/cases/${no}`)
  expect(seen.status).toBe(200)
  const html = await seen.text()
  expect(html).not.toContain('data-deed=')
  expect(html).not.toContain('渣土运输')
  expect((await water.open(`/desk/cases/${no}`)).status).toBe(404)
  const command = await DeskPerson.signIn(site, 'command-1')
  await deed(command, no, 'note-conflict', { against: `${root}@eco`, reason: '举报反映该部门。' })
  expect((await eco.open(`/desk/cases/${no}`)).status).toBe(404)
  await expect
    .poll(async () => passedLine(await eco.read('/desk/passed-on'), no), { timeout: 30_000 })
    .toBe('')
})

test.describe('agreements with neighbours', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('are signed, read by everybody, offered for handing over, and ended', async ({
    page,
    at,
    baseURL,
    request,
  }) => {
    test.setTimeout(150_000)
    const id = `t-${Date.now().toString(36)}`
    await signIn(page, 'command-1', at('/desk/agreements'))
    const form = page.locator('#form-sign')
    const fill = (name: string, value: string) => form.locator(`[name="${name}"]`).fill(value)
    await fill('id', id)
    await fill('counterpart', '邻县甲（演示）')
    await fill('scope', '界河上下游（演示）')
    await fill('office', '邻县甲环委办（演示）')
    await form.locator('button').click()
    await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible()
    await expect(form.locator('[name="scope"]')).toHaveValue('界河上下游（演示）')
    await fill('phone', '0995-0000000')
    await form.locator('button').click()
    await expect(page).toHaveURL(new RegExp(`/desk/agreements/${id}\\?done=signed`))
    await expect(page.getByRole('main')).toContainText('林文博')
    await expect(async () => {
      await page.goto(at('/agreements'))
      await expect(page.locator(`#agreement-${id}`)).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 30_000 })

    const { no } = await acceptedCase(baseURL ?? '', request)
    await page.goto(at(`/desk/cases/${no}`))
    const handing = await openForm(page, 'hand-over')
    await handing.locator('select[name="agreement"]').selectOption(id)
    await handing.locator('textarea[name="reason"]').fill('污染源在邻县境内。')
    await handing.locator('input[name="confirm"]').check()
    await send(page, 'hand-over')
    await page.locator(`a[href$="/desk/cases/${no}/hand-over"]`).first().click()
    const sheet = page.locator(`[data-hand-over="${no}"]`)
    await expect(sheet).toContainText('污染源在邻县境内。')
    await expect(sheet).toContainText(id)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`a[href$="/hand-over/record"]`).click(),
    ])
    const text = await readFile(await download.path(), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ format: 'wangge-hand-over-1', no, agreement: { id } })
    expect(text).not.toMatch(/lng|lat|point|phone": "1|staff:/)

    await page.goto(at(`/desk/agreements/${id}`))
    await page.locator('#form-end button').click()
    await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible()
    await page.locator('#form-end input[name="sure"]').check()
    await page.locator('#form-end button').click()
    await expect(page).toHaveURL(/\?done=ended/)
  })

  test('are refused by those who only read them', async ({ baseURL }) => {
    const village = await DeskPerson.signIn(baseURL ?? '', head)
    const command = await DeskPerson.signIn(baseURL ?? '', 'command-1')
    const list = await village.read('/desk/agreements')
    expect(list).not.toContain('id="form-sign"')
    const form = postedForm(await command.read('/desk/agreements'), 'id="form-sign"', {
      id: 'forged-1',
      counterpart: '邻县',
      scope: '界河',
      office: '办公室',
      phone: '0995-0000000',
      validFrom: '2026-01-01',
    })
    const answer = await village.post('/desk/agreements', form)
    expect(answer.headers.get('location') ?? '').not.toContain('done=')
    expect((await command.open('/desk/agreements/forged-1')).status).toBe(404)
  })
})

test('what was handed to a neighbour stays on the sender’s list until the receipt is noted', async ({
  baseURL,
  request,
}) => {
  test.setTimeout(120_000)
  const { no, village } = await acceptedCase(baseURL ?? '', request)
  const page = `/desk/cases/${no}`
  const html = await village.read(page)
  const [, agreement = ''] = /name="agreement"[\s\S]*?<option value="([\w-]+)"/.exec(html) ?? []
  await deed(village, no, 'hand-over', { agreement, reason: '污染源在邻县。', confirm: 'yes' })
  expect((await village.open(`${page}/hand-over/record`)).headers.get('content-type')).toContain('json')
  const isListed = async () => (await village.read('/desk')).includes(`id="case-${no}"`)
  await expect.poll(isListed, { timeout: 30_000 }).toBe(true)
  const on = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  await deed(village, no, 'note-receipt', { theirNo: '邻环收7号', on })
  await expect.poll(isListed, { timeout: 30_000 }).toBe(false)
  await expect
    .poll(async () => passedLine(await village.read('/desk/passed-on'), no), { timeout: 30_000 })
    .toContain('data-answer="received"')
})
