import { randomBytes } from 'node:crypto'
import type { Ledger, Views } from '@wangge/ledger'
import type { Board } from '@wangge/ledger/board'
import type { Passing } from '@wangge/ledger/passing'
import type { Vault } from '@wangge/vault'
import type { Files, Incoming, Objects } from './files.ts'
import type { Queue } from './queues.ts'
import type { Keys } from './seal.ts'

/** What a deed may touch. Time and chance come from here and nowhere else, so a deed can be run again as it was. */
export type Context = Surroundings & {
  readonly ledger: Ledger
  readonly views: Views
  readonly passing: Passing
  /** Work lists of the desk: shown, never decided on. */
  readonly board: Board
  readonly files: Files
  /** What browsers uploaded and nobody looked at yet. */
  readonly incoming: Incoming
  /** Cleaned copies, and originals locked by the vault's key. */
  readonly evidence: Objects
  readonly vault: Vault
  /** What the custodian of the vault is to open. */
  readonly openings: Queue
  /** Letters to the staff. */
  readonly notices: Queue
}

/** What is there whatever stores are given; what a function has no variable for throws when touched. */
type Surroundings = {
  readonly keys: Keys
  readonly jurisdiction: string
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
}

export type StoreName = Exclude<keyof Context, keyof Surroundings>

/** What a store is made from. */
export type Source = {
  /** @throws where it is not set. */
  readonly variable: (name: string) => string
  readonly now: () => Date
  /** What `make` makes, made once for all stores of a context. */
  readonly shared: <T>(make: () => T) => T
}

/** How stores are made, or as much of one as somebody needs: see `stores.ts`. */
export type StoreMakers = { readonly [S in StoreName]?: (source: Source) => Partial<Context[S]> }

/** A context of the stores that `makers` make, and of no others. */
type ContextOf<Makers extends StoreMakers> = Surroundings & {
  readonly [S in StoreName & keyof Makers]: Makers[S] extends (source: Source) => infer Store ? Store : never
}

/**
 * The context of a running function or site, from plain environment variables. A function names the stores it uses, so
 * that nothing else is in its bundle. Each is made when first touched; where its variable is missing, that throws.
 */
export function createContext<const Makers extends StoreMakers>(
  makers: Makers,
  env: NodeJS.ProcessEnv = process.env,
  now: () => Date = () => new Date(),
): ContextOf<Makers> {
  const variable = (name: string): string => {
    const value = env[name]
    if (!value) throw new Error(`environment variable ${name} is not set`)
    return value
  }
  const key = (name: string) => {
    const bytes = Buffer.from(variable(name), 'base64')
    if (bytes.length !== 32) throw new Error(`environment variable ${name} must be 32 bytes in base64`)
    return bytes
  }
  const made = new Map<unknown, unknown>()
  const once = <T>(key: unknown, make: () => T): T => {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as T
  }
  const source: Source = { variable, now, shared: (make) => once(make, make) }
  const surroundings: Surroundings = {
    keys: {
      get receipt() {
        return key('RECEIPT_KEY')
      },
      get seal() {
        return key('SEAL_KEY')
      },
      get sign() {
        return key('SIGN_KEY')
      },
    },
    get jurisdiction() {
      return variable('JURISDICTION')
    },
    now,
    random: randomBytes,
  }
  for (const [name, make] of Object.entries(makers))
    Object.defineProperty(surroundings, name, {
      enumerable: true,
      get: () => once(make, () => make(source)),
    })
  return surroundings as ContextOf<Makers>
}
