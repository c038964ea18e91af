import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { permittedKey } from '../src/api/permit.ts'
import { OwnProduct } from '../src/product/own-product.ts'
import { markedPhoto } from './marked-photo.ts'

/** Every mark is of its own kind and stands nowhere else in the product. */
const marks = {
  words: 'CANARYWORDS7731',
  message: 'CANARYMESSAGE4410',
  name: 'CANARYNAME9942',
  phone: '13987650421',
  enterprise: 'CANARYWORKS5150',
  longitude: '89.190417',
  latitude: '42.950613',
  address: '203.0.113.77',
  agent: 'CanaryAgent6021',
  inPhoto: 'CANARYCAMERA3308',
} as const

/** Files of a folder that hold a mark in clear, as bytes. */
const holding = (folder: string, mark: string): string[] => {
  try {
    return execFileSync('grep', ['-rlaF', mark, folder], { encoding: 'utf8' }).trim().split('\n')
  } catch {
    return []
  }
}

test('what could name a reporter stands nowhere in clear: no table, file, queue, log line, view or event', async ({
  playwright,
}) => {
  test.setTimeout(180_000)
  const product = await OwnProduct.on(4300)
  try {
    await product.start()
    const api = await playwright.request.newContext({
      baseURL: product.address,
      extraHTTPHeaders: { 'x-forwarded-for': marks.address, 'x-real-ip': marks.address },
      userAgent: marks.agent,
    })
    const key = await permittedKey(api)
    const photo = await markedPhoto(marks.inPhoto)
    const offered = await api.post('/api/v1/uploads', {
      data: { draft: key, type: 'image/jpeg', size: photo.length },
    })
    expect(offered.status()).toBe(201)
    const { id, parts } = await offered.json()
    const file = { name: `${marks.name}.jpg`, mimeType: 'image/jpeg', buffer: photo }
    const posted = await api.post(parts[0].url, { multipart: { ...parts[0].fields, file } })
    expect(posted.ok()).toBe(true)
    const handed = await api.post('/api/v1/tips', {
      headers: { 'Idempotency-Key': key },
      data: {
        category: 'noise',
        description: marks.words,
        point: { lng: Number(marks.longitude), lat: Number(marks.latitude), datum: 'wgs84', accuracy: 8 },
        enterprise: marks.enterprise,
        wish: 'call-back',
        contact: { phone: marks.phone, name: marks.name },
        evidence: [{ id }],
      },
    })
    expect(handed.status()).toBe(201)
    const { receipt, tipNo } = await handed.json()
    const said = await api.post('/api/v1/tips/messages', {
      headers: { 'Idempotency-Key': crypto.randomUUID() },
      data: { receipt, text: marks.message },
    })
    expect(said.ok()).toBe(true)
    let caseNo = ''
    await expect
      .poll(
        async () => {
          const tracked = await (await api.post('/api/v1/tips/track', { data: { receipt } })).json()
          caseNo = tracked.caseNo ?? ''
          const clean = tracked.evidence?.[0]?.state === 'clean'
          return clean && caseNo ? (await api.get(`/api/v1/cases/${caseNo}`)).status() : 0
        },
        { timeout: 60_000 },
      )
      .toBe(200)
    const shown = [`/cases/${caseNo}`, '/cases', `/api/v1/cases/${caseNo}`, '/api/v1/cases', '/']
    const pages = await Promise.all(shown.map(async (path) => (await api.get(path)).text()))
    await product.stop()

    const found = Object.entries(marks).flatMap(([what, mark]) => [
      ...holding(product.data, mark).map((place) => `${what} in ${place}`),
      ...product.said.filter((line) => line.includes(mark)).map(() => `${what} in the log`),
      ...pages.flatMap((page, i) => (page.includes(mark) ? [`${what} on ${shown[i]}`] : [])),
    ])
    expect(found).toEqual([])
    // The same search does find what may stand there, so it can find.
    expect(holding(product.data, tipNo)).not.toEqual([])
    const digits = receipt.replace(/\D/g, '')
    expect(holding(product.data, digits)).toEqual([])
    expect(product.said.some((line) => line.includes(digits))).toBe(false)
  } finally {
    await product.dispose()
  }
})
