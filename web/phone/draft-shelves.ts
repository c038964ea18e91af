import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import type { Draft, DraftPhoto, Upload } from './draft.ts'

/** What a keystroke changes. */
type Words = Pick<Draft, 'key' | 'typed' | 'step' | 'changedAt'>
/** Which photos there are, in their order, and what was read from them. */
type Album = readonly Omit<DraftPhoto, 'blob' | 'preview' | 'upload'>[]
/** What becomes of it: the work of whoever sends it. */
type Fate = Pick<Draft, 'state' | 'submitted' | 'wrongs'>
type Picture = Pick<DraftPhoto, 'blob' | 'preview'> & { readonly draft: string }

/**
 * Photos lie apart from the words: a keystroke neither writes megabytes nor, kept a moment late, takes away a photo that
 * came after it. So does what others write than the form.
 */
interface Shelves extends DBSchema {
  words: { key: string; value: Words }
  albums: { key: string; value: Album }
  fates: { key: string; value: Fate }
  pictures: { key: string; value: Picture; indexes: { draft: string } }
  uploads: { key: string; value: Upload }
  permits: { key: string; value: number }
}

export const DATABASE = 'drafts'
const all = ['words', 'albums', 'fates', 'pictures', 'uploads', 'permits'] as const

export type Database = IDBPDatabase<Shelves>
type Shelf = IDBPTransaction<Shelves, StoreNames<Shelves>[], 'readonly'>
type WritableShelf = IDBPTransaction<Shelves, StoreNames<Shelves>[], 'readwrite'>

/** @throws where the browser keeps nothing */
export async function openShelves(): Promise<Database> {
  const database = await openDB<Shelves>(DATABASE, 2, {
    upgrade(fresh) {
      for (const former of [...fresh.objectStoreNames]) fresh.deleteObjectStore(former)
      fresh.createObjectStore('words', { keyPath: 'key' })
      fresh.createObjectStore('albums')
      fresh.createObjectStore('fates')
      fresh.createObjectStore('pictures').createIndex('draft', 'draft')
      fresh.createObjectStore('uploads')
      fresh.createObjectStore('permits')
    },
    // Another page erases everything: it must not wait for this one.
    blocking: () => database.close(),
  })
  return database
}

export const toRead = (database: Database): Shelf => database.transaction([...all])

/** One transaction: it is over, or has failed as a whole, when this ends. */
export async function write<T>(database: Database, work: (shelf: WritableShelf) => Promise<T>): Promise<T> {
  const shelf = database.transaction([...all], 'readwrite')
  const [made] = await Promise.all([work(shelf), shelf.done])
  return made
}

/**
 * Writes the words without looking first. All of it is asked of the browser before this returns, so it gets through also
 * from a page that is being left.
 */
export async function putWords(database: Database, draft: Draft): Promise<void> {
  const shelf = database.transaction('words', 'readwrite')
  const put = shelf.store.put(wordsOf(draft))
  shelf.commit()
  await Promise.all([put, shelf.done])
}

const wordsOf = ({ key, typed, step, changedAt }: Draft): Words => ({ key, typed, step, changedAt })

const albumOf = ({ photos }: Draft): Album =>
  photos.map(({ blob: _, preview: __, upload: ___, ...photo }) => photo)

/** A draft put together from its words, its fate, its album, its pictures and how far their uploads are. */
export async function takeDraft(shelf: Shelf | WritableShelf, key: string): Promise<Draft | undefined> {
  const from = shelf as Shelf
  const [words, fate = { state: 'open' as const }, album = []] = await Promise.all([
    from.objectStore('words').get(key),
    from.objectStore('fates').get(key),
    from.objectStore('albums').get(key),
  ])
  if (!words) return undefined
  const photos = await Promise.all(
    album.map(async (photo): Promise<DraftPhoto[]> => {
      const [picture, upload] = await Promise.all([
        from.objectStore('pictures').get(photo.id),
        from.objectStore('uploads').get(photo.id),
      ])
      if (!picture) return []
      const { blob, preview } = picture
      return [{ ...photo, blob, ...(preview && { preview }), ...(upload && { upload }) }]
    }),
  )
  return { ...words, ...fate, photos: photos.flat() }
}

/** Writes the words, the fate, the album and the pictures that are new, and takes away those no longer named. */
export async function putDraft(shelf: WritableShelf, draft: Draft): Promise<void> {
  const { key, photos, state, submitted, wrongs } = draft
  const pictures = shelf.objectStore('pictures')
  const kept = await pictures.index('draft').getAllKeys(key)
  await Promise.all([
    shelf.objectStore('words').put(wordsOf(draft)),
    shelf.objectStore('albums').put(albumOf(draft), key),
    shelf
      .objectStore('fates')
      .put({ state, ...(submitted && { submitted }), ...(wrongs && { wrongs }) }, key),
    ...photos
      .filter(({ id }) => !kept.includes(id))
      .map(({ id, blob, preview }) => pictures.put({ draft: key, blob, ...(preview && { preview }) }, id)),
    ...removals(
      shelf,
      kept.filter((id) => !photos.some((photo) => photo.id === id)),
    ),
  ])
}

export async function removeDraft(shelf: WritableShelf, key: string): Promise<void> {
  const kept = await shelf.objectStore('pictures').index('draft').getAllKeys(key)
  await Promise.all([
    shelf.objectStore('words').delete(key),
    shelf.objectStore('albums').delete(key),
    shelf.objectStore('fates').delete(key),
    shelf.objectStore('permits').delete(key),
    ...removals(shelf, kept),
  ])
}

const removals = (shelf: WritableShelf, photos: readonly string[]): Promise<void>[] =>
  photos.flatMap((id) => [shelf.objectStore('pictures').delete(id), shelf.objectStore('uploads').delete(id)])
