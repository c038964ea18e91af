import { type APIRequestContext, expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { aTip, handIn } from './hand-in.ts'

/** A case nobody has touched, of the cell of whoever is signed in, and the receipt of who reported it. */
export async function freshCase(
  page: Page,
  api: APIRequestContext,
  queue: string,
): Promise<{ readonly no: string; readonly receipt: string }> {
  await page.goto(queue)
  const cell = await page.locator('select[name="cell"] option').nth(1).getAttribute('value')
  const { receipt } = await handIn(api, { ...aTip(), cell })
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
  return { no, receipt }
}

/** The form of a deed, unfolded. */
export async function openForm(page: Page, deed: string) {
  const details = page.locator(`#deed-${deed}`)
  if ((await details.getAttribute('open')) === null) await details.locator('summary').first().click()
  return details.locator('form')
}

/** Sends a form and waits until the page says that the deed is done. */
export async function send(page: Page, deed: string): Promise<void> {
  await page.locator(`form[data-deed="${deed}"] button`).last().click()
  await expect(page.locator(`[data-done="${deed}"]`)).toBeVisible({ timeout: 30_000 })
}

/** A photo like no other. */
export const aPhoto = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({
    create: {
      width: 640,
      height: 480,
      channels: 3,
      background: { r: Date.now() % 256, g: name.length * 20, b: 90 },
    },
  })
    .jpeg()
    .toBuffer(),
})
