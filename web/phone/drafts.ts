import { tell } from './changes.ts'
import type { Draft, Upload } from './draft.ts'
import {
  type Database,
  openShelves,
  putDraft,
  putWords,
  removeDraft,
  takeDraft,
  toRead,
  write,
} from './draft-shelves.ts'
import { draftsInMemory } from './drafts-in-memory.ts'

/** The citizen's drafts on this phone. Every write is whole or not at all, also when the tab is killed in the middle. */
export type Drafts = {
  /** False where the browser keeps nothing (a private window, a forbidden or broken store): drafts end with the page. */
  readonly isKept: boolean
  /** Newest first. */
  list(): Promise<Draft[]>
  open(key: string): Promise<Draft | undefined>
  /**
   * Keeps what was typed and nothing else, also from a page that is being left.
   * @throws DOMException `QuotaExceededError` when the phone is full
   */
  keepWords(draft: Draft): Promise<void>
  /**
   * Keeps what was typed and which photos there are. How far their uploads are is not taken from here (`setUpload`),
   * and a draft that was sent meanwhile stays sent.
   * @throws DOMException `QuotaExceededError` when the phone is full
   */
  save(draft: Draft): Promise<void>
  /** Changes a draft by what is kept of it now; undefined when it was removed meanwhile. */
  settle(key: string, change: (kept: Draft) => Partial<Draft>): Promise<Draft | undefined>
  setUpload(key: string, photo: string, upload: Upload): Promise<void>
  remove(key: string): Promise<void>
  /** Until when the draft may upload without another proof of work, in milliseconds since 1970. */
  permittedUntil(key: string): Promise<number>
  setPermittedUntil(key: string, until: number): Promise<void>
}

/** The drafts of this phone, or such as last only as long as the page. */
export async function openDrafts(): Promise<Drafts> {
  try {
    return draftsOf(await openShelves())
  } catch {
    return draftsInMemory()
  }
}

const draftsOf = (database: Database): Drafts => ({
  isKept: true,
  async list() {
    const shelf = toRead(database)
    const keys = await shelf.objectStore('words').getAllKeys()
    const drafts = await Promise.all(keys.map((key) => takeDraft(shelf, key)))
    return drafts.flatMap((draft) => draft ?? []).sort((a, b) => b.changedAt - a.changedAt)
  },
  open: (key) => takeDraft(toRead(database), key),
  async keepWords(draft) {
    await putWords(database, draft)
    tell({ key: draft.key })
  },
  async save(draft) {
    await write(database, async (shelf) => {
      const kept = await shelf.objectStore('fates').get(draft.key)
      if (kept?.state !== 'sent') await putDraft(shelf, draft)
    })
    tell({ key: draft.key })
  },
  async settle(key, change) {
    const settled = await write(database, async (shelf) => {
      const kept = await takeDraft(shelf, key)
      const draft = kept && { ...kept, ...change(kept) }
      if (draft) await putDraft(shelf, draft)
      return draft
    })
    tell({ key })
    return settled
  },
  async setUpload(key, photo, upload) {
    await write(database, async (shelf) => {
      const isThere = await shelf.objectStore('pictures').getKey(photo)
      if (isThere) await shelf.objectStore('uploads').put(upload, photo)
    })
    tell({ key, photo, upload })
  },
  async remove(key) {
    await write(database, (shelf) => removeDraft(shelf, key))
    tell({ key })
  },
  permittedUntil: async (key) => (await database.get('permits', key)) ?? 0,
  async setPermittedUntil(key, until) {
    await database.put('permits', until, key)
  },
})
