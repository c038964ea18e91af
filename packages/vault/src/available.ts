import { VaultUnavailable } from './vault.ts'

/** Turns whatever the SDK throws into the one error callers know; its message never carries what was to be kept. */
export async function available<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (cause) {
    throw new VaultUnavailable(cause instanceof Error ? cause.name : 'unknown', { cause })
  }
}
