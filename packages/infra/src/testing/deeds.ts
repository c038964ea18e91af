import { isAbsolute } from 'node:path'
import { build, type Plugin } from 'esbuild'

/**
 * What code uses of the context (by the name `ctx`): method calls such as `ledger.append`, the parts it touches, such
 * as `keys.seal`; and the variables it reads itself.
 */
export type Uses = {
  readonly methods: ReadonlySet<string>
  readonly parts: ReadonlySet<string>
  readonly environment: ReadonlySet<string>
}

/**
 * Reads what `files` (absolute paths) use of the context, in the code that is left of them and of our packages after
 * tree shaking. Everything foreign, and the context itself, stays outside.
 */
export async function usesOf(files: readonly string[]): Promise<Uses> {
  const { outputFiles } = await build({
    entryPoints: [...files],
    bundle: true,
    write: false,
    minifyWhitespace: true,
    outdir: '/out',
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    loader: { '.css': 'empty', '.svg': 'empty' },
    plugins: [ours],
    logLevel: 'silent',
  })
  // The bundler numbers a name that another module has too: `ctx2` is `ctx`.
  const code = outputFiles
    .map(({ text }) =>
      text.replace(
        /\b(ctx|ledger|views|passing|board|files|incoming|evidence|vault|openings|notices|keys)\d+\./g,
        '$1.',
      ),
    )
    .join('\n')
  return {
    methods: matches(
      code,
      /\b(?:ledger|views|passing|board|files|incoming|evidence|vault|openings|notices)\.\w+(?=\()/g,
    ),
    parts: new Set([
      ...matches(
        code,
        /(?<=\bctx\.)(?:ledger|views|passing|board|files|incoming|evidence|vault|openings|notices|jurisdiction)\b/g,
      ),
      ...['seal', 'receipt', 'sign'].filter((key) => takes(key).test(code)).map((key) => `keys.${key}`),
    ]),
    environment: new Set([...matches(code, /(?<=\bprocess\.env\.)\w+/g), ...takenApart(code)]),
  }
}

const contexts = ['@wangge/core/context', '@wangge/core/stores']

const ours: Plugin = {
  name: 'ours',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || path.startsWith('.') || isAbsolute(path)) return undefined
      return path.startsWith('@wangge/') && !contexts.includes(path) ? undefined : { path, external: true }
    })
  },
}

const matches = (code: string, pattern: RegExp): Set<string> => new Set(code.match(pattern))

/** Variables read as `const {NAME: name = 'x'} = process.env`. */
const takenApart = (code: string): readonly string[] =>
  [...code.matchAll(/\{([^{}]+)\}=process\.env\b/g)].flatMap(
    ([, names = '']) => names.match(/\b[A-Z][A-Z_]+\b(?=[:=,]|$)/g) ?? [],
  )

/** A key taken from the keys, or from a first parameter that is the keys. */
const takes = (key: string) => new RegExp(`\\bkeys\\.${key}\\b|\\(\\{${key}\\},`)
