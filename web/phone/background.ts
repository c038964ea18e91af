import { alone } from './alone.ts'
import type { Drafts } from './drafts.ts'
import { permit } from './permit.ts'
import { sendQueued } from './queue.ts'
import { uploadAll } from './upload-all.ts'
import { whenReachable } from './when-reachable.ts'

/**
 * Makes the proof of work and uploads the photos of the draft under way while the citizen goes on writing. `look` after
 * a photo was added or resumed.
 */
export const sendMeanwhile = (drafts: Drafts, key: string) =>
  whenReachable(() =>
    alone(key, async () => {
      await permit(drafts, key)
      await uploadAll(drafts, key)
    }),
  )

/** Sends what is queued for as long as the page is open; what a killed tab left goes on here. */
export const resumeQueue = (drafts: Drafts) => whenReachable(() => sendQueued(drafts))
