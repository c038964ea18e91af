import { hkdfSync } from 'node:crypto'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Context } from '../context.ts'
import type { Keys } from '../seal.ts'
import {
  ALGORITHM,
  CHALLENGE_MINUTES,
  type Challenge,
  COST,
  challengeSchema,
  FORM,
  limitsAt,
  type Solved,
  stepsAfter,
} from './admission.ts'

const SLOT = 10 * 60_000

/**
 * A signed challenge to work on, as heavy as the last ten minutes call for. The work is to count up to a number drawn
 * between two thirds and four thirds of the mean, so nobody waits long by bad luck. Nonce and salt are the library's own
 * chance; nothing that is kept follows from them.
 */
export async function makeChallenge(
  ctx: Pick<Context, 'keys' | 'passing' | 'jurisdiction' | 'now' | 'random'>,
): Promise<Challenge> {
  const now = ctx.now()
  const steps = stepsAfter(limitsAt(ctx.jurisdiction, now), await solvedLately(ctx))
  const drawn = Buffer.from(ctx.random(4)).readUInt32BE() / 2 ** 32
  const until = Math.floor(now.getTime() / 1_000) + CHALLENGE_MINUTES * 60
  const challenge = await createChallenge({
    algorithm: ALGORITHM,
    cost: COST,
    counter: Math.round(steps * (2 / 3 + (drawn * 2) / 3)),
    deriveKey,
    data: { form: FORM, until },
    ...secrets(ctx.keys),
  })
  return challengeSchema.parse(challenge)
}

/** Whether this site made the challenge, for tips, and this is its solution. Two keyed hashes: checking costs no work. */
export async function isSolved(
  keys: Pick<Keys, 'receipt'>,
  { challenge, solution }: Solved,
): Promise<boolean> {
  const { verified } = await verifySolution({
    challenge,
    solution: { counter: solution.counter, derivedKey: solution.derivedKey },
    deriveKey,
    ...secrets(keys),
  })
  return verified && challenge.parameters.data.form === FORM
}

export async function countSolved(ctx: Pick<Context, 'passing' | 'now'>): Promise<void> {
  const now = ctx.now().getTime()
  await ctx.passing.count(slotKey(now), new Date(now + 2 * SLOT))
}

/** Solved in the ten minutes before, by two counters of ten minutes: all of this one, and of the last what still counts. */
async function solvedLately(ctx: Pick<Context, 'passing' | 'now'>): Promise<number> {
  const now = ctx.now().getTime()
  const [last, current] = await Promise.all([
    ctx.passing.read(slotKey(now - SLOT)),
    ctx.passing.read(slotKey(now)),
  ])
  const left = 1 - (now % SLOT) / SLOT
  return Number(current ?? 0) + Number(last ?? 0) * left
}

const slotKey = (time: number) => `solved#${Math.floor(time / SLOT)}`

/** Two secrets of their own, so that neither signature can stand for the other. */
const secrets = ({ receipt }: Pick<Keys, 'receipt'>) => ({
  hmacSignatureSecret: secret(receipt, 'challenge/v1'),
  hmacKeySignatureSecret: secret(receipt, 'challenge-key/v1'),
})

const secret = (key: Uint8Array, use: string) =>
  Buffer.from(hkdfSync('sha256', key, FORM, use, 32)).toString('hex')
