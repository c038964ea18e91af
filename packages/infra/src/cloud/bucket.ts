import { type Bucket, type BucketName, buckets } from '../stores.ts'

export type Buckets = Readonly<Record<BucketName, sst.aws.Bucket>>

export const createBuckets = (): Buckets =>
  Object.fromEntries(
    Object.entries(buckets).map(([name, bucket]) => [name, createBucket(name, bucket)]),
  ) as Buckets

/** A private bucket: TLS only, no public access, never emptied by a removal. */
function createBucket(name: string, { oldVersions, goesAfterDays }: Bucket): sst.aws.Bucket {
  const bucket = new sst.aws.Bucket(name, {
    versioning: oldVersions !== undefined,
    enforceHttps: true,
    cors: false,
    transform: { bucket: { forceDestroy: false } },
  })
  const rule = {
    ...(typeof oldVersions === 'number' && {
      noncurrentVersionExpiration: { noncurrentDays: oldVersions },
      expiration: { expiredObjectDeleteMarker: true },
    }),
    ...(goesAfterDays && { expiration: { days: goesAfterDays } }),
  }
  if (Object.keys(rule).length > 0)
    new aws.s3.BucketLifecycleConfiguration(`${name}Lifecycle`, {
      bucket: bucket.name,
      rules: [{ id: 'forget', status: 'Enabled', filter: { prefix: '' }, ...rule }],
    })
  return bucket
}

/** Lets pages of the site, and no others, post where the wiring says so. */
export function openToPosts(created: Buckets, site: $util.Input<string>): void {
  for (const [name, { takesPosts }] of Object.entries(buckets))
    if (takesPosts)
      new aws.s3.BucketCorsConfiguration(`${name}Cors`, {
        bucket: created[name as BucketName].name,
        corsRules: [{ allowedOrigins: [site], allowedMethods: ['POST'], maxAgeSeconds: 3600 }],
      })
}

/** Where browsers reach a bucket: an address of that bucket alone. */
export const originOf = (bucket: sst.aws.Bucket): $util.Output<string> =>
  $interpolate`https://${bucket.nodes.bucket.bucketRegionalDomainName}`
