import { randomUUID } from 'node:crypto'
import { aTip, publish } from '../src/site/hand-in.ts'
import places from '../src/site/places.json' with { type: 'json' }
import { expect, test } from '../src/site/test.ts'

const { longitude: lng, latitude: lat } = places.inside
const village = '650402103204'
const town = places.town.code

test('a place is located: its chain of cells top first, and who is responsible', async ({ request }) => {
  const answer = await request.get('/api/v1/locate', { params: { lng, lat, datum: 'wgs84' } })
  expect(await answer.json()).toMatchObject({
    scheme: expect.any(String),
    cells: [places.county, places.town, places.cell],
    responsible: { code: `${places.cell.code}.head` },
    boundary: false,
    nearest: null,
  })
})

test('the datum moves the point: the same numbers on another datum are another place', async ({
  request,
}) => {
  const { longitude, latitude } = places.nearTheEdge
  const distances = await Promise.all(
    ['wgs84', 'gcj02', 'bd09'].map(async (datum) => {
      const params = { lng: longitude, lat: latitude, datum, accuracy: 5000 }
      const { neighbours } = await (await request.get('/api/v1/locate', { params })).json()
      return neighbours[0].distance
    }),
  )
  expect(new Set(distances).size).toBe(3)
})

test('outside the grid no cell holds the place, the nearest is named with its distance', async ({
  request,
}) => {
  const { longitude, latitude } = places.beijing
  const answer = await request.get('/api/v1/locate', { params: { lng: longitude, lat: latitude } })
  const { cells, nearest, responsible } = await answer.json()
  expect(cells).toEqual([])
  expect(nearest.distance).toBeGreaterThan(2_000_000)
  expect(responsible.code).toBe(`${nearest.code}.head`)
})

test('a cell is read with those above and below it', async ({ request }) => {
  const town = await (await request.get(`/api/v1/cells/${places.town.code}`)).json()
  expect(town).toMatchObject({ ...places.town, level: 'town', parents: [places.county] })
  expect(town.children).toContainEqual(expect.objectContaining(places.cell))
})

test('a cell says who holds which post, what they must do and how large it is', async ({ request }) => {
  const cell = await (await request.get(`/api/v1/cells/${places.cell.code}`)).json()
  expect(cell).toMatchObject({
    inForce: true,
    areaKm2: expect.any(Number),
    seats: expect.arrayContaining([
      expect.objectContaining({
        post: `${places.cell.code}.head`,
        holder: { name: expect.any(String), phone: expect.stringMatching(/^0995-/), certificate: null },
      }),
    ]),
    before: null,
    after: null,
  })
  expect(cell.fixes.map(({ fix }: { fix: string }) => fix)).toEqual([
    'area',
    'person',
    'duty',
    'task',
    'reward',
  ])
  expect(cell.areaKm2).toBeGreaterThan(0)
})

test('a cell is told as it was on a day', async ({ request }) => {
  const then = await (await request.get(`/api/v1/cells/${places.cell.code}?on=2026-03-01`)).json()
  expect(then).toMatchObject({ ...places.cell, day: '2026-03-01', inForce: true })
})

test('a post is read with its terms of office, newest first', async ({ request }) => {
  const post = await (await request.get(`/api/v1/posts/${places.cell.code}.head`)).json()
  expect(post).toMatchObject({
    cell: places.cell,
    terms: [{ name: expect.any(String), from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), to: null }],
  })
})

test('a reported error sent again under its key has the same number, another key another', async ({
  request,
}) => {
  const data = { cell: places.cell.code, about: 'board' }
  const send = async (key: string) => {
    const answer = await request.post('/api/v1/corrections', { headers: { 'Idempotency-Key': key }, data })
    expect(answer.status()).toBe(201)
    return (await answer.json()).no
  }
  const [key, other] = [randomUUID(), randomUUID()]
  const first = await send(key)
  expect(first).toMatch(/^G\d\d-/)
  expect(await send(key)).toBe(first)
  expect(await send(other)).not.toBe(first)
})

test('a case is read with its timeline, at the level of the town and dated to the day only', async ({
  request,
}) => {
  const [no = ''] = await publish(request, [aTip()])
  const shown = await (await request.get(`/api/v1/cases/${no}`)).json()
  expect(shown).toMatchObject({
    no,
    status: 'received',
    category: 'noise',
    cell: places.town,
    timeline: [
      { event: 'received', at: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      { event: 'assigned', at: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ],
  })
  expect(JSON.stringify(shown)).not.toContain(places.cell.code)
})

test('the list is read page by page to its end: newest first, none missing, none doubled', async ({
  request,
}) => {
  const published = await publish(
    request,
    Array.from({ length: 12 }, () => ({ ...aTip(), cell: village })),
  )
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const params = { cell: town, limit: 5, ...(cursor && { cursor }) }
    const page: { cases: { no: string }[]; next: string | null } = await (
      await request.get('/api/v1/cases', { params })
    ).json()
    expect(page.cases.length).toBeLessThanOrEqual(5)
    seen.push(...page.cases.map(({ no }) => no))
    cursor = page.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(expect.arrayContaining(published))
  const [newest = ''] = await publish(request, [{ ...aTip(), cell: village }])
  const { cases } = await (await request.get('/api/v1/cases', { params: { cell: town, limit: 100 } })).json()
  const order = cases.map((each: { no: string }) => each.no)
  // Cases of one slot stand in the order of chance; those of an earlier one come after all of them.
  expect(order.indexOf(newest)).toBeLessThan(Math.min(...published.map((no) => order.indexOf(no))))
})

test('the list filters by a cell with all below it and by status', async ({ request }) => {
  const [no] = await publish(request, [{ ...aTip(), cell: village }])
  for (const cell of [places.county.code, town]) {
    const { cases } = await (
      await request.get('/api/v1/cases', { params: { cell, status: 'received' } })
    ).json()
    expect(cases.map((each: { no: string }) => each.no)).toContain(no)
  }
  const { cases } = await (await request.get('/api/v1/cases?status=resolved')).json()
  expect(new Set(cases.map(({ status }: { status: string }) => status))).toEqual(new Set(['resolved']))
  const below = await (await request.get('/api/v1/cases', { params: { cell: village } })).json()
  expect(below).toMatchObject({ cases: [], shownAt: { code: town } })
})

for (const path of [
  '/locate?lng=89.2&lat=42.95',
  '/cases?status=resolved',
  `/cells/${village}`,
  `/posts/${village}.head`,
  '/openapi.json',
]) {
  test(`${path} is told by its ETag and comes with 304 to who has it`, async ({ request }) => {
    const first = await request.get(`/api/v1${path}`)
    const { etag = '', 'cache-control': caching } = first.headers()
    expect(etag).toMatch(/^(W\/)?"[^"]+"$/)
    expect(caching).toMatch(/public, max-age=0, s-maxage=\d+/)
    const again = await request.get(`/api/v1${path}`, { headers: { 'If-None-Match': `"other", ${etag}` } })
    expect(again.status()).toBe(304)
    expect(await again.text()).toBe('')
    const other = await request.get(`/api/v1${path}`, { headers: { 'If-None-Match': '"other"' } })
    expect(other.status()).toBe(200)
  })
}

test('a reader of English gets titles in English, and caches are told that languages differ', async ({
  request,
}) => {
  const titles = await Promise.all(
    ['zh-CN', 'en-GB;q=0.9, zh;q=0.1', 'fr'].map(async (language) => {
      const answer = await request.get(`/api/v1/cells/${village}`, {
        headers: { 'Accept-Language': language },
      })
      expect(answer.headers().vary).toContain('accept-language')
      return (await answer.json()).responsible.title
    }),
  )
  expect(titles).toEqual(['网格长', 'Cell head', '网格长'])
})
