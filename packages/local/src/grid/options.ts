import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Locale, locales } from '@wangge/core/locale'

const verbs = ['check', 'columns', 'import', 'list', 'activate', 'revert', 'appoint', 'leave'] as const
type Verb = (typeof verbs)[number]

const optionNames = [
  'scheme',
  'datum',
  'report',
  'locale',
  'title',
  'name',
  'phone',
  'from',
  'certificate',
  'until',
  'last',
  'port',
  'data',
] as const
type OptionName = (typeof optionNames)[number]

const connection: readonly OptionName[] = ['port', 'data']

/** What each verb takes: words after it (`many` or exactly so many), options it must have, and others it may. */
const grammar: Readonly<
  Record<Verb, { words: number | 'many'; needs: readonly OptionName[]; takes: readonly OptionName[] }>
> = {
  check: { words: 'many', needs: ['scheme'], takes: ['datum', 'report', 'locale'] },
  import: { words: 'many', needs: ['scheme'], takes: ['datum', 'report', 'locale', ...connection] },
  columns: { words: 0, needs: [], takes: [] },
  list: { words: 0, needs: [], takes: connection },
  activate: { words: 1, needs: [], takes: connection },
  revert: { words: 1, needs: [], takes: connection },
  appoint: {
    words: 1,
    needs: ['title', 'name', 'phone', 'from'],
    takes: ['certificate', 'until', ...connection],
  },
  leave: { words: 1, needs: ['last'], takes: connection },
}

export type GridOptions = {
  readonly verb: Verb
  readonly words: readonly string[]
  readonly given: Readonly<Partial<Record<OptionName, string>>>
  readonly locale: Locale
  readonly port: number
  /** Absolute path. */
  readonly data: string
}

/** What was typed makes no sense; the message is one line. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault'
}

/**
 * @param folders where `.data` lies, and what a relative path is relative to
 * @throws UsageFault
 */
export function parseGridOptions(
  typed: readonly string[],
  folders: { root: string; current: string },
): GridOptions {
  const { values: given, positionals } = read(typed)
  const [word, ...words] = positionals
  const verb = verbs.find((each) => each === word)
  if (!verb)
    throw new UsageFault(word === undefined ? `say one of ${verbs.join(', ')}` : `no such verb: ${word}`)
  const rule = grammar[verb]
  if (rule.words === 'many' ? words.length === 0 : words.length !== rule.words)
    throw new UsageFault(
      `${verb} takes ${rule.words === 'many' ? 'at least one file' : `${rule.words} word(s)`}`,
    )
  const missing = rule.needs.find((name) => given[name] === undefined)
  if (missing) throw new UsageFault(`${verb} needs --${missing}`)
  const spare = optionNames.find(
    (name) => given[name] !== undefined && ![...rule.needs, ...rule.takes].includes(name),
  )
  if (spare) throw new UsageFault(`${verb} takes no --${spare}`)
  const locale = locales.find((each) => each === (given.locale ?? locales[0]))
  if (!locale) throw new UsageFault(`--locale is one of ${locales.join(', ')}`)
  const port = Number(given.port ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_529)
    throw new UsageFault('--port is a number from 1 to 65529')
  const data =
    given.data === undefined ? resolve(folders.root, '.data') : resolve(folders.current, given.data)
  return { verb, words, given, locale, port, data }
}

function read(typed: readonly string[]) {
  try {
    const options = Object.fromEntries(optionNames.map((name) => [name, { type: 'string' as const }]))
    const { values, positionals } = parseArgs({ args: [...typed], options, allowPositionals: true })
    return { values: values as GridOptions['given'], positionals }
  } catch (error) {
    throw new UsageFault(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}
