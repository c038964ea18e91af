import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

const picture = `/api/v1/cells/${places.cell.code}/notice.svg`

test.describe('the notice of a cell', { tag: '@script-off' }, () => {
  test('is found from its page and shown whole', async ({ page, at, words }) => {
    await page.goto(at(`/cells/${places.cell.code}`))
    await page.getByRole('link', { name: words.noticeLink }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(places.cell.name)
    const sheet = page.getByRole('img')
    await expect(sheet).toBeVisible()
    const width = () => sheet.evaluate((image: { naturalWidth: number }) => image.naturalWidth)
    await expect.poll(width).toBeGreaterThan(0)
    const box = await sheet.boundingBox()
    expect((box?.height ?? 0) / (box?.width ?? 1)).toBeCloseTo(297 / 210, 1)
  })

  test('is one sheet A4 with nothing else on it when printed', async ({ page, at }) => {
    await page.goto(at(`/cells/${places.cell.code}/notice`))
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
    expect(Number(width)).toBeCloseTo(595, -1)
    expect(Number(height)).toBeCloseTo(842, -1)
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { level: 1 })).toBeHidden()
    await expect(page.getByRole('banner')).toBeHidden()
  })
})

test('names who answers and the place it leads to, in Chinese in every language', async ({
  request,
  baseURL,
}) => {
  for (const language of ['zh-CN', 'en']) {
    const answer = await request.get(picture, { headers: { 'Accept-Language': language } })
    expect(answer.headers()['content-type']).toBe('image/svg+xml; charset=utf-8')
    const svg = await answer.text()
    for (const words of [
      places.cell.name,
      '网格长',
      '0995-0',
      '示意',
      `${baseURL}/cells/${places.cell.code}`,
    ])
      expect(svg).toContain(words)
  }
})

test('a cell that is not there has no notice', async ({ request, page, at, words }) => {
  expect((await request.get('/api/v1/cells/999999/notice.svg')).status()).toBe(404)
  expect((await page.goto(at('/cells/999999/notice')))?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.missing)
})
