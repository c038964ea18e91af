import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Coding = 'br' | 'gzip'

const compressible =
  /^(text\/|image\/svg\+xml|application\/([\w.-]+\+)?(json|xml|javascript|wasm|octet-stream|x-protobuf))/
/** Bytes; below, compressing costs more than it saves. */
const worthwhile = 512

export function isCompressible(contentType: string, size: number): boolean {
  return size >= worthwhile && compressible.test(contentType)
}

/** The best coding that an Accept-Encoding header allows (RFC 9110 §12.5.3); brotli before gzip. */
export function preferredCoding(accept: string | undefined): Coding | undefined {
  const allowed = new Map<string, boolean>()
  for (const part of (accept ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim())
    allowed.set(coding, !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)))
  }
  return (['br', 'gzip'] as const).find((coding) => allowed.get(coding) ?? allowed.get('*'))
}

/** Brotli at level 5 for answers made on the spot, 9 for what is compressed once and kept. */
export async function compress(body: Buffer, coding: Coding, level: 5 | 9): Promise<Buffer> {
  return coding === 'br'
    ? promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: level } })
    : promisify(gzip)(body, { level: level === 9 ? 9 : 6 })
}
