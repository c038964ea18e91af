/**
 * Text of a file of unknown encoding: by its byte order mark, else UTF-8, else GB 18030 (which contains GBK), as
 * spreadsheets in China save it; undefined for what is none of these.
 */
export function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: string } | undefined {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  for (const encoding of isUtf16 ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return text.includes('\0') ? undefined : { text, encoding }
    } catch {
      // Not this encoding.
    }
  }
  return undefined
}
