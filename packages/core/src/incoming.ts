import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { type Incoming, s3Client, s3Objects } from './files.ts'

/** The bucket browsers post to. The store itself checks name, type and size by the signed policy. */
export function s3Incoming(bucket: string, client = s3Client()): Incoming {
  return {
    ...s3Objects(bucket, client),
    async permit(name, type, largest, seconds) {
      return createPresignedPost(client, {
        Bucket: bucket,
        Key: name,
        Conditions: [
          ['content-length-range', 1, largest],
          ['eq', '$Content-Type', type],
        ],
        Fields: { 'Content-Type': type },
        Expires: seconds,
      })
    },
  }
}
