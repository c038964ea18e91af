import * as z from 'zod/mini'
import type { Actor } from '../command.ts'
import { Fault, type FaultCode, parse } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { acceptCase } from './accept.ts'
import type { Acts } from './act.ts'

/** More than a person can have looked at in one go. */
export const BULK_LIMIT = 100

const manySchema = z.strictObject(
  {
    cases: z
      .array(z.strictObject({ no: z.string('case.unknown'), seq: z.int('case.stale') }), 'case.bulk_empty')
      .check(z.minLength(1, 'case.bulk_empty'), z.maxLength(BULK_LIMIT, 'case.bulk_too_many')),
  },
  { error: wrongForm },
)

/** What became of one of them: accepted, or why not. */
export type Accepted = { readonly no: string; readonly refused: FaultCode | null }

/**
 * Accepts several cases, each for itself: one that is refused (moved on, another's, at another stage) stops no other.
 * @throws Fault `case.bulk_empty`, `case.bulk_too_many`; LedgerUnavailable, after which the same may be asked again
 */
export async function acceptMany(ctx: Acts, actor: Actor, given: unknown): Promise<readonly Accepted[]> {
  const { cases } = parse(manySchema, given)
  const done: Accepted[] = []
  for (const { no, seq } of cases) {
    try {
      await acceptCase(ctx, actor, { no, seq, input: {} })
      done.push({ no, refused: null })
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      done.push({ no, refused: error.issues[0].code })
    }
  }
  return done
}
