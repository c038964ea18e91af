import * as z from 'zod/mini'
import { dayOf } from '../calendar/calendar.ts'
import { type Dated, inForce } from '../dated.ts'
import limitList from './limits.json' with { type: 'json' }

/**
 * What is taken up at once and what waits its turn. A limit queues and never refuses, so nobody can silence a cell by
 * filling it (threat T8); a limit counts only what the limits before it let through, so a flood that stops at its own
 * network uses up nothing of its cell's or of everybody's.
 */
export type Limits = Dated & {
  /** Tips an hour in the fast lane: of one network with proof of work, and without it; of one cell; in all. */
  readonly fastPerHour: Readonly<Record<'permitted' | 'open' | 'cell' | 'whole', number>>
  /** Mean steps of a proof of work, from so many solved in the ten minutes before; the first row is for quiet times. */
  readonly work: readonly { readonly solved: number; readonly steps: number }[]
}

const table: readonly Limits[] = limitList

export function limitsAt(jurisdiction: string, now: Date): Limits {
  const limits = inForce(table, jurisdiction, dayOf(now))
  if (!limits) throw new Error(`no limits are in force for ${jurisdiction}`)
  return limits
}

/** Mean steps of a challenge made after so many were solved in ten minutes. */
export const stepsAfter = ({ work }: Pick<Limits, 'work'>, solved: number): number =>
  work.findLast((row) => row.solved <= solved)?.steps ?? 0

/** What a challenge is made for: its solution opens nothing else. */
export const FORM = 'tip'

/** PBKDF2 runs in the machine's own code everywhere, so a flooder's machine gains little over a phone's browser. */
export const ALGORITHM = 'PBKDF2/SHA-256'

/** Iterations of one step: enough that calling the browser for each step costs little beside it. */
export const COST = 5_000

/** Minutes until a challenge must be solved and handed in. */
export const CHALLENGE_MINUTES = 20

/** Hours for which a solved challenge lets its draft through. */
export const PERMIT_HOURS = 24

const wrong = 'challenge.invalid'
const hex = (length: number) => z.string(wrong).check(z.regex(new RegExp(`^[0-9a-f]{${length}}$`), wrong))
const whole = z.int(wrong).check(z.nonnegative(wrong))

/** A challenge of altcha's second version as this site makes it, and as it comes back. */
export const challengeSchema = z.strictObject(
  {
    parameters: z.strictObject(
      {
        algorithm: z.enum([ALGORITHM], wrong),
        nonce: hex(32),
        salt: hex(32),
        cost: whole,
        keyLength: whole,
        keyPrefix: hex(32),
        keySignature: hex(64),
        /** `until`: seconds since 1970. Not the library's `expiresAt`, which is judged by another clock than ours. */
        data: z.strictObject({ form: z.string(wrong), until: whole }, wrong),
      },
      wrong,
    ),
    signature: hex(64),
  },
  wrong,
)

export type Challenge = z.infer<typeof challengeSchema>

/** A challenge with its solution; `time` is what solvers add of their own accord. */
const solvedSchema = z.strictObject(
  {
    challenge: challengeSchema,
    solution: z.strictObject(
      {
        counter: whole,
        derivedKey: z.string(wrong).check(z.regex(/^([0-9a-f]{2}){1,64}$/, wrong)),
        time: z.optional(z.number(wrong)),
      },
      wrong,
    ),
  },
  wrong,
)

export type Solved = z.infer<typeof solvedSchema>

/** As altcha's clients send it: JSON in base64. */
export const payloadSchema = z.pipe(
  z.pipe(
    z.string(wrong),
    z.transform((text: string): unknown => {
      try {
        return JSON.parse(atob(text))
      } catch {
        return undefined
      }
    }),
  ),
  solvedSchema,
)

/** What a phone sends to let its draft through. Both parts are judged by `spendChallenge`. */
export const permissionSchema = z.strictObject(
  { draft: z.optional(z.unknown()), payload: z.optional(z.unknown()) },
  {
    error: ({ code }) => (code === 'unrecognized_keys' ? 'input.unknown_field' : 'input.not_an_object'),
  },
)
