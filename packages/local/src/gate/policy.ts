import { createHmac, timingSafeEqual } from 'node:crypto'
import { GateRefusal } from './refusal.ts'

/** The form fields before the file, by their names in lower case. */
export type PostFields = ReadonlyMap<string, string>

export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string }

/** Bytes that the file may have. */
export type SizeRange = { readonly smallest: number; readonly largest: number }

/** S3 takes no more by one POST. */
const mostBytes = 5 * 1024 ** 3

type Range = readonly ['content-length-range', number, number]
type Match = readonly ['eq' | 'starts-with', string, string]
/** `{"key": "a"}` says the same as `["eq", "$key", "a"]`. */
type Exact = Readonly<Record<string, string>>
type Policy = { readonly expiration: string; readonly conditions: readonly (Range | Match | Exact)[] }

/**
 * Checks a form as S3 does: that the policy was signed by us and has not run out, that the fields fit every condition,
 * and that a condition covers every field.
 * @returns the sizes that the policy allows
 * @throws GateRefusal
 */
export function checkPost(
  bucket: string,
  fields: PostFields,
  credentials: Credentials,
  now: Date,
): SizeRange {
  const encoded = fields.get('policy')
  if (!encoded || !fields.has('key')) throw denied('Access Denied')
  checkSignature(encoded, fields, credentials)
  const policy = parsePolicy(encoded)
  if (new Date(policy.expiration) <= now) throw invalid('Policy expired.')
  return checkConditions(policy.conditions, new Map([...fields, ['bucket', bucket]]))
}

/** AWS Signature Version 4 over the policy's own text. */
function checkSignature(
  encoded: string,
  fields: PostFields,
  { accessKeyId, secretAccessKey }: Credentials,
): void {
  const [id, ...scope] = fields.get('x-amz-credential')?.split('/') ?? []
  if (fields.get('x-amz-algorithm') !== 'AWS4-HMAC-SHA256' || scope.length !== 4)
    throw new GateRefusal('InvalidArgument', 'The form names no algorithm or credential that is understood.')
  if (id !== accessKeyId)
    throw new GateRefusal(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    )
  const key = scope.reduce<Buffer>(hmac, Buffer.from(`AWS4${secretAccessKey}`))
  const expected = hmac(key, encoded)
  const given = Buffer.from(fields.get('x-amz-signature') ?? '', 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new GateRefusal(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    )
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** What we signed is a policy. */
const parsePolicy = (encoded: string): Policy =>
  JSON.parse(Buffer.from(encoded, 'base64').toString()) as Policy

function checkConditions(conditions: Policy['conditions'], fields: PostFields): SizeRange {
  const covered = new Set(['bucket', 'policy', 'x-amz-signature'])
  let range: SizeRange = { smallest: 0, largest: mostBytes }
  for (const condition of conditions.flatMap(asTuples)) {
    if (condition[0] === 'content-length-range') {
      range = { smallest: condition[1], largest: condition[2] }
      continue
    }
    const [operator, name, wanted] = condition
    const field = name.replace(/^\$/, '').toLowerCase()
    const value = fields.get(field)
    const fits = operator === 'eq' ? value === wanted : value?.startsWith(wanted)
    if (!fits) throw invalid(`Policy Condition failed: ${JSON.stringify(condition)}`)
    covered.add(field)
  }
  const extra = [...fields.keys()].filter((name) => !covered.has(name) && !name.startsWith('x-ignore-'))
  if (extra.length > 0) throw invalid(`Extra input fields: ${extra.join(', ')}`)
  return range
}

const asTuples = (condition: Policy['conditions'][number]): (Range | Match)[] =>
  isTuple(condition)
    ? [condition]
    : Object.entries(condition).map(([name, value]) => ['eq', `$${name}`, value] as const)

const isTuple = (condition: Policy['conditions'][number]): condition is Range | Match =>
  Array.isArray(condition)

const denied = (message: string) => new GateRefusal('AccessDenied', message)
const invalid = (what: string) => denied(`Invalid according to Policy: ${what}`)
