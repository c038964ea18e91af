import { OwnProduct } from '../src/product/own-product.ts'
import { ReportPage } from '../src/site/report-page.ts'
import { expect, test } from '../src/site/test.ts'

const tellTale = '夜里十一点还在开机器'

test.describe.configure({ mode: 'default', timeout: 120_000 })

test.describe('while the store does not answer', () => {
  let product: OwnProduct

  test.beforeAll(async () => {
    product = await OwnProduct.on(4310)
    await product.start()
  })
  test.beforeEach(() => product.signal('DynamoDBLocal.jar', 'SIGCONT'))
  test.afterAll(async () => {
    product.signal('DynamoDBLocal.jar', 'SIGCONT')
    await product.dispose()
  })

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
      test.use({ javaScriptEnabled })

      test('sending says so and keeps everything; sending again works afterwards', async ({
        page,
        words,
      }) => {
        const reporting = new ReportPage(page, words, `${product.address}/report`, javaScriptEnabled)
        await reporting.fillIn('lists', tellTale)
        product.signal('DynamoDBLocal.jar', 'SIGSTOP')
        await reporting.press(words.send)
        if (javaScriptEnabled) {
          await expect(page.getByRole('heading', { level: 1 })).toContainText(words.stepQueued, {
            timeout: 110_000,
          })
          product.signal('DynamoDBLocal.jar', 'SIGCONT')
          await reporting.press(words.sendNow)
          await reporting.isAt(words.stepReceipt)
          return
        }
        await expect(reporting.wrong).toContainText(words.unavailable, { timeout: 40_000 })
        await reporting.isAt(words.stepReview)
        await expect(page.getByText(tellTale)).toBeVisible()
        product.signal('DynamoDBLocal.jar', 'SIGCONT')
        await reporting.press(words.changeProblem)
        await expect(reporting.description).toHaveValue(tellTale)
        await reporting.press(words.nextWho)
        await reporting.press(words.nextReview)
        await reporting.isAt(words.stepReview)
        expect(await reporting.send()).toMatch(/^\d{20}$/)
      })
    })
  }

  test('the API says 503 with a code and when to come back', async ({ request, words }) => {
    product.signal('DynamoDBLocal.jar', 'SIGSTOP')
    const answer = await request.post(`${product.address}/api/v1/tips`, {
      headers: { 'Idempotency-Key': crypto.randomUUID() },
      data: { category: 'noise', description: tellTale, point: { lng: 89.2, lat: 42.95, datum: 'wgs84' } },
      timeout: 40_000,
    })
    expect(answer.status()).toBe(503)
    expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0)
    const problem = await answer.json()
    expect(problem.code).toBe('service.unavailable')
    expect(problem.detail).toContain(words.unavailable)
  })

  test('a reading page says that the fault is ours, by a whole page', async ({ page }) => {
    product.signal('DynamoDBLocal.jar', 'SIGSTOP')
    const answer = await page.goto(`${product.address}/cases`, { timeout: 60_000 })
    expect(answer?.status()).toBeGreaterThanOrEqual(500)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('link').first()).toBeVisible()
  })
})
