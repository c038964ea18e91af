import { follow, press } from './src/site/follow.ts'
import { aTip, handIn } from './src/site/hand-in.ts'
import { expect, test } from './src/site/test.ts'

test.describe('what the holder of a receipt does', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('says more, with a photo, and sees it in the thread', async ({ page, at, request, words }) => {
    const { receipt } = await handIn(request)
    await follow(page, at('/track'), words, receipt)
    await page.getByLabel(words.message).fill('今天早上又冒烟了')
    await press(page, words.messageSend)
    await expect(page.getByText(words.doneMessage)).toBeVisible()
    await expect(page.getByText('今天早上又冒烟了')).toBeVisible()
  })

  test('does not see their own words until they ask, and puts them right', async ({
    page,
    at,
    request,
    words,
  }) => {
    const description = `河边堆着垃圾 ${Date.now()}`
    const { receipt } = await handIn(request, { ...aTip(), description })
    await follow(page, at('/track'), words, receipt)
    await expect(page.getByRole('main')).not.toContainText(description)
    await press(page, words.showOwn)
    await expect(page.getByLabel(words.ownDescription)).toHaveValue(description)
    await page.getByLabel(words.ownDescription).fill('河边堆着建筑垃圾')
    await press(page, words.correct)
    await expect(page.getByText(words.doneCorrect)).toBeVisible()
    await press(page, words.showOwn)
    await expect(page.getByLabel(words.ownDescription)).toHaveValue('河边堆着建筑垃圾')
  })

  test('keeps what was typed when a correction is refused', async ({ page, at, request, words }) => {
    const { receipt } = await handIn(request)
    await follow(page, at('/track'), words, receipt)
    await press(page, words.showOwn)
    await page.getByLabel(words.ownDescription).fill('长'.repeat(2_001))
    await press(page, words.correct)
    await expect(page.getByLabel(words.ownDescription)).toHaveAccessibleDescription(
      new RegExp(words.descriptionTooLong),
    )
    await expect(page.getByLabel(words.ownDescription)).toHaveValue('长'.repeat(2_001))
  })

  test('withdraws only after confirming, and erases for good', async ({ page, at, request, words }) => {
    const { receipt, tipNo } = await handIn(request)
    await expect
      .poll(
        async () => (await (await request.post('/api/v1/tips/track', { data: { receipt } })).json()).caseNo,
        { timeout: 30_000 },
      )
      .not.toBeNull()
    await follow(page, at('/track'), words, receipt)
    await page.getByText(words.withdrawTitle).click()
    await press(page, words.withdrawDo)
    await expect(page.getByRole('main').getByRole('alert')).toContainText(words.unconfirmed)
    await page.getByText(words.withdrawTitle).click()
    await page.getByLabel(words.withdrawConfirm).check()
    await press(page, words.withdrawDo)
    await expect(page.getByText(words.doneWithdraw)).toBeVisible()
    await expect(page.getByLabel(words.message)).toHaveCount(0)
    await page.getByText(words.eraseTitle).click()
    await page.getByLabel(words.eraseConfirm).check()
    await press(page, words.eraseDo)
    await expect(page.getByText(words.doneErase)).toBeVisible()
    await follow(page, at('/track'), words, receipt)
    await expect(page.getByRole('main')).toContainText(tipNo)
    await expect(page.getByText(words.tipErased)).toBeVisible()
  })

  test('who asks for the reward sees that it is undecided, with the rules one tap away', async ({
    page,
    at,
    request,
    words,
  }) => {
    const { receipt } = await handIn(request, { ...aTip(), wish: 'reward' })
    await follow(page, at('/track'), words, receipt)
    await expect
      .poll(
        async () => {
          await follow(page, at('/track'), words, receipt)
          return page.getByText(words.rewardUndecided).count()
        },
        { timeout: 30_000 },
      )
      .toBe(1)
    await page.getByRole('link', { name: words.rewardRules, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(words.rewardsTitle)
  })

  test('proves by the signed proof that the tip was accepted, and a changed one is refused', async ({
    page,
    at,
    request,
    words,
  }) => {
    const { proof } = await handIn(request)
    await page.goto(at('/verify'))
    await page.getByLabel(words.proofLabel).fill(proof)
    await press(page, words.proofCheck)
    await expect(page.getByRole('status')).toContainText(words.proofYes)
    await page.getByLabel(words.proofLabel).fill(proof.replace(/\d{4}-/, '2031-'))
    await press(page, words.proofCheck)
    await expect(page.getByRole('status')).toContainText(words.proofNo)
  })
})
