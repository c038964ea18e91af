import { bareType, type Kind, kindOf, largest, PHOTOS, RECORDINGS } from '@wangge/core/evidence'
import { fault } from '@wangge/core/fault'
import type { DraftPhoto } from './draft.ts'

/**
 * Takes a chosen file into a draft: a photo shrunk, after its place and time were read; a recording as it is.
 * @param photos what the draft has already
 * @throws Fault `evidence.too_many`, `evidence.second_recording`, `evidence.type_unsupported`, `evidence.too_large`,
 *   `evidence.empty`
 */
export async function addPhoto(photos: readonly DraftPhoto[], file: File): Promise<DraftPhoto> {
  const type = bareType(file.type)
  // What a phone can show it can redraw as JPEG, so a photo may come in a format the site would not take.
  const kind = kindOf(type) ?? (/^image\/(?!svg)/.test(type) ? 'photo' : undefined)
  if (!kind) throw fault('evidence.type_unsupported', 'photos')
  if (file.size === 0) throw fault('evidence.empty', 'photos')
  makeRoom(photos, kind)
  const id = crypto.randomUUID()
  return kind === 'photo' ? { id, ...(await photoOf(file, type)) } : { id, ...recordingOf(file, type, kind) }
}

function makeRoom(photos: readonly DraftPhoto[], kind: Kind): void {
  const pictures = photos.filter((photo) => photo.kind === 'photo').length
  if (kind === 'photo' && pictures >= PHOTOS) throw fault('evidence.too_many', 'photos')
  if (kind !== 'photo' && photos.length - pictures >= RECORDINGS)
    throw fault('evidence.second_recording', 'photos')
}

async function photoOf(file: File, type: string): Promise<Omit<DraftPhoto, 'id'>> {
  const [{ readPhoto }, { shrink }] = await Promise.all([import('./read-photo.ts'), import('./shrink.ts')])
  const [told, shrunk] = await Promise.all([
    readPhoto(file).catch(() => ({})),
    shrink(file).catch(() => undefined),
  ])
  const isTaken = kindOf(type) === 'photo'
  if (!shrunk && !isTaken) throw fault('evidence.type_unsupported', 'photos')
  // A photo that is small already may grow by being redrawn.
  const redrawn = shrunk && (!isTaken || shrunk.blob.size < file.size)
  const blob = redrawn ? shrunk.blob : file
  if (blob.size > largest.photo) throw fault('evidence.too_large', 'photos')
  return {
    kind: 'photo',
    blob,
    type: redrawn ? 'image/jpeg' : type,
    ...(shrunk && { preview: shrunk.preview }),
    ...told,
  }
}

function recordingOf(file: File, type: string, kind: Kind): Omit<DraftPhoto, 'id'> {
  if (file.size > largest[kind]) throw fault('evidence.too_large', 'photos')
  return { kind, blob: file, type }
}
