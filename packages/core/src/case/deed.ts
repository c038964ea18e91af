import type { Append, StreamAppend } from '@wangge/ledger'
import type * as z from 'zod/mini'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import type { NoticeKind } from '../notice/notice.ts'
import type { Action } from '../staff/authorize.ts'
import type { Unit } from '../staff/staff.ts'
import type { Case, Changing, StepFacts } from './case.ts'
import type { Land } from './land.ts'
import type { DeedName, Stage } from './stage.ts'

/** What every decision may know beside the state and the input. */
export type Known = {
  readonly now: Date
  /** `staff:<id>`, `system:…` or `public`. */
  readonly by: string
  /** The units the person speaks for in this deed; none of the system. */
  readonly units: readonly Unit[]
  readonly jurisdiction: string
  readonly land: Land
}

/** What was decided. */
export type Done = {
  readonly set?: Partial<Changing>
  /** Where the machine leaves it to the deed; it must be a stage that machine.json or the deed's file allows. */
  readonly to?: Stage
  readonly facts?: StepFacts
  /** Texts, sealed beside the event: reasons, notes, drafts, exact places. */
  readonly words?: Words
  /** Who must hear of it, and by which word. */
  readonly news?: Tell | readonly Tell[]
  /** What stands or falls with it. */
  readonly streams?: readonly StreamAppend[]
  readonly outbox?: Append['outbox']
  readonly claims?: Append['claims']
  readonly registers?: Append['registers']
}

type Tell = { readonly kind: NoticeKind; readonly units: readonly Unit[] }

/** Sealed beside an event of a case. */
export type Words = Readonly<Record<string, unknown>>

/** One deed on a case: `decide` is pure, `gather` reads beforehand what it must know. */
export type CaseDeed<Input, Gathered = object> = {
  readonly name: DeedName
  /** Right that is needed; `system` for what the clock and the public's own deeds cause. */
  readonly action: Action | 'system'
  readonly schema: z.ZodMiniType<Input>
  readonly gather?: (ctx: Gathers, state: Case, input: Input, actor: Actor) => Promise<Gathered>
  readonly decide: (state: Case, input: Input, known: Known & Gathered) => Done
}

export type Gathers = Omit<Context, 'views' | 'incoming' | 'board'>
