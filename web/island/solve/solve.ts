import type { Challenge } from '@wangge/core/admission'
import { solveHere } from '../../phone/solve-here.ts'

/** A worker of its own file: the policy of the pages takes none made of text. Undefined when it could not be solved. */
addEventListener('message', async ({ data }: MessageEvent<Challenge>) => {
  postMessage(await solveHere(data).catch(() => undefined))
})
