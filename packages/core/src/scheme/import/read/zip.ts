import { buffer } from 'node:stream/consumers'
import { type Entry, fromBufferPromise } from 'yauzl'
import { Refused } from '../defect.ts'
import limits from '../limits.json' with { type: 'json' }

const megabyte = 2 ** 20

/** Entries by name. */
export type Zip = ReadonlyMap<string, Uint8Array>

/**
 * Every file of a zip. What the directory declares is judged before anything is unpacked, and an entry that turns out
 * larger than declared ends the reading, so a zip bomb costs no memory.
 * @throws Refused `zip.bomb`, `zip.encrypted`
 */
export async function unzip(bytes: Uint8Array): Promise<Zip> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    validateEntrySizes: true,
  })
  if (zip.entryCount > limits.zipEntries) throw bomb()
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  const isDense = total > limits.zipRatioFromMegabytes * megabyte && total > limits.zipRatio * bytes.length
  if (total > limits.zipMegabytes * megabyte || isDense) throw bomb()
  const files = new Map<string, Uint8Array>()
  for (const entry of entries) {
    if (entry.isEncrypted()) throw new Refused('zip.encrypted')
    if (entry.fileName.endsWith('/') || entry.fileName.startsWith('__MACOSX/')) continue
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  return files
}

const bomb = () =>
  new Refused('zip.bomb', { field: `${limits.zipEntries}; ${limits.zipMegabytes} MB; ${limits.zipRatio}×` })
