/**
 * What each function weighs: bytes of its bundle (made with the options SST uses), gzipped, and the time Node takes to
 * import it (median of five fresh processes). `node bench/functions.ts [--json]`; exits 1 above 1 MB.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { functions } from '@wangge/infra/wiring'
import { build, type Metafile } from 'esbuild'

export type FunctionFigures = {
  readonly name: string
  readonly bytes: number
  readonly gzip: number
  readonly importMs: number
  readonly largest: readonly string[]
}

/** Bytes a function's bundle may have. */
export const limit = 1_000_000

const root = fileURLToPath(new URL('..', import.meta.url))
const runs = 5

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
  const rows: FunctionFigures[] = []
  try {
    for (const [name, { file, native = {} }] of Object.entries(functions))
      rows.push(await measure(folder, name, file, Object.keys(native)))
  } finally {
    rmSync(folder, { recursive: true })
  }
  return rows
}

async function measure(
  folder: string,
  name: string,
  file: string,
  external: string[],
): Promise<FunctionFigures> {
  const outfile = join(folder, `${name}.mjs`)
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`functions/${file}.ts`],
    outfile,
    bundle: true,
    external,
    minify: true,
    keepNames: true,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  })
  return {
    name,
    bytes: statSync(outfile).size,
    gzip: gzipSync(await readFile(outfile)).length,
    importMs: importTime(outfile),
    largest: largest(metafile, 2),
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
function largest({ outputs }: Metafile, count: number): string[] {
  return Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, count)
    .map(
      ([path, { bytesInOutput }]) =>
        `${path.replace('node_modules/', '')} (${Math.round(bytesInOutput / 1000)} kB)`,
    )
}
