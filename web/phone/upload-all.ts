import type { DraftPhoto } from './draft.ts'
import type { Drafts } from './drafts.ts'
import { upload } from './upload.ts'

/**
 * Uploads what a draft has, also what is added meanwhile, one file at a time: on a thin line two would both be late. For
 * `alone` to call.
 * @throws Unreached
 */
export async function uploadAll(drafts: Drafts, key: string): Promise<void> {
  const next = async () => (await drafts.open(key))?.photos.find(isNext)
  for (let photo = await next(); photo; photo = await next()) await upload(drafts, key, photo)
}

/** `sending` was somebody who is gone: whoever sends now is alone. */
const isNext = ({ upload }: DraftPhoto) =>
  upload === undefined || upload.state === 'waiting' || upload.state === 'sending'
