import { randomUUID } from 'node:crypto'
import { permittedKey, solvedChallenge } from '../src/api/permit.ts'
import { aTip } from '../src/site/hand-in.ts'
import { expect, test } from '../src/site/test.ts'

const refused = async (answer: { status(): number; json(): Promise<{ code: string }> }) => [
  answer.status(),
  (await answer.json()).code,
]

test('a tip is let through by a solved challenge, and refused without one', async ({ request }) => {
  const post = (key: string) =>
    request.post('/api/v1/tips', { headers: { 'Idempotency-Key': key }, data: aTip() })
  expect(await refused(await post(randomUUID()))).toEqual([403, 'challenge.missing'])
  expect((await post(await permittedKey(request))).status()).toBe(201)
})

test('a solution lets one tip through: again for the same one it is taken, for another it is refused', async ({
  request,
}) => {
  const payload = await solvedChallenge(request)
  const permit = (draft: string) => request.post('/api/v1/permits', { data: { draft, payload } })
  const draft = randomUUID()
  expect((await permit(draft)).status()).toBe(204)
  expect((await permit(draft)).status()).toBe(204)
  expect(await refused(await permit(randomUUID()))).toEqual([409, 'challenge.spent'])
})

test('a solution that was guessed, changed or is no solution at all is refused', async ({ request }) => {
  const payload = await solvedChallenge(request)
  const { challenge, solution } = JSON.parse(Buffer.from(payload, 'base64').toString())
  const later = { ...challenge.parameters.data, until: challenge.parameters.data.until + 3_600 }
  const encoded = (solved: object) => Buffer.from(JSON.stringify(solved)).toString('base64')
  for (const given of [
    undefined,
    '',
    'a'.repeat(50_000),
    encoded({ challenge }),
    encoded({ challenge, solution: { ...solution, derivedKey: '00'.repeat(32) } }),
    encoded({
      challenge: { ...challenge, parameters: { ...challenge.parameters, data: later } },
      solution,
    }),
  ]) {
    const data = { draft: randomUUID(), payload: given }
    expect(await refused(await request.post('/api/v1/permits', { data }))).toEqual([400, 'challenge.invalid'])
  }
})

test('a challenge is for one caller alone and kept by no cache', async ({ request }) => {
  const [one, other] = [await request.get('/api/v1/challenge'), await request.get('/api/v1/challenge')]
  expect(one.headers()['cache-control']).toContain('no-store')
  expect((await one.json()).parameters.nonce).not.toBe((await other.json()).parameters.nonce)
})

test('a key of the API that nobody has is refused with 401, with a permit too', async ({ request }) => {
  for (const authorization of [`Bearer wg_${'a'.repeat(43)}`, 'Bearer x', 'Basic x']) {
    const headers = { 'Idempotency-Key': await permittedKey(request), Authorization: authorization }
    const answer = await request.post('/api/v1/tips', { headers, data: aTip() })
    expect(await refused(answer)).toEqual([401, 'client.unknown'])
  }
})

test('the public hands in by no channel of the staff', async ({ request }) => {
  const headers = { 'Idempotency-Key': await permittedKey(request) }
  const answer = await request.post('/api/v1/tips', { headers, data: { ...aTip(), channel: 'phone' } })
  expect(await refused(answer)).toEqual([400, 'input.unknown_field'])
})
