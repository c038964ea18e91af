import type { Challenge, Solved } from '@wangge/core/admission'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** Milliseconds a slow phone may take; the challenge itself lasts 20 minutes. */
const LONGEST = 10 * 60_000

/** Tries one counter after the other, giving way to whatever else the thread has to do. */
export async function solveHere(challenge: Challenge): Promise<Solved['solution']> {
  const solution = await solveChallenge({ challenge, deriveKey, timeout: LONGEST })
  if (!solution) throw new Error('not solved in time')
  return solution
}
