import type { PublishedKey } from './signed-token.ts'

/** Milliseconds: what the provider may take; how long its keys are believed; how soon they may be asked for again. */
const PATIENCE = 5_000
const FRESH = 10 * 60_000
const AGAIN = 30_000

const LARGEST = 100_000

type Known = { readonly keys: readonly PublishedKey[]; readonly at: number }

/**
 * The keys an authority publishes at an address, read when they are needed. A token that names a key nobody knows makes
 * them be read again, but not more often than every half minute, so that made-up tokens are no flood there.
 */
export function authorityKeys(address: string, now: () => number = Date.now) {
  let known: Promise<Known> | undefined
  const read = () => {
    known = readKeys(address, now()).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  return async (isIn: (keys: readonly PublishedKey[]) => boolean): Promise<readonly PublishedKey[]> => {
    const { keys, at } = await (known ?? read())
    const age = now() - at
    return age > FRESH || (age > AGAIN && !isIn(keys)) ? (await read()).keys : keys
  }
}

async function readKeys(address: string, at: number): Promise<Known> {
  const answer = await fetch(address, {
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(PATIENCE),
  })
  const text = await answer.text()
  if (!answer.ok || text.length > LARGEST) throw new KeysUnreadable(String(answer.status))
  const { keys } = JSON.parse(text) as { readonly keys?: readonly PublishedKey[] }
  if (!Array.isArray(keys)) throw new KeysUnreadable('no keys')
  return { keys: keys as readonly PublishedKey[], at }
}

class KeysUnreadable extends Error {
  override readonly name = 'KeysUnreadable'
}
