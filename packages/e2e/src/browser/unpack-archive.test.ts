import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { pack } from 'tar-fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unpackArchive } from './unpack-archive.ts'

/** Bytes; more than any pipe takes before its reader reads on. */
const PADDING = 4 * 1024 * 1024

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unpack-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('an archive with much padding behind its end is unpacked whole', async () => {
  writeFileSync(join(folder, 'library.so'), 'a library')
  const archive = join(folder, 'archive.tar.br')
  const tar = await buffer(pack(folder))
  writeFileSync(archive, brotliCompressSync(Buffer.concat([tar, Buffer.alloc(PADDING)])))
  await unpackArchive(pathToFileURL(archive), join(folder, 'out'))
  expect(readFileSync(join(folder, 'out/library.so'), 'utf8')).toBe('a library')
})

test('an archive that is cut off is refused', async () => {
  const archive = join(folder, 'cut.tar.br')
  const tar = await buffer(pack(folder))
  writeFileSync(archive, brotliCompressSync(Buffer.concat([tar, Buffer.alloc(512, 1)])).subarray(0, -3))
  await expect(unpackArchive(pathToFileURL(archive), join(folder, 'out'))).rejects.toThrow()
})
