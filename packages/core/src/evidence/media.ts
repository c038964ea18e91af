/** What may be sent and how much of it: without the schemas, for a service worker that needs no more than this. */

/** A photo is looked at and copied without its metadata; a recording is only locked. */
export const kinds = ['photo', 'video', 'audio'] as const
export type Kind = (typeof kinds)[number]

/** Media types taken, by kind: what phones make. HEIC is not among them; phones hand over JPEG when asked for these. */
export const mediaTypes: Readonly<Record<Kind, readonly string[]>> = {
  photo: ['image/jpeg', 'image/png', 'image/webp'],
  video: ['video/mp4', 'video/webm', 'video/quicktime', 'video/3gpp'],
  audio: ['audio/mp4', 'audio/mpeg', 'audio/webm', 'audio/ogg', 'audio/aac', 'audio/amr'],
}

/** A megabyte as phones count it, in bytes. */
const MB = 1024 * 1024

/** Bytes a file may have. */
export const largest: Readonly<Record<Kind, number>> = { photo: 10 * MB, video: 50 * MB, audio: 50 * MB }

/** How many of each a draft may carry. */
export const PHOTOS = 6
export const RECORDINGS = 1

/** Bytes of one part of a recording: what a bad line can send again. A photo goes in one. */
export const PART = 5 * MB

/** Bytes of a file that comes inside a posted form, from a browser without script. */
export const PLAIN_LIMIT = 4 * MB

export const kindOf = (type: string): Kind | undefined =>
  kinds.find((kind) => mediaTypes[kind].includes(type))

/** Bytes of each part, in order. */
export function partsOf({ type, size }: { readonly type: string; readonly size: number }): readonly number[] {
  if (kindOf(type) === 'photo') return [size]
  const count = Math.ceil(size / PART)
  return Array.from({ length: count }, (_, i) => (i < count - 1 ? PART : size - PART * (count - 1)))
}

/** `audio/webm;codecs=opus` is `audio/webm`. */
export const bareType = (type: string) => (type.split(';')[0] ?? '').trim().toLowerCase()
