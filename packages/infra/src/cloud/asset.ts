import { globSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import contentTypes from './content-types.json' with { type: 'json' }

export type Assets = {
  readonly bucket: sst.aws.Bucket
  /** CloudFront path patterns that the bucket answers. */
  readonly patterns: readonly string[]
}

/** Uploads the built files of the site to a bucket that only CloudFront reads. */
export function createAssets(folder: string): Assets {
  const bucket = new sst.aws.Bucket('Assets', { access: 'cloudfront', cors: false })
  for (const file of globSync('**', { cwd: folder, withFileTypes: true })) {
    if (file.isFile()) upload(bucket, folder, join(file.parentPath, file.name).slice(folder.length + 1))
  }
  const patterns = readdirSync(folder, { withFileTypes: true }).map((entry) =>
    entry.isDirectory() ? `${entry.name}/*` : entry.name,
  )
  return { bucket, patterns }
}

function upload(bucket: sst.aws.Bucket, folder: string, key: string): void {
  new aws.s3.BucketObjectv2(`Asset/${key}`, {
    bucket: bucket.name,
    key,
    source: new $util.asset.FileAsset(join(folder, key)),
    contentType: contentType(key),
    cacheControl: cacheControl(key),
  })
}

/** What carries its content's hash in its name may be kept for ever; an island's entry and the worker name the files of their own build. */
function cacheControl(key: string): string {
  if (/^(_next|island\/chunk)\//.test(key)) return 'public,max-age=31536000,immutable'
  return `public,max-age=0,s-maxage=${/^(island\/|sw\.js$)/.test(key) ? 60 : 86400}`
}

function contentType(key: string): string {
  const known: Readonly<Record<string, string>> = contentTypes
  return known[extname(key)] ?? 'application/octet-stream'
}
