import { expect, test } from '../src/site/test.ts'

type Scheme = {
  id: string
  validFrom: string
  until: string | null
  cells: number
  levels: { cells: number }[]
}
type TimeLine = { current: string; schemes: Scheme[] }

test('the time line names every scheme with its time, its levels and its files', async ({ request }) => {
  const { current, schemes }: TimeLine = await (await request.get('/api/v1/schemes')).json()
  expect(schemes.map(({ id }) => id)).toContain(current)
  expect(schemes.at(-1)?.until).toBeNull()
  for (const [i, scheme] of schemes.entries()) {
    expect(scheme).toMatchObject({
      name: { 'zh-CN': expect.any(String), en: expect.any(String) },
      files: Object.fromEntries(
        ['grid', 'facts', 'survey'].map((file) => [file, expect.stringMatching(/^[0-9a-f]{64}$/)]),
      ),
      demo: true,
    })
    expect(scheme.levels.reduce((sum, { cells }) => sum + cells, 0)).toBe(scheme.cells)
    const next = schemes[i + 1]
    if (next) expect(scheme.until).toBe(next.validFrom)
  }
})

test('coverage adds up and names the files it was computed from', async ({ request }) => {
  const { current, schemes } = await (await request.get('/api/v1/schemes')).json()
  const { cells, files } = schemes.find(({ id }: Scheme) => id === current)
  const report = await (await request.get(`/api/v1/schemes/${current}/coverage?on=2026-11-01`)).json()
  expect(report).toMatchObject({ scheme: current, day: '2026-11-01', files, demo: true })
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)
  expect(sum(report.levels.map((level: { cells: number }) => level.cells))).toBe(cells)
  expect(sum(report.levels.map((level: { withHead: number }) => level.withHead))).toBe(
    cells - report.withoutHead.length,
  )
  expect(sum(report.fixes.histogram)).toBe(cells)
  expect(report.fixes.histogram).toHaveLength(report.fixes.of + 1)
  expect(sum(report.fixes.histogram.slice(0, -1))).toBe(report.fixes.incomplete.length)
  expect(report.area.share).toBeCloseTo(report.area.coveredKm2 / report.area.totalKm2, 12)
})

test('the same scheme on the same day gives the same bytes', async ({ request }) => {
  const { current } = await (await request.get('/api/v1/schemes')).json()
  const ask = () => request.get(`/api/v1/schemes/${current}/coverage?on=2026-03-01`)
  const [first, second] = [await ask(), await ask()]
  expect(await second.body()).toEqual(await first.body())
  const { etag = '' } = first.headers()
  const again = await request.get(`/api/v1/schemes/${current}/coverage?on=2026-03-01`, {
    headers: { 'If-None-Match': etag },
  })
  expect(again.status()).toBe(304)
})

test('the day decides: a certificate still good in June has run out in July', async ({ request }) => {
  const { current } = await (await request.get('/api/v1/schemes')).json()
  const uncertified = async (on: string) => {
    const answer = await request.get(`/api/v1/schemes/${current}/coverage?on=${on}`)
    return (await answer.json()).uncertified
  }
  expect(await uncertified('2026-06-30')).toEqual([])
  expect(await uncertified('2026-07-01')).toContainEqual(expect.objectContaining({ until: '2026-06-30' }))
})

test('an impossible day is refused by its field, an unknown scheme is not found', async ({ request }) => {
  const { current } = await (await request.get('/api/v1/schemes')).json()
  for (const on of ['2026-02-30', 'today', '<script>', '9'.repeat(5_000)]) {
    const answer = await request.get(`/api/v1/schemes/${current}/coverage`, { params: { on } })
    expect(answer.status()).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'scheme.day_invalid', field: 'on' })
  }
  for (const id of ['nowhere-1999', '__proto__']) {
    const answer = await request.get(`/api/v1/schemes/${id}/coverage`)
    expect(answer.status()).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'scheme.unknown' })
  }
})
