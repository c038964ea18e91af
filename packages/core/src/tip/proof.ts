import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Context } from '../context.ts'

/** What a proof promises: the leaf hash (hex) of an accepted tip stands in the public log by then (RFC 3339). */
export type Promised = { readonly leaf: string; readonly publishBy: string }

type Signer = Pick<Context, 'keys' | 'jurisdiction'>

const MAGIC = 'caselog-receipt/v1'
/** Note type of Ed25519 in a signed note (C2SP). */
const ED25519 = 0x01
const PKCS8_SEED = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_KEY = Buffer.from('302a300506032b6570032100', 'hex')

/**
 * Names of the log and of the key that signs receipts. They never change, so the jurisdiction stands in them where
 * security §1.1 puts the public host: a site may move to another host, the proofs on phones must not lapse with it.
 */
const originOf = ({ jurisdiction }: Signer) => `${jurisdiction}/caselog/1`
const nameOf = ({ jurisdiction }: Signer) => `${jurisdiction}/receipt/1`

/**
 * A signed note (security §1.5) by which a reporter, or a newspaper on their behalf, can show "accepted but not logged".
 * The same words give the same bytes: Ed25519 draws no chance, so a repeat of a deed answers with the same proof.
 */
export function proofOf(ctx: Signer, { leaf, publishBy }: Promised): string {
  const text = `${MAGIC}\n${originOf(ctx)}\n${Buffer.from(leaf, 'hex').toString('base64')}\n${publishBy}\n`
  const key = signingKey(ctx)
  const line = Buffer.concat([keyId(nameOf(ctx), rawKey(key)), sign(null, Buffer.from(text), key)])
  return `${text}\n— ${nameOf(ctx)} ${line.toString('base64')}\n`
}

/** The public key as the signed-note format writes it: `<name>+<key id>+<base64 of type and key>`. */
export function vkeyOf(ctx: Signer): string {
  const raw = rawKey(signingKey(ctx))
  const typed = Buffer.concat([Buffer.of(ED25519), raw])
  return `${nameOf(ctx)}+${keyId(nameOf(ctx), raw).toString('hex')}+${typed.toString('base64')}`
}

const BASE64 = '[A-Za-z0-9+/]+={0,2}'
const NOTE = new RegExp(
  `^(${MAGIC}\\n[^\\s+]+\\n(${BASE64})\\n(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)\\n)\\n— ([^\\s+]+) (${BASE64})\\n$`,
)

/** What a note promises; undefined unless every byte of it is as it was signed under this key. */
export function verifyProof(vkey: string, note: string): Promised | undefined {
  const [, name = '', id = '', typed = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? []
  const [type, ...key] = Buffer.from(typed, 'base64')
  const [, text = '', leaf = '', publishBy = '', signer, line = ''] = NOTE.exec(note) ?? []
  const signed = Buffer.from(line, 'base64')
  // Canonical base 64 only: a second spelling of the same bytes would be a second note.
  const canonical = signed.toString('base64') === line && signed.length === 4 + 64
  if (type !== ED25519 || key.length !== 32 || signer !== name || !canonical) return undefined
  const known = keyId(name, Buffer.from(key))
  if (known.toString('hex') !== id || !known.equals(signed.subarray(0, 4))) return undefined
  const spki = Buffer.concat([SPKI_KEY, Buffer.from(key)])
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  if (!verify(null, Buffer.from(text), publicKey, signed.subarray(4))) return undefined
  return { leaf: Buffer.from(leaf, 'base64').toString('hex'), publishBy }
}

const signingKey = ({ keys }: Signer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_SEED, keys.sign]), format: 'der', type: 'pkcs8' })

const rawKey = (key: KeyObject) =>
  Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url')

/** First four bytes of SHA-256(name ‖ LF ‖ type ‖ key) (security §1.3). */
const keyId = (name: string, raw: Uint8Array) =>
  createHash('sha256').update(`${name}\n`).update(Buffer.of(ED25519)).update(raw).digest().subarray(0, 4)
