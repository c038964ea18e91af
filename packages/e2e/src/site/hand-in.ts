import { randomBytes } from 'node:crypto'
import { type APIRequestContext, expect, test } from '@playwright/test'
import { permittedKey } from '../api/permit.ts'
import places from './places.json' with { type: 'json' }

/** What the API gives for a tip. */
export type HandedIn = { tipNo: string; receipt: string; proof: string }

/** A description like no other: one alike would join the case of another test. */
export const unlike = (): string =>
  [...randomBytes(40)].map((byte, i) => String.fromCodePoint(0x4e00 + 256 * i + byte)).join('')

/** A tip as the API takes it; unlike every other. */
export const aTip = () => ({
  category: 'noise',
  description: unlike(),
  cell: places.cell.code,
})

/** Hands a tip in through the API. */
export async function handIn(api: APIRequestContext, tip: object = aTip()): Promise<HandedIn> {
  const headers = { 'Idempotency-Key': await permittedKey(api) }
  const answer = await api.post('/api/v1/tips', { headers, data: tip })
  expect(answer.status()).toBe(201)
  return answer.json()
}

/** Hands several tips in and waits until their cases are public; answers the numbers of the cases. */
export async function publish(api: APIRequestContext, tips: readonly object[]): Promise<string[]> {
  const receipts: HandedIn[] = []
  for (const tip of tips) receipts.push(await handIn(api, tip))
  return Promise.all(receipts.map(({ receipt }) => publicCase(api, receipt)))
}

/** Milliseconds: cases of the demo are released once a minute, all together. */
const RELEASE = 75_000

/** The number of a receipt's case, as soon as everyone can read it; the test has so much longer. */
export async function publicCase(api: APIRequestContext, receipt: string): Promise<string> {
  test.setTimeout(test.info().timeout + RELEASE)
  let no = ''
  await expect
    .poll(
      async () => {
        const { caseNo } = await (await api.post('/api/v1/tips/track', { data: { receipt } })).json()
        no = caseNo ?? ''
        return no ? (await api.get(`/api/v1/cases/${no}`)).status() : 0
      },
      { timeout: RELEASE },
    )
    .toBe(200)
  return no
}
