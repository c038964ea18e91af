/** Table i × 256 + byte: the CRC of a byte followed by i zero bytes. */
const tables = makeTables()

/** CRC-32 as in zip, gzip and PNG (ISO-HDLC), as an unsigned number. Eight bytes a step where they are aligned. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  let done = 0
  if (bytes.byteOffset % 4 === 0) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, (bytes.length >>> 3) * 2)
    crc = crcOfPairs(words)
    done = words.byteLength
  }
  for (; done < bytes.length; done++) {
    crc = (crc >>> 8) ^ (tables[(crc ^ (bytes[done] as number)) & 255] as number)
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** Written out in full: it is most of the time from a file to its first answer, when nothing is compiled yet. */
function crcOfPairs(words: Uint32Array): number {
  const table = tables
  let crc = -1
  for (let i = 0; i < words.length; i += 2) {
    const one = crc ^ (words[i] as number)
    const two = words[i + 1] as number
    crc =
      (table[1792 + (one & 255)] as number) ^
      (table[1536 + ((one >>> 8) & 255)] as number) ^
      (table[1280 + ((one >>> 16) & 255)] as number) ^
      (table[1024 + (one >>> 24)] as number) ^
      (table[768 + (two & 255)] as number) ^
      (table[512 + ((two >>> 8) & 255)] as number) ^
      (table[256 + ((two >>> 16) & 255)] as number) ^
      (table[two >>> 24] as number)
  }
  return crc
}

function makeTables(): Int32Array {
  const made = new Int32Array(8 * 256)
  for (let i = 0; i < 256; i++) {
    let crc = i
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    made[i] = crc
  }
  for (let i = 256; i < made.length; i++) {
    const crc = made[i - 256] as number
    made[i] = (crc >>> 8) ^ (made[crc & 255] as number)
  }
  return made
}
