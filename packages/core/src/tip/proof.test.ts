import { createHash, createPublicKey, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testKeys } from '../testing/town.ts'
import { proofOf, verifyProof, vkeyOf } from './proof.ts'

const ctx = { keys: testKeys, jurisdiction: 'town' }
const promised = { leaf: 'ab'.repeat(32), publishBy: '2026-11-21T02:30:00.000Z' }
const note = proofOf(ctx, promised)
const vkey = vkeyOf(ctx)

/** As anybody would check it who has the public key and the format, and nothing of ours. */
function checkedApart(signed: string, key: string): boolean {
  const [name, id, typed = ''] = key.split('+', 2).concat(key.split('+').slice(2).join('+'))
  const raw = Buffer.from(typed, 'base64')
  const text = signed.slice(0, signed.indexOf('\n\n') + 1)
  const [, signer, base64 = ''] = signed.slice(text.length + 1).split(' ')
  const line = Buffer.from(base64, 'base64')
  const x = raw.subarray(1).toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return (
    signer === name &&
    line.subarray(0, 4).toString('hex') === id &&
    createHash('sha256')
      .update(`${name}\n`)
      .update(raw)
      .digest('hex')
      .startsWith(id ?? '–') &&
    verify(null, Buffer.from(text), publicKey, line.subarray(4))
  )
}

describe('the proof of a receipt', () => {
  it('is a signed note over the log, the leaf and the time by which it is public', () => {
    const leaf = Buffer.from(promised.leaf, 'hex').toString('base64')
    const [text, line] = note.split('\n\n')
    expect(text).toBe(`caselog-receipt/v1\ntown/caselog/1\n${leaf}\n2026-11-21T02:30:00.000Z`)
    expect(line).toMatch(/^— town\/receipt\/1 [A-Za-z0-9+/]{91}=\n$/)
  })

  it('names its key as the log names its own', () => {
    expect(vkey).toMatch(/^town\/receipt\/1\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/)
    // The key and its id that security §1.3 gives.
    const [name, id, typed = ''] = [
      'portal.example.cn/caselog/2026',
      '41102a96',
      'AXm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZk',
    ]
    const digest = createHash('sha256').update(`${name}\n`).update(Buffer.from(typed, 'base64')).digest('hex')
    expect(digest.slice(0, 8)).toBe(id)
  })

  it('is verified by anybody who has the key, with nothing of ours', () => {
    expect(checkedApart(note, vkey)).toBe(true)
    expect(checkedApart(note.replace('2026-11-21', '2026-11-22'), vkey)).toBe(false)
  })

  it('reads back what it promises, the same bytes for the same promise', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (leaf, at) => {
          const each = { leaf: Buffer.from(leaf).toString('hex'), publishBy: at.toISOString() }
          expect(verifyProof(vkey, proofOf(ctx, each))).toEqual(each)
          expect(proofOf(ctx, each)).toBe(proofOf(ctx, each))
        },
      ),
    )
  })

  it('verifies no more once any character of it is another, missing or doubled', () => {
    const changes = [...note].flatMap((symbol, at) =>
      [symbol === 'A' ? 'B' : 'A', '', symbol + symbol].map(
        (instead) => note.slice(0, at) + instead + note.slice(at + 1),
      ),
    )
    expect(changes.filter((changed) => changed !== note && verifyProof(vkey, changed))).toEqual([])
  })

  it.each([
    ['another key', { ...ctx, keys: { ...testKeys, sign: new Uint8Array(32).fill(9) } }],
    ['another jurisdiction', { ...ctx, jurisdiction: 'other' }],
  ])('does not verify under %s', (_whose, other) => {
    expect(verifyProof(vkeyOf(other), note)).toBeUndefined()
    expect(verifyProof(vkeyOf(other), proofOf(other, promised))).toEqual(promised)
  })

  it.each([
    '',
    'town',
    'town+00000000+AA==',
    vkey.slice(0, -4),
    `x${vkey}`,
    vkey.replace(/\+.{8}\+/, '+00000000+'),
  ])('does not verify under %j, which is no key of ours', (key) => {
    expect(verifyProof(key, note)).toBeUndefined()
  })

  it.each(['', 'caselog-receipt/v1', `${note}\n`, ` ${note}`, note.replaceAll('\n', '\r\n'), note + note])(
    'is not %j',
    (typed) => {
      expect(verifyProof(vkey, typed)).toBeUndefined()
    },
  )
})
