import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { UsageFault } from '../grid/options.ts'

const verbs = ['add', 'list', 'revoke'] as const

export type ClientOptions = {
  readonly verb: (typeof verbs)[number]
  /** Empty for `list`. */
  readonly name: string
  /** Empty unless one is added. */
  readonly may: readonly string[]
  readonly port: number
  /** Absolute path. */
  readonly data: string
}

/**
 * @param folders where `.data` lies, and what a relative path is relative to
 * @throws UsageFault
 */
export function parseClientOptions(
  typed: readonly string[],
  folders: { readonly root: string; readonly current: string },
): ClientOptions {
  const { values, positionals } = read(typed)
  const [word, ...words] = positionals
  const verb = verbs.find((each) => each === word)
  if (!verb)
    throw new UsageFault(word === undefined ? `say one of ${verbs.join(', ')}` : `no such verb: ${word}`)
  const names = verb === 'list' ? 0 : 1
  if (words.length !== names) throw new UsageFault(`${verb} takes ${names} word(s)`)
  if ((verb === 'add') !== (values.may !== undefined))
    throw new UsageFault(verb === 'add' ? 'add needs --may' : `${verb} takes no --may`)
  const port = Number(values.port ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_529)
    throw new UsageFault('--port is a number from 1 to 65529')
  const data =
    values.data === undefined ? resolve(folders.root, '.data') : resolve(folders.current, values.data)
  return { verb, name: words[0] ?? '', may: values.may?.split(',') ?? [], port, data }
}

function read(typed: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...typed],
      options: { may: text, port: text, data: text },
      allowPositionals: true,
    })
  } catch (error) {
    throw new UsageFault(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}
