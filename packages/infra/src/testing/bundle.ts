import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import type { CloudFunction } from '../wiring.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** The bundle of a function as SST makes it, written to `outfile`; answers with what lies in it. */
export async function bundleFunction(
  { file, native = {} }: Pick<CloudFunction, 'file' | 'native'>,
  outfile: string,
): Promise<Metafile['outputs'][string]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`functions/${file}.ts`],
    outfile,
    bundle: true,
    external: Object.keys(native),
    minify: true,
    keepNames: true,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  })
  const [output] = Object.values(metafile.outputs)
  if (!output) throw new Error(`nothing came of ${file}`)
  return output
}
