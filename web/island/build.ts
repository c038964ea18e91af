import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
const outdir = fileURLToPath(new URL('../public/island', import.meta.url))

const settings = {
  absWorkingDir: here,
  bundle: true,
  target: 'es2022',
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning',
} as const

await rm(outdir, { recursive: true, force: true })
await build({
  ...settings,
  entryPoints: {
    field: 'field/field.ts',
    find: 'find/find.ts',
    queue: 'queue/queue.ts',
    redact: 'redact/redact.ts',
    map: 'map/map.ts',
    patrol: 'patrol/patrol.ts',
    'maplibre-worker': 'maplibre-gl/dist/maplibre-gl-worker.mjs',
    'mapbox-worker': 'mapbox-gl/dist/esm/worker.js',
  },
  outdir,
  publicPath: '/island',
  // What a chunk's name stands for never changes; pages name the entries, which have no hash.
  chunkNames: 'chunk/[name]-[hash]',
  assetNames: 'chunk/[name]-[hash]',
  loader: { '.css': 'file' },
  splitting: true,
  format: 'esm',
})

// Workers in one piece each: not every phone starts one that is a module.
const workers = { 'island/solve': 'solve/solve.ts', sw: '../phone/service-worker.ts' }
await build({
  ...settings,
  entryPoints: workers,
  outdir: fileURLToPath(new URL('../public', import.meta.url)),
  format: 'iife',
})
