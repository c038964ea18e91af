import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'

/** Content-addressed files: a name says its bytes, so a file never changes and may be cached for ever. */
export type Files = {
  read(name: string): Promise<Uint8Array>
  write(name: string, bytes: Uint8Array): Promise<void>
}

export function s3Files(bucket: string): Files {
  const client = new S3Client({
    forcePathStyle: true,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  })
  return {
    async read(name) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: name }))
      if (!Body) throw new Error(`empty object ${name}`)
      return Body.transformToByteArray()
    },
    async write(name, bytes) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes }))
    },
  }
}

export function memoryFiles(): Files {
  const files = new Map<string, Uint8Array>()
  return {
    async read(name) {
      const bytes = files.get(name)
      if (!bytes) throw new Error(`no file ${name}`)
      return bytes
    },
    async write(name, bytes) {
      files.set(name, bytes)
    },
  }
}
