import type { Challenge, Solved } from '@wangge/core/admission'

/** Solves a challenge beside the page; where no worker starts, in the page's own thread, giving way between slices. */
export async function solve(challenge: Challenge): Promise<Solved['solution']> {
  if (typeof Worker !== 'undefined') {
    try {
      return await inWorker(challenge)
    } catch {
      // An old or forbidding browser: the thread at hand can do it too.
    }
  }
  const { solveHere } = await import('./solve-here.ts')
  return solveHere(challenge)
}

function inWorker(challenge: Challenge): Promise<Solved['solution']> {
  const worker = new Worker('/island/solve.js')
  return new Promise<Solved['solution']>((solved, failed) => {
    worker.onmessage = ({ data }: MessageEvent<Solved['solution'] | undefined>) =>
      data ? solved(data) : failed(new Error('not solved'))
    worker.onerror = failed
    worker.postMessage(challenge)
  }).finally(() => worker.terminate())
}
