import { sweep } from '@wangge/core/sweep'
import { submitTip } from '@wangge/core/tip/submit'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { closeCase } from '../../packages/core/src/testing/holder.ts'
import { citizen, deviceKey, settle, tipAt } from '../../packages/core/src/testing/town.ts'
import * as receiptKey from '../app/api/v1/receipts/key/route.ts'
import * as verify from '../app/api/v1/receipts/verify/route.ts'
import * as corrections from '../app/api/v1/tips/corrections/route.ts'
import * as disputes from '../app/api/v1/tips/disputes/route.ts'
import * as erasure from '../app/api/v1/tips/erasure/route.ts'
import * as evidence from '../app/api/v1/tips/evidence/route.ts'
import * as messages from '../app/api/v1/tips/messages/route.ts'
import * as ownWords from '../app/api/v1/tips/own-words/route.ts'
import * as ratings from '../app/api/v1/tips/ratings/route.ts'
import * as redactions from '../app/api/v1/tips/redactions/route.ts'
import * as track from '../app/api/v1/tips/track/route.ts'
import * as withdrawal from '../app/api/v1/tips/withdrawal/route.ts'
import { ownWordsAnswer, proofAnswer, trackAnswer } from './receipt-schemas.ts'

const { town } = await vi.hoisted(async () => {
  const { memoryContext: make } = await import('../../packages/core/src/testing/town.ts')
  return { town: make() }
})
vi.mock('./context.ts', () => ({ ctx: town }))
vi.mock('next-intl/server', () => ({ getTranslations: async () => (code: string) => code }))

type Post = (typeof track)['POST']
const post = async (handler: Post, body: unknown, headers: Record<string, string> = {}) => {
  const request = new Request('http://site/', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const response = await handler(request, { params: Promise.resolve({}) })
  return { status: response.status, headers: response.headers, body: await response.json() }
}
const keyed = (n: number) => ({ 'idempotency-key': deviceKey(n) })

describe('the API by receipt', () => {
  let receipt: string
  let tipNo: string
  let proof: string
  beforeAll(async () => {
    await settle(town)
    const answer = await submitTip(town, citizen, { key: deviceKey(1), channel: 'api', input: tipAt() })
    ;({ receipt, tipNo, proof } = answer)
    await sweep(town)
    await closeCase(town, tipNo)
  })

  it('answers every deed with what following shows after it', async () => {
    const taken: [string, Post, object, object, Record<string, string>?][] = [
      ['track', track.POST, {}, { tipNo, status: 'resolved' }],
      ['messages', messages.POST, { text: '还在冒烟' }, { thread: [{ text: '还在冒烟' }] }, keyed(10)],
      ['corrections', corrections.POST, { category: 'noise' }, {}],
      ['redactions', redactions.POST, { passages: ['夜里'] }, {}],
      ['disputes', disputes.POST, { kind: 'back' }, { disputed: 'back' }],
      ['ratings', ratings.POST, { stars: 2 }, { stars: 2 }],
      ['withdrawal', withdrawal.POST, {}, { withdrawn: true, mayDo: ['erase'] }],
      ['erasure', erasure.POST, {}, { erased: true, mayDo: [] }],
    ]
    for (const [name, handler, body, shows, headers] of taken) {
      const answer = await post(handler, { receipt, ...body }, headers)
      expect([name, answer.status]).toEqual([name, 200])
      expect(trackAnswer.safeParse(answer.body).error).toBeUndefined()
      expect(answer.body).toMatchObject(shows)
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect(JSON.stringify(answer.body)).not.toContain(receipt.slice(-4))
    }
  })

  it('gives one’s own words when asked for them apart', async () => {
    const other = await submitTip(town, citizen, { key: deviceKey(2), channel: 'api', input: tipAt() })
    const { body } = await post(ownWords.POST, { receipt: other.receipt })
    expect(ownWordsAnswer.parse(body)).toEqual({ category: 'odour', description: tipAt().description })
  })

  it.each<[name: string, handler: Post, body: object, status: number, code: string]>([
    ['track', track.POST, { typo: 1 }, 400, 'input.unknown_field'],
    ['messages', messages.POST, { text: '好' }, 400, 'tip.key_missing'],
    ['evidence', evidence.POST, { evidence: [], text: '好' }, 400, 'input.unknown_field'],
    ['withdrawal', withdrawal.POST, { why: '怕' }, 400, 'input.unknown_field'],
    ['erasure', erasure.POST, { all: true }, 400, 'input.unknown_field'],
    ['ratings', ratings.POST, { stars: 9 }, 400, 'tip.stars_invalid'],
    ['messages', messages.POST, { receipt: 7 }, 400, 'tip.receipt_malformed'],
    ['corrections', corrections.POST, { category: 'noise' }, 410, 'tip.erased'],
  ])('refuses wrong input of %s', async (_name, handler, body, status, code) => {
    const answer = await post(handler, { receipt, ...body })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('says how long to wait after too many wrong receipts', async () => {
    const wrong = '0'.repeat(20)
    const statuses = []
    for (let n = 0; n < 6; n++) statuses.push((await post(track.POST, { receipt: wrong })).status)
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429])
    const { headers, body } = await post(ownWords.POST, { receipt: wrong })
    expect([headers.get('retry-after'), body.code]).toEqual(['60', 'tip.receipt_wait'])
  })

  it('tells a proof of ours from any other, however it was pasted', async () => {
    for (const typed of [proof, proof.replaceAll('\n', '\r\n'), `  ${proof.trim()}`]) {
      const { body } = await post(verify.POST, { proof: typed })
      expect(proofAnswer.parse(body)).toMatchObject({
        valid: true,
        leaf: expect.stringMatching(/^[0-9a-f]{64}$/),
      })
    }
    for (const typed of ['', 'x', proof.replace('caselog', 'caselag')]) {
      const { body } = await post(verify.POST, { proof: typed })
      expect(body).toEqual({ valid: false, leaf: null, publishBy: null })
    }
    const key = await receiptKey.GET(new Request('http://site/'), { params: Promise.resolve({}) })
    expect((await key.json()).vkey).toMatch(/^town\/receipt\/1\+[0-9a-f]{8}\+/)
  })
})
