import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'

/** Content-addressed files: a name says its bytes, so a file never changes and may be cached for ever. */
export type Files = {
  read(name: string): Promise<Uint8Array>
  write(name: string, bytes: Uint8Array): Promise<void>
}

/** A store of what citizens sent: objects come, are looked at, and are removed. */
export type Objects = Files & {
  /** Bytes of an object; undefined where there is none. */
  size(name: string): Promise<number | undefined>
  /** Ends also where there is none. */
  remove(name: string): Promise<void>
}

/** What a browser posts to send one file itself: the address, and the fields that go before the file. */
export type PostForm = { readonly url: string; readonly fields: Readonly<Record<string, string>> }

/** Where browsers put files by themselves, each under the very name, type and size it was allowed. */
export type Incoming = Objects & {
  /** `seconds`: how long the permission lasts. */
  permit(name: string, type: string, largest: number, seconds: number): Promise<PostForm>
}

export const s3Client = () =>
  new S3Client({
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  })

export function s3Files(bucket: string, client = s3Client()): Files {
  return {
    async read(name) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: name }))
      if (!Body) throw new Error(`empty object ${name}`)
      return Body.transformToByteArray()
    },
    async write(name, bytes) {
      const to = { Bucket: bucket, Key: name }
      if (bytes.length > PART) await writeInParts(client, to, bytes)
      else await client.send(new PutObjectCommand({ ...to, Body: bytes }))
    },
  }
}

/** Bytes of one request; more is written in parts, so that a broken line repeats one of them and not all. */
const PART = 8 * 1024 * 1024

async function writeInParts(
  client: S3Client,
  to: { readonly Bucket: string; readonly Key: string },
  bytes: Uint8Array,
): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(to))
  const Parts: CompletedPart[] = []
  for (let start = 0; start < bytes.length; start += PART) {
    const part = { UploadId, PartNumber: Parts.length + 1 }
    const Body = bytes.subarray(start, start + PART)
    const { ETag } = await client.send(new UploadPartCommand({ ...to, ...part, Body }))
    Parts.push({ ETag, PartNumber: part.PartNumber })
  }
  await client.send(new CompleteMultipartUploadCommand({ ...to, UploadId, MultipartUpload: { Parts } }))
}

export function s3Objects(bucket: string, client = s3Client()): Objects {
  return {
    ...s3Files(bucket, client),
    async size(name) {
      try {
        return (await client.send(new HeadObjectCommand({ Bucket: bucket, Key: name }))).ContentLength ?? 0
      } catch (error) {
        if (error instanceof NotFound) return undefined
        throw error
      }
    },
    async remove(name) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: name }))
    },
  }
}

export function memoryFiles(): Files & { names(): readonly string[] } {
  const { size: _, remove: __, ...files } = memoryObjects()
  return files
}

export function memoryObjects(): Objects & { names(): readonly string[] } {
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
    size: async (name) => files.get(name)?.length,
    async remove(name) {
      files.delete(name)
    },
    names: () => [...files.keys()],
  }
}

/** Permits are only written down: nobody posts to memory. */
export const memoryIncoming = (): Incoming & { names(): readonly string[] } => ({
  ...memoryObjects(),
  permit: async (name, type, largest, seconds) => ({
    url: 'memory:',
    fields: { key: name, 'Content-Type': type, largest: String(largest), seconds: String(seconds) },
  }),
})
