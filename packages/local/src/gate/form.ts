import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import type { PostFields, SizeRange } from './policy.ts'
import { GateRefusal, malformed } from './refusal.ts'

/** S3 takes so many bytes before the file. */
const fieldSize = 20 * 1024

export type Form = { readonly fields: PostFields; readonly bytes: Buffer }

/**
 * Reads a posted form whose last part is the file. The fields are checked before the first byte of the file is kept,
 * and no more is kept than they allow. What is refused is read to its end and forgotten, so that the answer arrives.
 * @throws GateRefusal also what `check` throws
 */
export async function readForm(
  request: IncomingMessage,
  check: (fields: PostFields) => SizeRange,
): Promise<Form> {
  const busboy = openBusboy(request)
  const fields = new Map<string, string>()
  const { promise: file, resolve: foundFile, reject } = Promise.withResolvers<Buffer>()
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  busboy.on('field', (name, value) => fields.set(name.toLowerCase(), value))
  let hasFile = false
  busboy.on('file', (name, stream) => {
    hasFile = true
    stream.on('error', () => reject(malformed()))
    if (name === 'file') readFile(stream, () => check(fields)).then(foundFile, reject)
    else reject(malformed())
  })
  busboy.on('finish', () => {
    if (!hasFile)
      reject(new GateRefusal('InvalidArgument', 'POST requires exactly one file upload per request.'))
    finish()
  })
  busboy.on('error', () => reject(malformed()))
  request.on('close', () => request.complete || reject(malformed()))
  try {
    request.pipe(busboy)
    const [bytes] = await Promise.all([file, finished])
    return { fields, bytes }
  } finally {
    request.unpipe(busboy)
    request.resume()
  }
}

function openBusboy({ headers }: IncomingMessage): BusboyInstance {
  try {
    return new Busboy({ headers: headers as BusboyHeaders, limits: { fieldSize, fields: 40, files: 1 } })
  } catch {
    throw malformed()
  }
}

async function readFile(file: Readable, check: () => SizeRange): Promise<Buffer> {
  const { smallest, largest } = check()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of file as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largest)
      throw new GateRefusal('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
    chunks.push(chunk)
  }
  if (size < smallest)
    throw new GateRefusal('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
  return Buffer.concat(chunks)
}
