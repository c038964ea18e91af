import type { APIRequestContext, Page } from '@playwright/test'
import { closedCase } from './src/site/closed-case.ts'
import { openForm, send } from './src/site/desk-case.ts'
import { follow, press } from './src/site/follow.ts'
import { expect, type Office, test } from './src/site/test.ts'
import type { Words } from './src/site/words.ts'

const objection = '晚上还在排，和以前一样。'

/** A case closed by the village and checked by the command centre, whose reporter then says that it is not solved. */
async function disputed(page: Page, office: Office, request: APIRequestContext, words: Words) {
  const { at } = office
  const found = await closedCase(page, office, request, 'command-2')
  await follow(page, at('/track'), words, found.receipt)
  await press(page, words.disputeSend)
  await expect(page.getByRole('main').getByRole('alert').first()).toContainText(words.disputeMissing)
  await page.getByLabel(words.disputeNotSolved).check()
  await page.getByLabel(words.disputeText).fill(objection)
  await press(page, words.disputeSend)
  await expect(page.getByText(words.doneDispute)).toBeVisible()
  await expect(page.locator('[data-review="running"]')).toContainText(words.reviewRunning)
  await expect(page.getByRole('button', { name: words.disputeSend, exact: true })).toHaveCount(0)
  return found
}

/** The head of the town decides what came of it; the village, and who checked, may not. */
async function reviewed(office: Office, no: string, result: 'upheld' | 'reopened', text: string) {
  const { at } = office
  for (const who of ['village-1-head', 'command-2']) {
    const other = await office.as(who)
    await other.goto(at(`/desk/cases/${no}`))
    await expect(other.locator('form[data-deed="review"]')).toHaveCount(0)
    await other.context().close()
  }
  const town = await office.as('town-1-head')
  await expect
    .poll(
      async () => {
        await town.goto(at('/desk'))
        return town.locator(`a[href$="/desk/cases/${no}"]`).count()
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
  await town.goto(at(`/desk/cases/${no}`))
  await expect(town.getByText(objection).first()).toBeVisible()
  const form = await openForm(town, 'review')
  await form.locator(`input[name="result"][value="${result}"]`).check()
  await form.locator('textarea[name="text"]').fill(text)
  await send(town, 'review')
  await town.context().close()
}

test.describe('a reporter who says that it is not solved', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('is told that the level above reviews it, and why the outcome stands', async ({
    page,
    at,
    words,
    request,
    office,
  }) => {
    test.setTimeout(240_000)
    const { no, receipt } = await disputed(page, office, request, words)
    const why = '夜间到现场看过两次，没有再排。'
    await reviewed(office, no, 'upheld', why)
    await follow(page, at('/track'), words, receipt)
    await expect(page.locator('[data-review="upheld"]')).toContainText(words.reviewUpheld)
    await expect(page.getByText(why)).toBeVisible()
    await expect(page.getByRole('status').first()).toContainText(words.statusResolved)
    await expect(page.getByRole('button', { name: words.disputeSend, exact: true })).toHaveCount(0)
  })

  test('is told that the case is handled again, and sees it in handling', async ({
    page,
    at,
    words,
    request,
    office,
  }) => {
    test.setTimeout(240_000)
    const { no, receipt } = await disputed(page, office, request, words)
    const why = '夜间到现场看到还在排，重新办理。'
    await reviewed(office, no, 'reopened', why)
    await follow(page, at('/track'), words, receipt)
    await expect(page.locator('[data-review="reopened"]')).toContainText(words.reviewReopened)
    await expect(page.getByText(why)).toBeVisible()
    await expect(page.getByRole('status').first()).toContainText(words.statusHandling)
    await expect
      .poll(async () => (await (await request.get(`/api/v1/cases/${no}`)).json()).status, { timeout: 30_000 })
      .toBe('handling')
  })
})
