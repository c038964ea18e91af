import { generateKeyPairSync, sign } from 'node:crypto'
import { createLocalJWKSet } from 'jose'
import { expect, test } from 'vitest'
import type { Authority } from './identity-provider.ts'
import { readLogoutToken } from './logout-token.ts'

const now = new Date('2026-11-20T02:30:00.000Z')
const seconds = now.getTime() / 1000
const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
const right = {
  iss: 'https://sign-in.example',
  aud: 'wangge',
  iat: seconds,
  exp: seconds + 120,
  jti: 'j1',
  sub: 'an',
  sid: 's1',
  events: event,
}

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 })
const published = [
  { ...ec.publicKey.export({ format: 'jwk' }), kid: 'ec', use: 'sig' },
  { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa' },
  { ...weak.publicKey.export({ format: 'jwk' }), kid: 'weak' },
  { ...ec.publicKey.export({ format: 'jwk' }), kid: 'for-encryption', use: 'enc' },
]
const authority: Authority = {
  issuer: right.iss,
  clientId: 'wangge',
  algorithms: ['ES256', 'RS256', 'none', 'HS256'],
  keys: createLocalJWKSet({ keys: published }),
}

const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const byEc = (text: string) =>
  sign('sha256', Buffer.from(text), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' })

function tokenOf(claims: object, head: object = {}, signing: (text: string) => Buffer = byEc): string {
  const text = `${coded({ alg: 'ES256', kid: 'ec', typ: 'logout+jwt', ...head })}.${coded(claims)}`
  return `${text}.${signing(text).toString('base64url')}`
}
const read = (token: string, change: Partial<Authority> = {}) =>
  readLogoutToken(token, { ...authority, ...change }, now)

test('a logout token says whom it is about, and until when a repeat could come', async () => {
  expect(await read(tokenOf(right))).toEqual({
    iss: right.iss,
    jti: 'j1',
    sub: 'an',
    sid: 's1',
    until: new Date(now.getTime() + 180_000),
  })
})

test.each([
  ['a person alone', { sid: undefined }],
  ['a session alone', { sub: undefined }],
  ['several clients, and this one', { aud: ['other', 'wangge'] }],
  ['no end', { exp: undefined }],
  ['a clock that differs by half a minute', { iat: seconds + 30, exp: seconds - 29 }],
])('with %s it is taken', async (_, change) => {
  expect(await read(tokenOf({ ...right, ...change }))).toMatchObject({ jti: 'j1' })
})

test('one signed by RSA is taken, and one that says nothing of its type or its key where there is one', async () => {
  const byRsa = (text: string) => sign('sha256', Buffer.from(text), rsa.privateKey)
  expect(await read(tokenOf(right, { alg: 'RS256', kid: 'rsa' }, byRsa))).toMatchObject({ jti: 'j1' })
  expect(await read(tokenOf(right, { typ: undefined, kid: undefined }))).toMatchObject({ jti: 'j1' })
})

test.each([
  ['another issuer', { iss: 'https://evil.example' }],
  ['another client', { aud: 'other' }],
  ['several clients without this one', { aud: ['other'] }],
  ['no client', { aud: undefined }],
  ['no time', { iat: undefined }],
  ['a time in words', { iat: now.toISOString() }],
  ['a time more than two and a half minutes ago', { iat: seconds - 151, exp: undefined }],
  ['a time to come', { iat: seconds + 31 }],
  ['an end that is over', { exp: seconds - 30 }],
  ['an end in words', { exp: 'never' }],
  ['no name', { jti: undefined }],
  ['an empty name', { jti: '' }],
  ['nobody', { sub: undefined, sid: undefined }],
  ['a person that is no text', { sub: { $ne: 1 } }],
  ['a session that is no text', { sid: 7 }],
  ['no event', { events: undefined }],
  ['another event', { events: { other: {} } }],
  ['an event that is no object', { events: { [Object.keys(event)[0] ?? '']: true } }],
  ['a nonce', { nonce: 'n' }],
  ['a nonce of nothing', { nonce: null }],
])('with %s it is refused', async (_, change) => {
  await expect(read(tokenOf({ ...right, ...change }))).rejects.toThrow('staff.sign_out_invalid')
})

test.each([
  ['an algorithm that is none', tokenOf(right, { alg: 'none' }, () => Buffer.alloc(64))],
  ['a shared secret', tokenOf(right, { alg: 'HS256' })],
  ['a key nobody published', tokenOf(right, { kid: 'other' })],
  ['a key that is for encryption', tokenOf(right, { kid: 'for-encryption' })],
  ['a key of another kind', tokenOf(right, { kid: 'rsa' })],
  ['a part that must be understood', tokenOf(right, { crit: ['b64'], b64: false })],
  ['the type of another token', tokenOf(right, { typ: 'at+jwt' })],
  [
    'a key that is too short',
    tokenOf(right, { alg: 'RS256', kid: 'weak' }, (text) =>
      sign('sha256', Buffer.from(text), weak.privateKey),
    ),
  ],
  ['the signature of other words', tokenOf(right, {}, () => byEc('other'))],
  ['no body', 'a..b'],
  ['four parts', `${tokenOf(right)}.x`],
  ['a body that is a list', tokenOf([right])],
])('with %s it is refused', async (_, token) => {
  await expect(read(token)).rejects.toThrow('staff.sign_out_invalid')
})

test('an algorithm the authority does not use is refused', async () => {
  await expect(read(tokenOf(right), { algorithms: ['RS256'] })).rejects.toThrow('staff.sign_out_invalid')
})

test('where two keys could have signed it, it is refused', async () => {
  const twice = createLocalJWKSet({
    keys: [...published, { ...ec.publicKey.export({ format: 'jwk' }), kid: 'ec2' }],
  })
  const token = tokenOf(right, { kid: undefined })
  await expect(read(token, { keys: twice })).rejects.toThrow('staff.sign_out_invalid')
})
