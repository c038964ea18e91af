import { afterEach, expect, test, vi } from 'vitest'
import { authorityKeys } from './authority-keys.ts'
import type { PublishedKey } from './signed-token.ts'

let time = 0
let asked = 0
let published: readonly PublishedKey[] = []
const has = (kid: string) => (keys: readonly PublishedKey[]) => keys.some((key) => key.kid === kid)

function authority(answer = () => Response.json({ keys: published })) {
  time = 1_000_000
  asked = 0
  published = [{ kty: 'EC', kid: 'k1' }]
  vi.stubGlobal('fetch', async () => {
    asked++
    return answer()
  })
  return authorityKeys('https://sign-in.example/jwks', () => time)
}
afterEach(() => vi.unstubAllGlobals())

test('keys are read once and believed for ten minutes', async () => {
  const keys = authority()
  for (const minutes of [0, 5, 10]) {
    time = 1_000_000 + minutes * 60_000
    expect(has('k1')(await keys(has('k1')))).toBe(true)
  }
  expect(asked).toBe(1)
  time += 1
  await keys(has('k1'))
  expect(asked).toBe(2)
})

test('a new key is found when somebody signs with it', async () => {
  const keys = authority()
  await keys(has('k1'))
  published = [{ kty: 'EC', kid: 'k2' }]
  time += 31_000
  expect(has('k2')(await keys(has('k2')))).toBe(true)
})

test('a flood of made-up keys asks the authority every half minute at most', async () => {
  const keys = authority()
  for (let n = 0; n < 100; n++) {
    time += 1_000
    expect(has(`x${n}`)(await keys(has(`x${n}`)))).toBe(false)
  }
  expect(asked).toBe(4)
})

test('an authority that fails is asked again the next time, and does not stop the site', async () => {
  let status = 500
  const keys = authority(() => new Response(JSON.stringify({ keys: published }), { status }))
  await expect(keys(has('k1'))).rejects.toThrow('500')
  status = 200
  expect(await keys(has('k1'))).toHaveLength(1)
})

test.each(['', 'no json', '{}', '{"keys":1}', `{"keys":[],"x":"${'x'.repeat(100_001)}"}`])(
  'what is no list of keys is refused: %.20s',
  async (body) => {
    await expect(authority(() => new Response(body))(has('k1'))).rejects.toThrow()
  },
)
