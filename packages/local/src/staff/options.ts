import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { UsageFault } from '../grid/options.ts'

/** How many words each verb takes, and whether it says a right. */
const verbs = {
  invite: { words: 1, says: true },
  grant: { words: 1, says: true },
  revoke: { words: 2, says: false },
  end: { words: 1, says: false },
  list: { words: 0, says: false },
  canary: { words: 3, says: false },
  'lift-canary': { words: 1, says: false },
} as const
type Verb = keyof typeof verbs

export type StaffOptions = {
  readonly verb: Verb
  readonly words: readonly string[]
  /** The right as it was typed; none but for `invite` and `grant`. */
  readonly grant: Readonly<Record<string, unknown>> | null
  readonly mail: string | null
  readonly port: number
  /** Absolute path. */
  readonly data: string
}

/**
 * @param folders where `.data` lies, and what a relative path is relative to
 * @throws UsageFault
 */
export function parseStaffOptions(
  typed: readonly string[],
  folders: { readonly root: string; readonly current: string },
): StaffOptions {
  const { values, positionals } = read(typed)
  const [word, ...words] = positionals
  if (word === undefined || !Object.hasOwn(verbs, word))
    throw new UsageFault(
      word === undefined ? `say one of ${Object.keys(verbs).join(', ')}` : `no such verb: ${word}`,
    )
  const verb = word as Verb
  const { words: count, says } = verbs[verb]
  if (words.length !== count) throw new UsageFault(`${verb} takes ${count} word(s)`)
  const { port: portTyped = '3000', data, mail, kinds, ...right } = values
  if (says && !(right.role && right.cell)) throw new UsageFault(`${verb} needs --role and --cell`)
  if (!says && (kinds ?? Object.values(right)[0]) !== undefined)
    throw new UsageFault(`${verb} takes no right`)
  if (mail !== undefined && verb !== 'invite') throw new UsageFault(`${verb} takes no --mail`)
  const port = Number(portTyped)
  if (!Number.isInteger(port) || port < 1 || port > 65_529)
    throw new UsageFault('--port is a number from 1 to 65529')
  return {
    verb,
    words,
    grant: says ? { ...right, ...(kinds !== undefined && { kinds: kinds.split(',') }) } : null,
    mail: mail ?? null,
    port,
    data: data === undefined ? resolve(folders.root, '.data') : resolve(folders.current, data),
  }
}

function read(typed: readonly string[]) {
  const text = { type: 'string' } as const
  const options = {
    role: text,
    cell: text,
    department: text,
    kinds: text,
    from: text,
    until: text,
    mail: text,
    port: text,
    data: text,
  }
  try {
    return parseArgs({ args: [...typed], options, allowPositionals: true })
  } catch (error) {
    throw new UsageFault(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}
