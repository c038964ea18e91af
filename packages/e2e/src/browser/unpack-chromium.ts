import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { unpackArchive } from './unpack-archive.ts'

/** Where an unpacked browser lies: the program itself and the folder of the system libraries it came with. */
export type UnpackedChromium = { program: string; libraries: string }

/**
 * Unpacks the Chromium of `@sparticuz/chromium` (Linux x64) into `<cache>/chromium-<version>`, once per version.
 * The folder appears whole, by one rename: a killed or a concurrent run never leaves a half browser behind its name.
 */
export async function unpackChromium(cache: string): Promise<UnpackedChromium> {
  const packed = new URL('../', import.meta.resolve('@sparticuz/chromium'))
  const manifest: { version: string } = JSON.parse(await readFile(new URL('package.json', packed), 'utf8'))
  const home = join(cache, `chromium-${manifest.version}`)
  if (!existsSync(home)) {
    await mkdir(cache, { recursive: true })
    const staging = await mkdtemp(`${home}-`)
    await Promise.all([
      inflate(new URL('bin/chromium.br', packed), join(staging, 'chromium')),
      unpackArchive(new URL('bin/al2023.tar.br', packed), staging),
      unpackArchive(new URL('bin/swiftshader.tar.br', packed), staging),
    ])
    await settle(staging, home)
  }
  return { program: join(home, 'chromium'), libraries: join(home, 'lib') }
}

async function inflate(from: URL, program: string): Promise<void> {
  await pipeline(
    createReadStream(from),
    createBrotliDecompress(),
    createWriteStream(program, { mode: 0o755 }),
  )
}

async function settle(staging: string, home: string): Promise<void> {
  try {
    await rename(staging, home)
  } catch (error) {
    await rm(staging, { recursive: true })
    if (!existsSync(home)) throw error
  }
}
