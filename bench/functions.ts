/**
 * What each function weighs: bytes of its bundle (made with the options SST uses), gzipped, the time Node takes to import
 * it, and from the start of a process to the end of its first call (each the median of fresh processes).
 * `node bench/functions.ts [--json]`; exits 1 above 1 MB.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type FunctionName, functions } from '@wangge/infra/wiring'
import { bundleFunction } from '../packages/infra/src/testing/bundle.ts'
import { measureFirstCalls } from './first-call.ts'

export type FunctionFigures = {
  readonly name: string
  readonly bytes: number
  readonly gzip: number
  readonly importMs: number
  /** Null where it was not measured. */
  readonly firstCallMs: number | null
  readonly largest: readonly string[]
}

/** Bytes a function's bundle may have. */
export const limit = 1_000_000

type Bundle = Awaited<ReturnType<typeof bundleFunction>>

const root = fileURLToPath(new URL('..', import.meta.url))
const runs = 7

if (import.meta.main) {
  const rows = await measureFunctions()
  if (process.argv.includes('--json')) console.log(JSON.stringify(rows))
  else console.table(rows.map(({ largest, ...row }) => ({ ...row, largest: largest.join(', ') })))
  const tooLarge = rows.filter(({ bytes }) => bytes > limit)
  for (const { name, bytes } of tooLarge) console.error(`${name} is ${bytes} bytes, above ${limit}`)
  process.exitCode = tooLarge.length > 0 ? 1 : 0
}

export async function measureFunctions(): Promise<readonly FunctionFigures[]> {
  // Below the packages, so that what is installed beside a bundle is found.
  const folder = mkdtempSync(join(root, 'node_modules/.bundles-'))
  const fileOf = (name: string) => join(folder, `${name}.mjs`)
  const names = Object.keys(functions) as FunctionName[]
  try {
    const bundles = new Map<FunctionName, Bundle>()
    for (const name of names) bundles.set(name, await bundleFunction(functions[name], fileOf(name)))
    const firstCalls = await measureFirstCalls(new Map(names.map((name) => [name, fileOf(name)])), runs)
    return [...bundles].map(([name, { bytes, inputs }]) => ({
      name,
      bytes,
      gzip: gzipSync(readFileSync(fileOf(name))).length,
      importMs: importTime(fileOf(name)),
      firstCallMs: firstCalls.get(name) ?? null,
      largest: largest(inputs, 2),
    }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Milliseconds, median of `runs` fresh processes. */
function importTime(bundle: string): number {
  const program = `
    const start = process.hrtime.bigint()
    await import(${JSON.stringify(bundle)})
    process.stdout.write(String(Number(process.hrtime.bigint() - start) / 1e6))
    process.exit()`
  const times = Array.from({ length: runs }, () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })),
  )
  return Math.round(times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0)
}

/** The inputs that take the most of the bundle, as `path (kB)`. */
function largest(inputs: Bundle['inputs'], count: number): string[] {
  return Object.entries(inputs)
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, count)
    .map(
      ([path, { bytesInOutput }]) =>
        `${path.replace('node_modules/', '')} (${Math.round(bytesInOutput / 1000)} kB)`,
    )
}
