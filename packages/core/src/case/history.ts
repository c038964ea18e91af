import type { Event } from '@wangge/ledger'
import type { Context } from '../context.ts'
import { namesOf } from '../staff/names-of.ts'
import type { Unit } from '../staff/staff.ts'
import type { CaseEvent, StepFacts, Stepped } from './case.ts'
import type { Words } from './deed.ts'
import type { DeedName } from './stage.ts'

/** Who did something: a person of the desk by name, where that may be told, or what acted by itself. */
export type Doer = {
  readonly kind: 'staff' | 'system' | 'public' | 'operator'
  readonly person: string | null
}

/** One thing that happened to a case, as the desk sees it. */
export type Happened = {
  readonly seq: number
  /** To the minute, RFC 3339 in UTC. */
  readonly at: string
  readonly event: DeedName | 'opened' | 'released' | 'followed'
  readonly by: Doer
  readonly unit: Unit | null
  readonly facts: StepFacts
  /** Texts of the deed; null for who may not read them, and where it has none. */
  readonly words: Words | null
  /** Photos of the deed, for who may see them. */
  readonly photos: readonly string[]
}

const toTheMinute = (at: string) => `${at.slice(0, 16)}Z`

const factsOf = ({ reason, verdict, to, clock, due, kind, ref, count, clause }: StepFacts): StepFacts => ({
  ...(reason !== undefined && { reason }),
  ...(verdict !== undefined && { verdict }),
  ...(to !== undefined && { to }),
  ...(clock !== undefined && { clock }),
  ...(due !== undefined && { due }),
  ...(kind !== undefined && { kind }),
  ...(ref !== undefined && { ref }),
  ...(count !== undefined && { count }),
  ...(clause !== undefined && { clause }),
})

/** The events of a case in order. `words`: null for who may not read them; `named`: whether persons are told. */
export async function readHistory(
  { ledger }: Pick<Context, 'ledger'>,
  events: readonly Event[],
  words: ReadonlyMap<number, Words> | null,
  named: boolean,
): Promise<readonly Happened[]> {
  const persons = named
    ? await namesOf(
        { ledger },
        events.map(({ by }) => by),
      )
    : new Map<string, string>()
  const doer = (by: string): Doer => {
    if (by.startsWith('staff:')) return { kind: 'staff', person: persons.get(by) ?? null }
    return { kind: by === 'public' || by === 'operator' ? by : 'system', person: null }
  }
  return events.map((event) => {
    const { seq, at, by } = event
    const { name, unit, facts } = stepOf(event)
    return {
      seq,
      at: toTheMinute(at),
      event: name,
      by: doer(by),
      unit,
      facts,
      words: words?.get(seq) ?? null,
      photos: words ? photosOf(event, words.get(seq)) : [],
    }
  })
}

function stepOf({ type, data }: Event): {
  readonly name: Happened['event']
  readonly unit: Unit | null
  readonly facts: StepFacts
} {
  const event = { type, data } as unknown as CaseEvent
  if (event.type === 'case.opened')
    return { name: 'opened', unit: (event.data as { unit: Unit }).unit, facts: {} }
  if (event.type === 'case.released') return { name: 'released', unit: null, facts: {} }
  const { step } = event.data as Stepped
  return {
    name: event.type === 'case.followed' ? 'followed' : (step.event as DeedName),
    unit: step.unit ?? null,
    facts: factsOf(step),
  }
}

/** Those a visit added to the state, and those named beside the words. */
function photosOf({ type, data }: Event, words: Words | undefined): readonly string[] {
  const visits = type === 'case.visited' ? (data as unknown as Stepped).set.visits : undefined
  const named = photoWords.flatMap((name) => words?.[name] ?? []).filter((id) => typeof id === 'string')
  return [...new Set([...(visits?.at(-1)?.photos ?? []), ...named])]
}

const photoWords = ['before', 'after', 'photos']
