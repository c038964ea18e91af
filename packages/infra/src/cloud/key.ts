import { type KeyName, keys } from '../stores.ts'

export type ServiceKeys = Readonly<Record<KeyName, aws.kms.Key>>

/** Keys of the key service. Who may use one is said by roles alone; a removed key can be had back for 30 days. */
export const createKeys = (): ServiceKeys =>
  Object.fromEntries(
    Object.entries(keys).map(([name, kind]) => [
      name,
      new aws.kms.Key(name, {
        description: `${$app.name} ${$app.stage} ${name}`,
        deletionWindowInDays: 30,
        ...(kind === 'encrypts'
          ? { enableKeyRotation: true }
          : { keyUsage: 'GENERATE_VERIFY_MAC', customerMasterKeySpec: kind }),
      }),
    ]),
  ) as unknown as ServiceKeys
