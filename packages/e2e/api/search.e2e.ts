import places from '../src/site/places.json' with { type: 'json' }
import { expect, test } from '../src/site/test.ts'

const head = `${places.cell.code}.head`

test('a place is found by its name, with the cells above and who is responsible', async ({ request }) => {
  const answer = await request.get('/api/v1/search', { params: { q: places.cell.name } })
  expect(await answer.json()).toMatchObject({
    hits: [
      { cell: places.cell, parents: [places.county, places.town], post: null, responsible: { code: head } },
    ],
    more: false,
    demo: true,
  })
})

test('a post is found by place and title', async ({ request }) => {
  const answer = await request.get('/api/v1/search', { params: { q: '花园村 网格长' } })
  const { hits } = await answer.json()
  expect(hits).toMatchObject([{ cell: places.cell, post: { code: head, title: '网格长' } }])
})

test('a limit cuts the list and says that there is more', async ({ request }) => {
  const ask = async (limit: number) => {
    const answer = await request.get('/api/v1/search', { params: { q: '村', limit } })
    return answer.json()
  }
  const [few, many] = [await ask(3), await ask(100)]
  expect(few).toMatchObject({ more: true, hits: many.hits.slice(0, 3) })
  expect(many.more).toBe(false)
})

test('a search finds nothing by the name of a person', async ({ request }) => {
  const { responsible } = await (await request.get(`/api/v1/cells/${places.cell.code}`)).json()
  const answer = await request.get('/api/v1/search', { params: { q: responsible.name } })
  expect((await answer.json()).hits).toEqual([])
})

for (const [what, query, code, field] of [
  ['no words', '', 'search.empty', 'q'],
  ['blanks alone', 'q=%20%E3%80%80', 'search.empty', 'q'],
  ['a limit of none', 'q=a&limit=0', 'list.limit_invalid', 'limit'],
  ['a limit in words', 'q=a&limit=all', 'list.limit_invalid', 'limit'],
  ['a foreign field', 'q=a&name=b', 'input.unknown_field', 'name'],
] as const) {
  test(`a search with ${what} is refused by its field`, async ({ request }) => {
    const answer = await request.get(`/api/v1/search?${query}`)
    expect(answer.status()).toBe(400)
    expect(await answer.json()).toMatchObject({ code, field })
  })
}

test('ten thousand characters are answered at once', async ({ request }) => {
  const started = performance.now()
  const answer = await request.get(`/api/v1/search?q=${'6+'.repeat(5_000)}`)
  expect(answer.status()).toBe(200)
  expect(performance.now() - started).toBeLessThan(2_000)
})
