import type { DraftPhoto } from './draft.ts'
import type { Drafts } from './drafts.ts'

/** Holds an upload, whoever sends it; what is over there stays. */
export const pauseUpload = (drafts: Drafts, key: string, photo: DraftPhoto): Promise<void> =>
  set(drafts, key, photo, 'paused')

/** Lets it go on; `look` of `uploadMeanwhile` takes it up. */
export const resumeUpload = (drafts: Drafts, key: string, photo: DraftPhoto): Promise<void> =>
  set(drafts, key, photo, 'waiting')

async function set(
  drafts: Drafts,
  key: string,
  { id, blob, upload }: DraftPhoto,
  state: 'paused' | 'waiting',
) {
  if (upload?.state === 'done' || upload?.state === 'refused') return
  await drafts.setUpload(key, id, { ...(upload ?? { id: '', sent: 0, size: blob.size }), state })
}
