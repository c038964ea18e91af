import { permittedKey } from '../src/api/permit.ts'
import { aTip, handIn, publicCase } from '../src/site/hand-in.ts'
import places from '../src/site/places.json' with { type: 'json' }
import { expect, test } from '../src/site/test.ts'

const { longitude: lng, latitude: lat, accuracy } = places.inside
const point = { lng, lat, datum: 'wgs84', accuracy }
const withKey = (key: string) => ({ 'Idempotency-Key': key })
const { cell: _, ...placeless } = aTip()

test('a tip is accepted with 201, a number and a receipt of 20 digits, kept by no cache', async ({
  request,
}) => {
  const answer = await request.post('/api/v1/tips', {
    headers: withKey(await permittedKey(request)),
    data: { ...placeless, point, occurredAt: '2026-11-01T08:00:00Z' },
  })
  expect(answer.status()).toBe(201)
  expect(answer.headers()['cache-control']).toContain('no-store')
  const { tipNo, receipt } = await answer.json()
  expect(tipNo).toMatch(/^T\d\d-/)
  expect(receipt.replace(/\s/g, '')).toMatch(/^\d{20}$/)
})

test('a repeat of the key gives the same answer', async ({ request }) => {
  const asked = { headers: withKey(await permittedKey(request)), data: aTip() }
  const answers = [await request.post('/api/v1/tips', asked), await request.post('/api/v1/tips', asked)]
  expect(answers.map((answer) => answer.status())).toEqual([201, 201])
  const [first, second] = await Promise.all(answers.map((answer) => answer.json()))
  expect(second).toEqual(first)
})

test('ten posts of one key at the same time are one tip and one case', async ({ request }) => {
  const [cell, town] = ['650402205201', '650402205']
  const tip = { ...aTip(), cell }
  const asked = { headers: withKey(await permittedKey(request)), data: tip }
  const before = await numbersOf(town)
  const answers = await Promise.all(Array.from({ length: 10 }, () => request.post('/api/v1/tips', asked)))
  const bodies = await Promise.all(answers.map((answer) => answer.text()))
  expect(new Set(answers.map((answer) => answer.status()))).toEqual(new Set([201]))
  expect(new Set(bodies).size).toBe(1)
  const no = await publicCase(request, JSON.parse(bodies[0] ?? '').receipt)
  const after = await numbersOf(town)
  expect(after.filter((each) => !before.includes(each))).toEqual([no])

  async function numbersOf(cell: string): Promise<string[]> {
    const answer = await request.get('/api/v1/cases', { params: { cell, limit: 100 } })
    const { cases }: { cases: { no: string }[] } = await answer.json()
    return cases.map((each) => each.no)
  }
})

test('a key that stands with another tip is refused with 409, and the first tip stays as it was', async ({
  request,
}) => {
  const headers = withKey(await permittedKey(request))
  const first = await request.post('/api/v1/tips', { headers, data: aTip() })
  const other = await request.post('/api/v1/tips', { headers, data: aTip() })
  expect(other.status()).toBe(409)
  expect(await other.json()).toMatchObject({ code: 'tip.key_reused', field: 'Idempotency-Key' })
  const { tipNo, receipt } = await first.json()
  const tracked = await request.post('/api/v1/tips/track', { data: { receipt } })
  expect(await tracked.json()).toMatchObject({ tipNo })
})

test('a receipt tells status, case, cell, responsible post and deadline', async ({ request }) => {
  const { tipNo, receipt } = await handIn(request, { ...placeless, point })
  const no = await publicCase(request, receipt)
  const answer = await request.post('/api/v1/tips/track', { data: { receipt } })
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toContain('no-store')
  expect(await answer.json()).toMatchObject({
    tipNo,
    status: 'received',
    caseNo: no,
    cell: { code: places.cell.code, name: places.cell.name },
    responsible: { code: `${places.cell.code}.head`, phone: expect.stringMatching(/^0995-/) },
    due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    match: 'inside',
  })
})

test('a wrong secret and an unknown number get the very same answer', async ({ request }) => {
  const { receipt } = await handIn(request)
  const wrongSecret = receipt.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
  const answers = await Promise.all(
    [wrongSecret, '0'.repeat(20)].map((tried) =>
      request.post('/api/v1/tips/track', { data: { receipt: tried } }),
    ),
  )
  expect(answers.map((answer) => answer.status())).toEqual([404, 404])
  expect(await answers[0]?.text()).toBe(await answers[1]?.text())
})

test('a tip far outside the grid goes to the nearest cell and says so', async ({ request }) => {
  const { longitude, latitude } = places.beijing
  const { receipt } = await handIn(request, {
    ...placeless,
    point: { lng: longitude, lat: latitude, datum: 'wgs84' },
  })
  const no = await publicCase(request, receipt)
  const { match, cell } = await (await request.post('/api/v1/tips/track', { data: { receipt } })).json()
  expect(match).toBe('nearest')
  const shown = await (await request.get(`/api/v1/cases/${no}`)).json()
  // The public is told of the village, or of what lies around it.
  expect(cell.code.startsWith(shown.cell.code)).toBe(true)
  expect(shown.timeline.at(-1)).toMatchObject({ event: 'assigned' })
})
