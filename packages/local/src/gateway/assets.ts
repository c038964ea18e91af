import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { compress, isCompressible, preferredCoding } from './compression.ts'
import contentTypes from './content-types.json' with { type: 'json' }
import type { Reply } from './reply.ts'

type Wish = { readonly acceptEncoding?: string | undefined; readonly ifNoneMatch?: string | undefined }

/** Answers a path from the folder, or nothing when no file of it has that path. */
export type Assets = (path: string, wish: Wish) => Promise<Reply> | undefined

type Asset = { readonly etag: string; readonly headers: Record<string, string>; readonly body: Buffer }

/**
 * The static files of a folder, listed once: a path outside that list opens nothing. A file is read and compressed when
 * it is first asked for, and kept. Files under `/_next/static/` and `/island/chunk/` carry their content's hash in the name and may be kept for ever.
 */
export async function openAssets(folder: string): Promise<Assets> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]),
  )
  const kept = new Map<string, Promise<Asset>>()

  const keep = (key: string, make: () => Promise<Asset>): Promise<Asset> => {
    const asset = kept.get(key) ?? make()
    kept.set(key, asset)
    return asset
  }
  const plain = (path: string, file: string) => keep(path, () => readAsset(path, file))

  const answer = async (
    path: string,
    file: string,
    { acceptEncoding, ifNoneMatch }: Wish,
  ): Promise<Reply> => {
    const found = await plain(path, file)
    const shrinks = isCompressible(found.headers['content-type'] ?? '', found.body.length)
    const coding = shrinks ? preferredCoding(acceptEncoding) : undefined
    const asset = coding ? await keep(`${coding} ${path}`, () => compressAsset(found, coding)) : found
    const headers = { ...asset.headers, etag: asset.etag, ...(shrinks && { vary: 'Accept-Encoding' }) }
    if (ifNoneMatch?.includes(asset.etag)) return { status: 304, headers, body: Buffer.alloc(0) }
    return { status: 200, headers, body: asset.body }
  }

  return (path, wish) => {
    const file = files.get(path)
    return file === undefined ? undefined : answer(path, file, wish)
  }
}

async function readAsset(path: string, file: string): Promise<Asset> {
  const body = await readFile(file)
  const types: Record<string, string> = contentTypes
  return {
    body,
    etag: etagOf(body),
    headers: {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': /^\/(_next\/static|island\/chunk)\//.test(path)
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=0, must-revalidate',
      'x-content-type-options': 'nosniff',
    },
  }
}

async function compressAsset(asset: Asset, coding: 'br' | 'gzip'): Promise<Asset> {
  const body = await compress(asset.body, coding, 9)
  return { body, etag: etagOf(body), headers: { ...asset.headers, 'content-encoding': coding } }
}

function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}
