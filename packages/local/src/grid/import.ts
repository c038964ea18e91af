import { openAsBlob, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Actor } from '@wangge/core/command'
import { checkImport, type ImportInput } from '@wangge/core/scheme/import/check'
import { importScheme } from '@wangge/core/scheme/import/import'
import { contextOf } from './context.ts'
import { type GridOptions, UsageFault } from './options.ts'
import { showProgress } from './progress.ts'
import { reportJson, reportLines } from './report.ts'
import type { Terminal } from './run.ts'
import { say } from './say.ts'

/** Checks or imports the files that were named and prints the report; false when an error stands. */
export async function runImport(options: GridOptions, actor: Actor, terminal: Terminal): Promise<boolean> {
  const { verb, given, locale } = options
  const { current, out } = terminal
  const input = await inputOf(options, terminal)
  const { drafted, ...report } =
    verb === 'import'
      ? await importScheme(contextOf(options), actor, input)
      : { ...(await checkImport(input)), drafted: false }
  const isSound = drafted || ('scheme' in report && report.scheme !== null)
  if (given.report !== undefined)
    writeFileSync(resolve(current, given.report), reportJson(report, drafted, locale))
  const id = (input.header as { id?: string }).id ?? ''
  const end = say(locale, drafted ? 'drafted' : isSound ? 'checked' : 'refused', { value: id })
  out.write(`${[...reportLines(report, locale), end].join('\n')}\n`)
  return isSound
}

async function inputOf(
  { given, words, locale }: GridOptions,
  { current, err }: Terminal,
): Promise<ImportInput> {
  const header = readHeaderFile(resolve(current, given.scheme ?? ''))
  const files = await Promise.all(words.map((word) => openFile(word, current)))
  return { header, datum: given.datum, files, onProgress: showProgress(err, locale) }
}

/** Its size is known at once, its bytes are read when it is its turn. */
async function openFile(name: string, current: string): Promise<File> {
  try {
    return new File([await openAsBlob(resolve(current, name))], name)
  } catch {
    throw new UsageFault(`cannot read ${name}`)
  }
}

function readHeaderFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageFault(`${path}: ${error instanceof SyntaxError ? 'no valid JSON' : 'cannot be read'}`)
  }
}
