import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge, Solved } from '../admission/admission.ts'

/** Does the work of a challenge as a phone does it. */
export async function solve(challenge: Challenge): Promise<Solved> {
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('the challenge was not solved in time')
  return { challenge, solution }
}

/** As it is sent. */
export const payloadOf = (solved: unknown): string => Buffer.from(JSON.stringify(solved)).toString('base64')
