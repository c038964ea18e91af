/** What a file is by its first bytes, whatever its sender calls it. */

type Form = 'jpeg' | 'png' | 'webp' | 'iso' | 'matroska' | 'ogg' | 'mp3' | 'adts' | 'amr'

/** The form each media type taken comes in. */
const formOfType: Readonly<Record<string, Form>> = {
  'video/mp4': 'iso',
  'video/quicktime': 'iso',
  'video/3gpp': 'iso',
  'video/webm': 'matroska',
  'audio/mp4': 'iso',
  'audio/mpeg': 'mp3',
  'audio/webm': 'matroska',
  'audio/ogg': 'ogg',
  'audio/aac': 'adts',
  'audio/amr': 'amr',
}

/** Photos are made anew from their pixels, so any of the three forms will do, whatever it is called. */
export const isPhoto = (bytes: Uint8Array): boolean => ['jpeg', 'png', 'webp'].includes(formOf(bytes) ?? '')

/** Recordings go to the handler as they came, so they must be what they are called. */
export const isRecording = (bytes: Uint8Array, type: string): boolean =>
  formOfType[type] !== undefined && formOf(bytes) === formOfType[type]

function formOf(bytes: Uint8Array): Form | undefined {
  const [a = 0, b = 0] = bytes
  const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.slice(8) === 'WEBP') return 'webp'
  if (text.slice(4, 8) === 'ftyp') return 'iso'
  if (text.startsWith('\x1a\x45\xdf\xa3')) return 'matroska'
  if (text.startsWith('OggS')) return 'ogg'
  if (text.startsWith('#!AMR')) return 'amr'
  if (text.startsWith('ID3')) return 'mp3'
  // Frame sync; layer 0 is AAC in ADTS, layer III MP3.
  if (a === 0xff && (b & 0xf6) === 0xf0) return 'adts'
  if (a === 0xff && (b & 0xe6) === 0xe2) return 'mp3'
  return undefined
}
