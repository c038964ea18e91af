import { partsOf } from '@wangge/core/evidence'
import { again } from './again.ts'
import { ask, Refusal, Unreached } from './ask.ts'
import { onChange, tell } from './changes.ts'
import type { DraftPhoto, Upload } from './draft.ts'
import type { Drafts } from './drafts.ts'
import { permitted } from './permit.ts'
import { type Part, PartRefused, postPart } from './post-part.ts'

type Offered = { readonly id: string; readonly parts: readonly Part[] }

const notBegun = ({ size }: Blob): Upload => ({ id: '', sent: 0, size, state: 'waiting' })

/**
 * Sends one photo or recording part by part, from the first that is not there yet. What is kept of it says after any
 * end, also of the tab, where to go on. Whoever sets it `paused`, here or on another page, ends it.
 * @throws Unreached when the line stays broken. A refusal is no error: it is the upload's state.
 */
export async function upload(drafts: Drafts, key: string, photo: DraftPhoto): Promise<Upload> {
  let now = photo.upload ?? notBegun(photo.blob)
  const keep = (change: Partial<Upload>) => {
    now = { ...now, ...change }
    return drafts.setUpload(key, photo.id, now)
  }
  const stop = new AbortController()
  const deaf = onChange((change) => {
    if ('photo' in change && change.photo === photo.id && change.upload?.state === 'paused') stop.abort()
  })
  try {
    const stands = (await drafts.open(key))?.photos.find(({ id }) => id === photo.id)?.upload
    if (stands?.state === 'paused') return stands
    await keep({ state: 'sending' })
    await sendAll(drafts, key, photo, stop.signal, () => now, keep)
    await keep({ state: 'done' })
  } catch (error) {
    if (stop.signal.aborted) await keep({ state: 'paused' })
    else if (isForGood(error))
      await keep({ ...notBegun(photo.blob), state: 'refused', reason: codeOf(error) })
    else {
      await keep({ state: 'waiting' })
      throw new Unreached()
    }
  } finally {
    deaf()
  }
  return now
}

/** The place an upload has over there is forgotten after a day: then it begins anew. */
async function sendAll(...[drafts, key, photo, signal, now, keep]: Sending): Promise<void> {
  try {
    await sendParts(drafts, key, photo, signal, now, keep)
  } catch (error) {
    if (!(error instanceof Refusal && error.says('evidence.expired', 'evidence.unknown'))) throw error
    await keep({ id: '', sent: 0 })
    await sendParts(drafts, key, photo, signal, now, keep)
  }
}

type Sending = [
  drafts: Drafts,
  key: string,
  photo: DraftPhoto,
  signal: AbortSignal,
  now: () => Upload,
  keep: (change: Partial<Upload>) => Promise<void>,
]

async function sendParts(...[drafts, key, photo, signal, now, keep]: Sending): Promise<void> {
  const { id: file, type, blob } = photo
  const mayMend = (error: unknown) => !signal.aborted && !isForGood(error)
  const permissions: Part[] = []
  if (!now().id) {
    const body = { draft: key, file, type, size: blob.size }
    const offer = () => again(() => ask<Offered>('uploads', { body, signal }), mayMend)
    const { id, parts } = await permitted(drafts, key, offer)
    permissions.push(...parts)
    await keep({ id })
  }

  let begin = 0
  for (const [i, bytes] of partsOf({ type, size: blob.size }).entries()) {
    const [from, end] = [begin, begin + bytes]
    begin = end
    if (now().sent >= end) continue
    const renew = () => ask<Part>(`uploads/${now().id}/parts/${i + 1}`, { body: { draft: key }, signal })
    const progress = (sent: number) => tell({ key, photo: file, upload: { ...now(), sent: from + sent } })
    const post = async () => {
      const permission = permissions[i] ?? (await renew())
      // Whatever became of it, another try has a permission of its own.
      delete permissions[i]
      await postPart(permission, blob.slice(from, end), signal, progress)
    }
    await again(post, mayMend)
    await keep({ sent: end })
  }
}

/** Neither a broken line nor a permission that ran out on the way. */
const isForGood = (error: unknown): error is Refusal | PartRefused =>
  error instanceof Refusal || (error instanceof PartRefused && error.status < 500 && error.status !== 403)

const codeOf = (error: Refusal | PartRefused) =>
  (error instanceof Refusal ? error.wrongs[0]?.code : undefined) ?? 'service.failed'
