import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

it('the service worker carries no schemas: a phone on a bad line waits for every kilobyte of it', async () => {
  const { metafile } = await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: ['phone/service-worker.ts'],
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    outdir: '/out',
  })
  const [worker] = Object.values(metafile.outputs)
  const carried = Object.entries(worker?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  const paths = carried.map(([path]) => path)
  expect(paths).toContain('phone/service-worker.ts')
  expect(paths.filter((path) => path.includes('/zod/'))).toEqual([])
  expect(worker?.bytes).toBeLessThan(25_000)
})
