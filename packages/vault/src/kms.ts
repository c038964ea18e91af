import { KMS, KmsKeyringNode, type KmsNodeClientSupplier } from '@aws-crypto/kms-keyring-node'
import type { KeyringNode } from '@aws-crypto/material-management-node'

/** One client a region; a key service that hangs is given up as early as the store is. */
const clients = new Map<string, KMS>()
function clientOf(region: string): KMS {
  const client =
    clients.get(region) ??
    new KMS({
      region,
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_500, throwOnRequestTimeout: true },
    })
  clients.set(region, client)
  return client
}

/** A key that never leaves the key service. */
export const kmsKeyring = (arn: string): KeyringNode =>
  new KmsKeyringNode({
    generatorKeyId: arn,
    // Its own client, to which its declarations, written without `exactOptionalPropertyTypes`, do not fit.
    clientProvider: clientOf as unknown as KmsNodeClientSupplier,
  })

export async function kmsMac(arn: string, text: string): Promise<string> {
  const { Mac } = await clientOf(arn.split(':')[3] ?? '').generateMac({
    KeyId: arn,
    Message: Buffer.from(text),
    MacAlgorithm: 'HMAC_SHA_256',
  })
  if (!Mac) throw new Error('no code came back')
  return Buffer.from(Mac).toString('hex')
}
