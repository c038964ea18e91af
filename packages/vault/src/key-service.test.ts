import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { describeKeyService } from './contract/key-service.ts'
import { keyService } from './key-service.ts'
import { startFakeKms } from './testing/fake-kms.ts'
import { VaultUnavailable } from './vault.ts'

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const arn = (id: string) => `arn:aws-cn:kms:cn-northwest-1:123456789012:key/${id}`

describeKeyService('on one machine', (name) =>
  name === 'one' ? keyService(key(1), key(2)) : keyService(key(3), key(4)),
)

it('an index on one machine is the HMAC of kind, version and normal form', async () => {
  const expected = createHmac('sha256', Buffer.alloc(32, 2)).update('phone/v1\n8613800138000').digest('hex')
  expect(await keyService(key(1), key(2)).index('phone', '13800138000')).toBe(expected)
})

it.each(['', 'c2VjcmV0', Buffer.alloc(33).toString('base64')])(
  'the key %j is refused, without being told',
  (wrong) => {
    for (const make of [() => keyService(wrong, key(1)), () => keyService(key(1), wrong)])
      expect(make).toThrow(/^the (vault|index) key must be an ARN, or 32 bytes in base64$/)
  },
)

describe('with the cloud', () => {
  let kms: Awaited<ReturnType<typeof startFakeKms>>
  beforeAll(async () => {
    kms = await startFakeKms()
    vi.stubEnv('AWS_ENDPOINT_URL_KMS', kms.url)
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    kms.stop()
  })

  describeKeyService('with keys that never leave it', (name) => keyService(arn(name), arn(`${name}-index`)))

  it('asks for a data key and tells the words of the binding, so that rights can depend on them', async () => {
    kms.requests.length = 0
    const keys = keyService(arn('one'), arn('index'))
    const box = await keys.encrypt(Buffer.from('x'), { name: 'draft', purpose: 'contact' })
    await keys.decrypt(box, { name: 'draft', purpose: 'contact' })
    const EncryptionContext = { name: 'draft', purpose: 'contact', v: '1' }
    expect(kms.requests).toMatchObject([
      { operation: 'GenerateDataKey', input: { KeyId: arn('one'), NumberOfBytes: 32, EncryptionContext } },
      { operation: 'Decrypt', input: { KeyId: arn('one'), EncryptionContext } },
    ])
  })

  it('does not open the box of one machine, nor the other way round', async () => {
    const [cloud, machine] = [keyService(arn('one'), key(2)), keyService(key(1), key(2))]
    const bytes = Buffer.from('x')
    await expect(cloud.decrypt(await machine.encrypt(bytes, {}), {})).rejects.toThrow()
    await expect(machine.decrypt(await cloud.encrypt(bytes, {}), {})).rejects.toThrow()
  })
})

it('a key service that does not answer is told as unavailable', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', 'http://127.0.0.1:1')
  const elsewhere = 'arn:aws-cn:kms:cn-north-1:123456789012:key/one'
  const keys = keyService(elsewhere, elsewhere)
  await expect(keys.encrypt(Buffer.from('x'), {})).rejects.toThrow(VaultUnavailable)
  await expect(keys.index('phone', '13800138000')).rejects.toThrow(VaultUnavailable)
  vi.unstubAllEnvs()
})
