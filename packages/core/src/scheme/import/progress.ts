export const steps = ['read', 'cells', 'posts', 'survey', 'draft'] as const

/** `done` of `total`: files of `read`, rows of `cells` and `posts`, 0 or 1 of the others. */
export type Progress = {
  readonly step: (typeof steps)[number]
  readonly done: number
  readonly total: number
}

export type Say = (progress: Progress) => void

/** Rows between two words on progress. */
const stride = 5_000

/** To be called after each of `total` rows. */
export function sayEach(step: Progress['step'], total: number, say: Say): () => void {
  let done = 0
  if (total > 0) say({ step, done, total })
  return () => {
    done++
    if (done % stride === 0 || done === total) say({ step, done, total })
  }
}
