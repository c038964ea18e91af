import { randomUUID } from 'node:crypto'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { permittedKey } from '../src/api/permit.ts'
import { aTip } from '../src/site/hand-in.ts'
import { expect, test } from '../src/site/test.ts'

const { cell: _, ...placeless } = aTip()
const at = (point: object) => ({ ...placeless, point })
const wgs84 = { datum: 'wgs84' }

/** One key serves for all that is refused: nothing stands under it. */
let permitted: Promise<string> | undefined
const keyLetThrough = (request: APIRequestContext) => {
  permitted ??= permittedKey(request)
  return permitted
}

/** What is wrong with a body, the code it is refused with, and the field named. */
const badTips: [string, unknown, string, string?][] = [
  ['no place', placeless, 'point.missing', 'point'],
  ['a place twice', { ...aTip(), point: { lng: 89.2, lat: 42.95, ...wgs84 } }, 'cell.beside_point', 'cell'],
  ['a point out of range', at({ lng: 189, lat: 42.95, ...wgs84 }), 'point.out_of_range', 'point'],
  ['longitude and latitude exchanged', at({ lng: 42.95, lat: 89.2, ...wgs84 }), 'point.swapped', 'point'],
  ['a longitude in words', at({ lng: 'east', lat: 42.95, ...wgs84 }), 'point.not_a_number', 'point.lng'],
  ['no datum', at({ lng: 89.2, lat: 42.95 }), 'point.datum_missing', 'point.datum'],
  ['a foreign datum', at({ lng: 89.2, lat: 42.95, datum: 'nad27' }), 'point.datum_unknown', 'point.datum'],
  [
    'a negative accuracy',
    at({ lng: 89.2, lat: 42.95, ...wgs84, accuracy: -1 }),
    'point.accuracy_invalid',
    'point.accuracy',
  ],
  ['an unknown cell', { ...placeless, cell: '999999' }, 'cell.unknown', 'cell'],
  ['no category', { ...aTip(), category: undefined }, 'tip.category_missing', 'category'],
  ['an unknown category', { ...aTip(), category: 'love' }, 'tip.category_unknown', 'category'],
  ['an empty text', { ...aTip(), description: ' \n ' }, 'tip.description_empty', 'description'],
  [
    '10,000 characters',
    { ...aTip(), description: '烟'.repeat(10_000) },
    'tip.description_too_long',
    'description',
  ],
  [
    'a bidirectional override',
    { ...aTip(), description: 'a\u202eb' },
    'tip.description_control_characters',
    'description',
  ],
  ['a NUL', { ...aTip(), description: 'a\u0000b' }, 'tip.description_control_characters', 'description'],
  ['a time in words', { ...aTip(), occurredAt: 'yesterday' }, 'tip.occurred_invalid', 'occurredAt'],
  [
    'a time to come',
    { ...aTip(), occurredAt: '2126-01-01T00:00:00Z' },
    'tip.occurred_in_future',
    'occurredAt',
  ],
  ['an unknown field', { ...aTip(), phone: '139' }, 'input.unknown_field', 'phone'],
  ['an array', [], 'input.not_an_object'],
  ['null', null, 'input.not_an_object'],
]

const anError = { cell: '650402', about: 'person' }

const badCorrections: [string, unknown, string, string?][] = [
  ['no cell', { about: 'person' }, 'cell.unknown', 'cell'],
  ['a cell there is not', { ...anError, cell: '999999' }, 'cell.unknown', 'cell'],
  ['nothing wrong', { cell: '650402' }, 'correction.about_missing', 'about'],
  ['something unheard of', { ...anError, about: 'weather' }, 'correction.about_unknown', 'about'],
  ['501 characters', { ...anError, note: '长'.repeat(501) }, 'correction.note_too_long', 'note'],
  ['an unknown field', { ...anError, name: '张某' }, 'input.unknown_field', 'name'],
  ['an array', [], 'input.not_an_object'],
]

/** A problem has a stable code, a sentence in the language asked for, and is kept by no cache. */
async function expectProblem(
  answer: APIResponse,
  status: number,
  code: string,
  field?: string,
): Promise<void> {
  expect(answer.headers()['content-type']).toContain('application/problem+json')
  expect(answer.headers()['cache-control']).toContain('no-store')
  const problem = await answer.json()
  expect(problem).toMatchObject({
    status,
    code,
    ...(field && { field }),
    type: expect.stringContaining(code),
  })
  expect(answer.status()).toBe(status)
  const isEnglish = answer.headers()['content-language'] === 'en'
  expect(problem.detail).toMatch(isEnglish ? /^[A-Z][^\p{Script=Han}]+\.$/u : /\p{Script=Han}{4}/u)
  expect(problem.title.length).toBeGreaterThan(0)
}

for (const language of ['zh-CN', 'en']) {
  test.describe(`in ${language}`, () => {
    const speaking = { 'Accept-Language': language }
    const post = { ...speaking, 'Content-Type': 'application/json' }

    for (const [what, body, code, field] of badTips) {
      test(`a tip with ${what} is refused by code, field and sentence`, async ({ request }) => {
        const headers = { ...post, 'Idempotency-Key': await keyLetThrough(request) }
        const answer = await request.post('/api/v1/tips', { headers, data: JSON.stringify(body) })
        await expectProblem(answer, code === 'cell.unknown' ? 404 : 400, code, field)
      })
    }

    test('a tip without a usable key is refused', async ({ request }) => {
      const data = aTip()
      const none = await request.post('/api/v1/tips', { headers: speaking, data })
      await expectProblem(none, 400, 'tip.key_missing', 'Idempotency-Key')
      const short = await request.post('/api/v1/tips', {
        headers: { ...speaking, 'Idempotency-Key': '1' },
        data,
      })
      await expectProblem(short, 400, 'tip.key_invalid', 'Idempotency-Key')
    })

    for (const [what, body, code, field] of badCorrections) {
      test(`an error reported with ${what} is refused by code, field and sentence`, async ({ request }) => {
        const headers = { ...post, 'Idempotency-Key': randomUUID() }
        const answer = await request.post('/api/v1/corrections', { headers, data: JSON.stringify(body) })
        await expectProblem(answer, code === 'cell.unknown' ? 404 : 400, code, field)
      })
    }

    test('a body of another type, of broken JSON or of 1 MB is refused', async ({ request }) => {
      const send = (body: string, headers: Record<string, string> = post) =>
        request.post('/api/v1/tips', { headers, data: Buffer.from(body) })
      const form = { ...speaking, 'Content-Type': 'application/x-www-form-urlencoded' }
      await expectProblem(await send('category=noise', form), 415, 'input.type_unsupported')
      await expectProblem(await send('{"category":'), 400, 'input.json_invalid')
      await expectProblem(await send(`"${'a'.repeat(1_000_000)}"`), 413, 'input.too_large')
    })

    test('a receipt that is none is refused, one nobody has is not found', async ({ request }) => {
      const track = (data: object) => request.post('/api/v1/tips/track', { headers: speaking, data })
      await expectProblem(await track({ receipt: '123' }), 400, 'tip.receipt_malformed', 'receipt')
      await expectProblem(await track({}), 400, 'tip.receipt_malformed', 'receipt')
      await expectProblem(await track({ receipt: '0'.repeat(20) }), 404, 'tip.receipt_unknown', 'receipt')
    })

    test('reads of what is not there, or asked wrongly, say which', async ({ request }) => {
      const read = (path: string) => request.get(`/api/v1${path}`, { headers: speaking })
      await expectProblem(await read('/cases/C26-00000-00000'), 404, 'case.unknown')
      await expectProblem(await read('/cells/999999'), 404, 'cell.unknown')
      await expectProblem(await read('/cells/999999/notice.svg'), 404, 'cell.unknown')
      await expectProblem(await read('/cells/650402?on=2026-02-30'), 400, 'scheme.day_invalid', 'on')
      await expectProblem(await read('/posts/999999.head'), 404, 'officer.unknown', 'post')
      await expectProblem(await read('/cases?cell=999999'), 404, 'cell.unknown', 'cell')
      await expectProblem(await read('/cases?status=lost'), 400, 'case.status_unknown', 'status')
      await expectProblem(await read('/cases?cursor=xyz'), 400, 'list.cursor_invalid', 'cursor')
      await expectProblem(await read('/cases?limit=0'), 400, 'list.limit_invalid', 'limit')
      await expectProblem(await read('/cases?sort=no'), 400, 'input.unknown_field', 'sort')
      await expectProblem(await read('/locate'), 400, 'point.not_a_number')
      await expectProblem(await read('/locate?lng=42.95&lat=89.2'), 400, 'point.swapped')
      await expectProblem(
        await read('/locate?lng=89.2&lat=42.95&datum=x'),
        400,
        'point.datum_unknown',
        'datum',
      )
      await expectProblem(await read('/nowhere'), 404, 'service.no_such_address')
    })

    test('a method an address does not take is refused as a problem that names those it takes', async ({
      request,
    }) => {
      const answer = await request.delete('/api/v1/tips', { headers: speaking })
      expect(answer.status()).toBe(405)
      expect(answer.headers().allow).toContain('POST')
      expect(answer.headers()['content-type']).toContain('application/problem+json')
    })
  })
}
