import { pbkdf2, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { type APIRequestContext, expect } from '@playwright/test'

/** A challenge of ALTCHA's second version, as far as solving it goes. */
type Challenge = {
  readonly parameters: {
    readonly nonce: string
    readonly salt: string
    readonly cost: number
    readonly keyLength: number
    readonly keyPrefix: string
  }
}

/** Gets a challenge and solves it, by nothing but what its makers say of it. Answers the payload to be handed in. */
export async function solvedChallenge(api: APIRequestContext): Promise<string> {
  const challenge: Challenge = await (await api.get('/api/v1/challenge')).json()
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters
  const derive = promisify(pbkdf2)
  for (let counter = 0; ; counter++) {
    const password = Buffer.concat([Buffer.from(nonce, 'hex'), Buffer.alloc(4)])
    password.writeUInt32BE(counter, password.length - 4)
    const key = await derive(password, Buffer.from(salt, 'hex'), cost, keyLength, 'sha256')
    const derivedKey = key.toString('hex')
    if (!derivedKey.startsWith(keyPrefix)) continue
    const solved = { challenge, solution: { counter, derivedKey } }
    return Buffer.from(JSON.stringify(solved)).toString('base64')
  }
}

/** A new idempotency key that is let through for a day. */
export async function permittedKey(api: APIRequestContext): Promise<string> {
  const draft = randomUUID()
  const payload = await solvedChallenge(api)
  const answer = await api.post('/api/v1/permits', { data: { draft, payload } })
  expect(answer.status()).toBe(204)
  return draft
}
