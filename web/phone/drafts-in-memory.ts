import { tell } from './changes.ts'
import type { Draft, Upload } from './draft.ts'
import type { Drafts } from './drafts.ts'

/** Drafts of a browser that keeps nothing. The form, the uploads and the sending work all the same. */
export function draftsInMemory(): Drafts {
  const drafts = new Map<string, Draft>()
  const uploads = new Map<string, Upload>()
  const permits = new Map<string, number>()
  const take = (key: string): Draft | undefined => {
    const draft = drafts.get(key)
    const uploaded = (id: string) => {
      const upload = uploads.get(id)
      return upload && { upload }
    }
    return draft && { ...draft, photos: draft.photos.map((photo) => ({ ...photo, ...uploaded(photo.id) })) }
  }
  const save = async (draft: Draft) => {
    if (drafts.get(draft.key)?.state !== 'sent') drafts.set(draft.key, draft)
    tell({ key: draft.key })
  }
  return {
    isKept: false,
    list: async () =>
      [...drafts.keys()].flatMap((key) => take(key) ?? []).sort((a, b) => b.changedAt - a.changedAt),
    open: async (key) => take(key),
    keepWords: (draft) => save({ ...draft, photos: drafts.get(draft.key)?.photos ?? [] }),
    save,
    async settle(key, change) {
      const kept = take(key)
      if (kept) drafts.set(key, { ...kept, ...change(kept) })
      tell({ key })
      return take(key)
    },
    async setUpload(key, photo, upload) {
      if (!drafts.get(key)?.photos.some(({ id }) => id === photo)) return
      uploads.set(photo, upload)
      tell({ key, photo, upload })
    },
    async remove(key) {
      drafts.delete(key)
      permits.delete(key)
      tell({ key })
    },
    permittedUntil: async (key) => permits.get(key) ?? 0,
    async setPermittedUntil(key, until) {
      permits.set(key, until)
    },
  }
}
