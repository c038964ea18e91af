import { createCipheriv, createDecipheriv, createHmac, hash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Words = Readonly<Record<string, string>>
type Request = {
  readonly KeyId: string
  readonly EncryptionContext?: Words
  readonly NumberOfBytes?: number
  readonly CiphertextBlob?: string
  readonly Message?: string
}

/** Three operations of KMS as its documentation tells them, every ARN being a key; each request is recorded. */
export async function startFakeKms() {
  const requests: { operation: string; input: Request }[] = []
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const input = JSON.parse(await text(request)) as Request
    requests.push({ operation, input })
    response.setHeader('content-type', 'application/x-amz-json-1.1')
    try {
      response.end(JSON.stringify({ KeyId: input.KeyId, ...operations[operation]?.(input) }))
    } catch {
      response.statusCode = 400
      response.end(JSON.stringify({ __type: 'InvalidCiphertextException' }))
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const keyOf = (arn: string) => hash('sha256', arn, 'buffer')
const aad = (words: Words = {}) => Buffer.from(JSON.stringify(Object.entries(words).sort()))

const operations: Readonly<Record<string, (input: Request) => object>> = {
  GenerateDataKey({ KeyId, EncryptionContext, NumberOfBytes = 32 }) {
    const [key, nonce] = [randomBytes(NumberOfBytes), randomBytes(12)]
    const cipher = createCipheriv('aes-256-gcm', keyOf(KeyId), nonce).setAAD(aad(EncryptionContext))
    const box = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
    return { Plaintext: key.toString('base64'), CiphertextBlob: box.toString('base64') }
  },
  Decrypt({ KeyId, EncryptionContext, CiphertextBlob = '' }) {
    const box = Buffer.from(CiphertextBlob, 'base64')
    const cipher = createDecipheriv('aes-256-gcm', keyOf(KeyId), box.subarray(0, 12), { authTagLength: 16 })
      .setAAD(aad(EncryptionContext))
      .setAuthTag(box.subarray(-16))
    const key = Buffer.concat([cipher.update(box.subarray(12, -16)), cipher.final()])
    return { Plaintext: key.toString('base64') }
  },
  GenerateMac: ({ KeyId, Message = '' }) => ({
    Mac: createHmac('sha256', keyOf(KeyId)).update(Buffer.from(Message, 'base64')).digest('base64'),
    MacAlgorithm: 'HMAC_SHA_256',
  }),
}
