/**
 * What cleaning an upload takes: milliseconds of the first and of a later one (median), and the most memory of a process
 * that does nothing else, above what it had with the file in hand. Encryption is real, the stores are in memory.
 * `node bench/evidence.ts [--json]`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keyService } from '@wangge/vault/key-service'
import { incomingName, partsOf } from '../packages/core/src/evidence/evidence.ts'
import { deviceKey, memoryContext } from '../packages/core/src/testing/town.ts'

type Figures = {
  readonly first: number
  readonly later: number
  readonly peakMb: number
  readonly copyKb: number
}

const MB = 1024 * 1024
const runs = 5
const self = fileURLToPath(import.meta.url)

const uploads: readonly (readonly [string, string, () => Buffer | Promise<Buffer>])[] = [
  ['shrunk on the phone, 3 MP', 'image/jpeg', () => photo(2048, 1536, 70)],
  ['photo, 12 MP', 'image/jpeg', () => photo(4000, 3000, 85)],
  ['photo, 48 MP', 'image/jpeg', () => photo(8000, 6000, 75)],
  ['photo, 48 MP, progressive', 'image/jpeg', () => photo(8000, 6000, 75, true)],
  ['recording, 50 MB', 'video/mp4', film],
]

const [, , file, type = ''] = process.argv
if (file && !file.startsWith('-'))
  process.stdout.write(JSON.stringify(await measure(readFileSync(file), type)))
else await measureAll()

async function measureAll() {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-evidence-'))
  const rows: (Figures & { readonly upload: string; readonly mb: number })[] = []
  try {
    for (const [upload, kind, make] of uploads) {
      const path = join(folder, 'upload')
      const bytes = await make()
      writeFileSync(path, bytes)
      const figures = execFileSync(process.execPath, [self, path, kind], { encoding: 'utf8' })
      rows.push({ upload, mb: Number((bytes.length / MB).toFixed(1)), ...(JSON.parse(figures) as Figures) })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  if (process.argv.includes('--json')) console.log(JSON.stringify(rows))
  else console.table(rows)
}

/** Grainy, as of a small sensor: of the size phones make. */
async function photo(width: number, height: number, quality: number, progressive = false): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const grain = { type: 'gaussian', mean: 128, sigma: 10 } as const
  return sharp({ create: { width, height, channels: 3, background: 'grey', noise: grain } })
    .jpeg({ quality, progressive })
    .toBuffer()
}

function film(): Buffer {
  const bytes = Buffer.alloc(50 * MB, 7)
  bytes.write('\0\0\0\x18ftypmp42', 'latin1')
  return bytes
}

/** In a process of its own. */
async function measure(bytes: Buffer, type: string): Promise<Figures> {
  const { cleanUpload } = await import('../packages/core/src/evidence/clean.ts')
  const { offerUpload } = await import('../packages/core/src/evidence/offer.ts')
  const key = Buffer.alloc(32, 9).toString('base64')
  const memory = memoryContext()
  const ctx = { ...memory, vault: { ...memory.vault, ...keyService(key, key) } }
  const before = process.memoryUsage.rss()
  const times: number[] = []
  let copy = 0
  for (let n = 0; n < runs; n++) {
    const { id } = await offerUpload(ctx, { draft: deviceKey(n), type, size: bytes.length })
    let from = 0
    for (const [i, size] of partsOf({ type, size: bytes.length }).entries()) {
      await ctx.incoming.write(incomingName(id, i + 1), bytes.subarray(from, from + size))
      from += size
    }
    const start = performance.now()
    const done = await cleanUpload(ctx, incomingName(id, 1))
    times.push(performance.now() - start)
    if (done !== 'cleaned') throw new Error(`the upload was ${done}`)
    copy = (await ctx.evidence.size(`clean/${id}.jpg`)) ?? 0
    for (const name of ctx.evidence.names()) await ctx.evidence.remove(name)
  }
  const [first = 0, ...rest] = times
  const later = rest.sort((a, b) => a - b)[Math.floor(rest.length / 2)] ?? 0
  return {
    first: Math.round(first),
    later: Math.round(later),
    peakMb: Math.round((process.resourceUsage().maxRSS * 1024 - before) / MB),
    copyKb: Math.round(copy / 1024),
  }
}
