import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { closedCase } from './src/site/closed-case.ts'
import { follow, press, unknownReceipt } from './src/site/follow.ts'
import { approve, knownBefore, officerAt, propose } from './src/site/reward-desk.ts'
import { prove } from './src/site/sign-in.ts'
import { expect, type Office, test } from './src/site/test.ts'
import type { Words } from './src/site/words.ts'

const claimant = { name: '周念祖', identity: '11010519491231002X', account: '6222020200112233445' }

/** Fills the claim in on the page of a receipt and sends it. */
async function claim(page: Page, words: Words, said: Partial<typeof claimant> = {}) {
  const { name, identity, account } = { ...claimant, ...said }
  await page.getByLabel(words.claimName, { exact: true }).fill(name)
  await page.getByLabel(words.claimIdentity).fill(identity)
  await page.getByLabel(words.claimBank).check()
  await page.getByLabel(words.claimAccount).fill(account)
  await press(page, words.claim)
}

/** The publisher puts the outcome out, without which nothing is paid. */
async function publishOutcome(office: Office, no: string) {
  const page = await office.as('publisher')
  await page.goto(office.at(`/desk/publish/${no}`))
  const form = page.locator('#form-release')
  await form.locator('textarea[name="summary"]').fill('经查属实，现场已经清理。')
  await form.locator('button[value="publish"]').click()
  await expect(page.locator('#done')).toBeVisible()
  await page.context().close()
}

/** The custodian alone opens who claimed, to pay; the page shows it to nobody else. */
async function openedToPay(office: Office, tipNo: string): Promise<Page> {
  const { at } = office
  const page = await office.as('custodian')
  await prove(page, 'custodian', at('/desk/identity'))
  const form = page.locator('#form-open')
  await form.locator('input[name="about"]').fill(tipNo)
  await form.locator('select[name="field"]').selectOption('claim')
  await form.locator('select[name="purpose"]').selectOption('pay')
  await form.locator('textarea').fill('向领奖人支付已经审定的奖励')
  await form.locator('button').click()
  await expect(page).toHaveURL(/opened=/)
  const opened = page.url()
  await expect
    .poll(
      async () => {
        await page.goto(opened)
        return page.locator('[data-opened]').count()
      },
      { timeout: 30_000 },
    )
    .toBe(1)
  return page
}

test.describe('the way of a reward', { tag: ['@script-off', '@script-off-en'] }, () => {
  test('the reporter is told each step by the receipt, from the report to the payment', async ({
    page,
    at,
    words,
    request,
    office,
  }) => {
    test.setTimeout(300_000)
    const { no, receipt, tipNo } = await closedCase(page, office, request)
    const track = () => follow(page, at('/track'), words, receipt)
    const reward = page.locator('section[aria-labelledby="reward"]')
    await track()
    await expect(reward).toContainText(words.rewardUndecided)

    const first = await officerAt(office, 'reward-1', no)
    await propose(first, async (form) => {
      await knownBefore(form)
      await form.locator(`input[name="moreThanKnown-${tipNo}"]`).check()
    })
    await expect(first.locator('#form-approve')).toHaveCount(0)
    await track()
    await expect(reward).toContainText(words.rewardUndecided)
    await first.context().close()
    await approve(office, no)

    await track()
    await expect(reward).toContainText(words.rewardOffered)
    const stale = await page.context().newPage()
    await follow(stale, at('/track'), words, receipt)
    await claim(page, words, { identity: '110105194912310021' })
    await expect(page.getByRole('main').getByRole('alert').first()).toContainText(words.claimIdentityInvalid)
    await expect(page.getByLabel(words.claimName, { exact: true })).toHaveValue(claimant.name)
    await expect(page.getByLabel(words.claimAccount)).toHaveValue(claimant.account)
    await claim(page, words)
    await expect(page.getByText(words.doneClaim)).toBeVisible()
    await expect(reward).toContainText(words.rewardClaimed)
    expect(await page.content()).not.toContain(claimant.identity)
    await claim(stale, words)
    await expect(stale.getByRole('main').getByRole('alert').first()).toContainText(words.claimOver)
    await expect(stale.locator('section[aria-labelledby="reward"]')).toContainText(words.rewardClaimed)
    await stale.close()

    await publishOutcome(office, no)
    const custodian = await openedToPay(office, tipNo)
    await expect(custodian.locator('[data-opened]')).toContainText(claimant.identity)
    await expect(custodian.locator('[data-opened]')).toContainText(claimant.account)
    await custodian.context().close()

    const payer = await office.as('reward-1')
    await prove(payer, 'reward-1', at('/desk/rewards'))
    await payer.locator('select[name="format"]').selectOption('csv')
    const [file] = await Promise.all([
      payer.waitForEvent('download'),
      payer.locator('form[action$="/desk/rewards/file"] button').click(),
    ])
    const list = await readFile(await file.path(), 'utf8')
    expect(list.split('\n').filter((line) => line.includes(no))).toHaveLength(1)
    for (const secret of Object.values(claimant)) expect(list).not.toContain(secret)

    await payer.goto(at(`/desk/rewards/${no}`))
    expect(await payer.content()).not.toContain(claimant.identity)
    await payer.locator(`#form-pay-${tipNo} button`).click()
    await expect(payer.locator(`#form-pay-${tipNo}`)).toHaveCount(0)
    await payer.context().close()
    await track()
    await expect(reward).toContainText(words.rewardPaid)
    await expect(page.getByRole('button', { name: words.claim, exact: true })).toHaveCount(0)
  })

  test('a refusal names its reason; the appeal is settled by a third officer, and its end is told', async ({
    page,
    at,
    words,
    request,
    office,
  }) => {
    test.setTimeout(300_000)
    const { no, receipt, tipNo } = await closedCase(page, office, request)
    const first = await officerAt(office, 'reward-1', no)
    await propose(first, knownBefore)
    await first.context().close()
    await approve(office, no)

    const track = () => follow(page, at('/track'), words, receipt)
    const reward = page.locator('section[aria-labelledby="reward"]')
    await track()
    await expect(reward).toContainText(words.rewardRefusedKnown)
    await expect(page.getByRole('button', { name: words.claim, exact: true })).toHaveCount(0)
    await press(page, words.appealSend)
    await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible()
    await page.getByLabel(words.appeal).fill('十月的记录说的是另一条沟。')
    await press(page, words.appealSend)
    await expect(page.getByText(words.doneAppeal)).toBeVisible()
    await expect(reward).toContainText(words.rewardAppealed)
    await expect(page.getByRole('button', { name: words.appealSend, exact: true })).toHaveCount(0)

    for (const party of ['reward-1', 'reward-2']) {
      const officer = await officerAt(office, party, no)
      await expect(officer.locator(`#form-uphold-${tipNo}`)).toHaveCount(0)
      await officer.context().close()
    }
    const third = await officerAt(office, 'reward-3', no)
    await expect(third.getByText('十月的记录说的是另一条沟。')).toBeVisible()
    await third.locator(`#form-uphold-${tipNo} button`).click()
    await expect(third.locator(`#form-uphold-${tipNo}`)).toHaveCount(0)
    await third.context().close()
    await track()
    await expect(reward).toContainText(words.rewardUpheld)
  })

  test('a wrong receipt claims nothing and tells nothing of any reward', async ({ page, at, words }) => {
    await page.goto(at('/track'))
    await page.getByLabel(words.receipt).fill(unknownReceipt())
    await press(page, words.look)
    await expect(page.getByRole('main').getByRole('alert').first()).toContainText(words.receiptUnknown)
    await expect(page.locator('section[aria-labelledby="reward"]')).toHaveCount(0)
  })
})
