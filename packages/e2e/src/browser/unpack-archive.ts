import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar-fs'

/** Unpacks a `.tar.br` file into a folder, to the last byte, whatever follows the archive's end mark. */
export async function unpackArchive(archive: URL, into: string): Promise<void> {
  await pipeline(createReadStream(archive), createBrotliDecompress(), extract(into))
}
