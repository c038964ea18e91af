import { constants, createPublicKey, type JsonWebKey, type VerifyPublicKeyInput, verify } from 'node:crypto'

/** A public key as an authority publishes it (RFC 7517). */
export type PublishedKey = JsonWebKey & {
  readonly kid?: string
  readonly use?: string
  readonly alg?: string
}

/** Of a token: which key signed it, and how. Nothing in it is believed before the signature is. */
type TokenHead = { readonly alg: SigningAlgorithm; readonly kid: string | undefined }

type Way = Pick<JsonWebKey, 'kty' | 'crv'> & {
  readonly hash: string | null
  readonly how?: Pick<VerifyPublicKeyInput, 'dsaEncoding' | 'padding' | 'saltLength'>
}

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
const plain = { dsaEncoding: 'ieee-p1363' } as const

/** By a pair of keys alone: neither `none` nor a shared secret, which the client id would be tried as. */
const ways = {
  ES256: { kty: 'EC', crv: 'P-256', hash: 'sha256', how: plain },
  ES384: { kty: 'EC', crv: 'P-384', hash: 'sha384', how: plain },
  RS256: { kty: 'RSA', hash: 'sha256' },
  RS384: { kty: 'RSA', hash: 'sha384' },
  RS512: { kty: 'RSA', hash: 'sha512' },
  PS256: { kty: 'RSA', hash: 'sha256', how: pss },
  PS384: { kty: 'RSA', hash: 'sha384', how: pss },
  PS512: { kty: 'RSA', hash: 'sha512', how: pss },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', hash: null },
} as const satisfies Readonly<Record<string, Way>>
type SigningAlgorithm = keyof typeof ways

const SHAPE = /^[\w-]+\.[\w-]+\.[\w-]+$/
const LONGEST = 8_000
const RSA_BITS = 2048

/** @param types what its header may say it is; saying nothing is allowed. Undefined for what is no such token. */
export function headOf(token: string, types: readonly string[]): TokenHead | undefined {
  if (token.length > LONGEST || !SHAPE.test(token)) return undefined
  const { alg, kid, typ, crit } = jsonOf(token.split('.')[0]) ?? {}
  if (typeof alg !== 'string' || !(alg in ways) || crit !== undefined) return undefined
  if (typ !== undefined && !types.includes(String(typ).toLowerCase())) return undefined
  if (kid !== undefined && typeof kid !== 'string') return undefined
  return { alg: alg as SigningAlgorithm, kid }
}

/** The one key that can have signed it; undefined where there is none, or more than one. */
export function keyFor({ alg, kid }: TokenHead, keys: readonly PublishedKey[]): PublishedKey | undefined {
  const { kty, crv }: Way = ways[alg]
  const fitting = keys.filter(
    (key) =>
      key.kty === kty &&
      (crv === undefined || key.crv === crv) &&
      (kid === undefined || key.kid === kid) &&
      (key.use ?? 'sig') === 'sig' &&
      (key.alg ?? alg) === alg,
  )
  return fitting.length === 1 ? fitting[0] : undefined
}

/** What a token says, where this key signed it (RFC 7515); undefined where not. */
export function claimsSignedBy(
  key: PublishedKey,
  { alg }: TokenHead,
  token: string,
): Readonly<Record<string, unknown>> | undefined {
  const { hash, how }: Way = ways[alg]
  const [head = '', body = '', signature = ''] = token.split('.')
  const publicKey = createPublicKey({ key, format: 'jwk' })
  if ((publicKey.asymmetricKeyDetails?.modulusLength ?? RSA_BITS) < RSA_BITS) return undefined
  const signed = Buffer.from(`${head}.${body}`)
  return verify(hash, signed, { key: publicKey, ...how }, Buffer.from(signature, 'base64url'))
    ? jsonOf(body)
    : undefined
}

function jsonOf(part = ''): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}
