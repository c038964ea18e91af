import { again } from './again.ts'
import { alone } from './alone.ts'
import { ask, Refusal, Unreached } from './ask.ts'
import type { Draft, Sent } from './draft.ts'
import type { Drafts } from './drafts.ts'
import { permitted } from './permit.ts'
import { tipOf } from './to-tip.ts'
import { uploadAll } from './upload-all.ts'

/**
 * Sends a queued draft, its photos first, and answers what became of it: `sent` with its receipt, `open` with what the
 * site did not take, or still `queued` because the line is broken or an upload is paused. Sent twice, by a page and by
 * the service worker or after a lost answer, it is one tip with one receipt: the key is the same.
 */
export const send = (drafts: Drafts, key: string): Promise<Draft | undefined> =>
  alone(key, async () => {
    try {
      return await sendWhole(drafts, key)
    } catch (error) {
      if (error instanceof Unreached) return drafts.open(key)
      if (!(error instanceof Refusal)) throw error
      return drafts.settle(key, () => ({ state: 'open', wrongs: error.wrongs }))
    }
  })

async function sendWhole(drafts: Drafts, key: string): Promise<Draft | undefined> {
  const draft = await uploaded(drafts, key)
  if (!draft) return drafts.open(key)
  try {
    return await submit(drafts, draft)
  } catch (error) {
    // A photo uploaded more than a day ago is forgotten over there; here it is not.
    if (!(error instanceof Refusal && error.says('evidence.expired', 'evidence.unknown'))) throw error
    for (const { id, blob } of draft.photos) {
      await drafts.setUpload(key, id, { id: '', sent: 0, size: blob.size, state: 'waiting' })
    }
    const renewed = await uploaded(drafts, key)
    return renewed ? submit(drafts, renewed) : drafts.open(key)
  }
}

/** The draft with all its photos over there; undefined when it is not queued, or one of them is paused. */
async function uploaded(drafts: Drafts, key: string): Promise<Draft | undefined> {
  if ((await drafts.open(key))?.state !== 'queued') return undefined
  await uploadAll(drafts, key)
  const draft = await drafts.open(key)
  const isReady = draft?.state === 'queued' && !draft.photos.some(({ upload }) => upload?.state === 'paused')
  return isReady ? draft : undefined
}

/** The words are worth sending even when a photo was refused: the draft then says which. */
async function submit(drafts: Drafts, draft: Draft): Promise<Draft | undefined> {
  const { key } = draft
  const body = tipOf(draft)
  const hand = () => ask<Sent>('tips', { body, key })
  const submitted = await permitted(drafts, key, () => again(hand, (error) => error instanceof Unreached))
  return drafts.settle(key, ({ photos }) => ({
    state: 'sent',
    step: 'receipt',
    submitted,
    photos: [],
    wrongs: photos.flatMap(({ id, upload }) =>
      upload?.state === 'refused' && upload.reason ? [{ code: upload.reason, field: `evidence.${id}` }] : [],
    ),
  }))
}
