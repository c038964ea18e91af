import { isDeepStrictEqual } from 'node:util'
import { buildDecrypt } from '@aws-crypto/decrypt-node'
import { buildEncrypt } from '@aws-crypto/encrypt-node'
import {
  AlgorithmSuiteIdentifier,
  CommitmentPolicy,
  type KeyringNode,
} from '@aws-crypto/material-management-node'
import { RawAesKeyringNode, RawAesWrappingSuiteIdentifier } from '@aws-crypto/raw-aes-keyring-node'
import type { Binding, KeyService } from './vault.ts'

/** A box opens under exactly one key: one that can be opened under two could show each holder something else. */
const policy = {
  commitmentPolicy: CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT,
  maxEncryptedDataKeys: 1,
}
const { encrypt } = buildEncrypt(policy)
const { decrypt } = buildDecrypt(policy)

/** Without a signature: only we write boxes, and the key service already tells who may. */
const suiteId = AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY
/** Bytes sealed at a time: the 4 KiB of the library make a photo seven times as slow. */
const frameLength = 1024 * 1024

/** Envelope encryption by the AWS Encryption SDK under the key behind a keyring. */
export function envelope(keyring: KeyringNode): Pick<KeyService, 'encrypt' | 'decrypt'> {
  return {
    async encrypt(bytes, binding) {
      const encryptionContext = contextOf(binding)
      return (await encrypt(keyring, bytes, { suiteId, frameLength, encryptionContext })).result
    },
    async decrypt(box, binding) {
      const { plaintext, messageHeader } = await decrypt(keyring, box)
      // The SDK proves that the words are those of the box, not that they are those the caller meant.
      if (!isDeepStrictEqual({ ...messageHeader.encryptionContext }, contextOf(binding)))
        throw new Error('the box is bound to something else')
      return plaintext
    },
  }
}

/** A key of one machine. */
export const keyringOf = (key: Uint8Array): KeyringNode =>
  new RawAesKeyringNode({
    keyNamespace: 'wangge',
    keyName: 'vault/v1',
    unencryptedMasterKey: key,
    wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
  })

const contextOf = (binding: Binding): Record<string, string> => ({ ...binding, v: '1' })
