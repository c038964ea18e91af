import { expect, test } from './src/site/test.ts'

/** Regular 3G, as browsers' own tools emulate it: bytes a second, milliseconds. */
const line = { offline: false, downloadThroughput: 93_750, uploadThroughput: 31_250, latency: 100 }
/** What a citizen takes for a tap, and for a sign typed, in milliseconds. */
const TAP = 1_000
const SIGN = 150

test('a tip with three photos takes a citizen at most a minute at 3G', async ({
  page,
  context,
  reporting,
  words,
}, info) => {
  test.setTimeout(150_000)
  const browser = await context.newCDPSession(page)
  const photos: Buffer[] = []
  for (const width of [1200, 1000, 900]) {
    await page.setViewportSize({ width, height: width })
    await page.goto('/map')
    photos.push(await page.screenshot({ type: 'jpeg', quality: 100 }))
  }
  await page.setViewportSize({ width: 360, height: 780 })
  await browser.send('Network.enable')
  await browser.send('Network.emulateNetworkConditions', line)

  const begun = Date.now()
  const press = async (name: string) => {
    await page.waitForTimeout(TAP)
    await reporting.press(name)
  }
  await reporting.open()
  await page.getByLabel(words.photoPick).waitFor()
  await page.waitForTimeout(3 * TAP)
  await reporting.addPhotos(photos)
  await page.waitForTimeout(TAP)
  await reporting.choosePlace('gps')
  await press(words.nextProblem)
  await page.waitForTimeout(TAP)
  await page.getByText(words.noise, { exact: true }).click()
  await reporting.description.pressSequentially('河边的厂子夜里排黑水，气味很重', { delay: SIGN })
  await press(words.nextWho)
  await press(words.nextReview)
  await press(words.send)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(words.stepReceipt, { timeout: 90_000 })
  const seconds = (Date.now() - begun) / 1000
  const bytes = photos.reduce((total, photo) => total + photo.length, 0)
  info.annotations.push({ type: 'measured', description: `${seconds} s, ${bytes} bytes of photos` })
  console.log(`a tip with three photos at 3G: ${seconds.toFixed(1)} s, ${bytes} bytes of photos`)
  expect(seconds).toBeLessThanOrEqual(60)
})
