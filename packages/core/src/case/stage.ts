import machineList from './machine.json' with { type: 'json' }
import stageList from './stages.json' with { type: 'json' }

/** Public wording of the states, six at most (reference C3). `moved`: to another authority, or into another case. */
export const caseStatuses = [
  'received',
  'handling',
  'moved',
  'resolved',
  'not-verified',
  'not-accepted',
] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** Where a case stands for those who handle it (reference C3, B2.5). */
export const stages = [
  'received',
  'pre-check',
  'returned',
  'not-accepted',
  'accepted',
  'dispatched',
  'transferring',
  'on-site',
  'rectifying',
  'penalty',
  'stage-closed',
  'hold',
  'checking',
  'closed',
  'reviewing',
  'moved',
  'merged',
] as const
export type Stage = (typeof stages)[number]

/** Where a case stands, as far as that is told beside its status: no detail of an enforcement before its decision (C3). */
export const shownPhases = [
  'returned',
  'transferring',
  'stage-closed',
  'hold',
  'checking',
  'reviewing',
] as const
export type ShownPhase = (typeof shownPhases)[number]

export const deeds = [
  'take-up',
  'ask',
  'reply',
  'accept',
  'not-accept',
  'dispatch',
  'transfer',
  'receive',
  'refuse',
  'settle',
  'hand-over',
  'note-receipt',
  'take-back',
  'note-conflict',
  'visit',
  'rectify',
  'penalise',
  'refer',
  'stage-close',
  'hold',
  'resume',
  'conclude',
  'check',
  'publish',
  'look-back',
  'order-look-back',
  'dispute',
  'review',
  'merge',
  'split',
  'team',
  'extend',
  'pause',
  'go-on',
  'urge',
  'progress',
  'note',
  'question',
  'answer',
  'remind',
  'miss',
  'recount',
  'deliver',
  'forget',
] as const
export type DeedName = (typeof deeds)[number]

/** A row of the state machine: which deed is legal where, and where it leads; `to` null: where the deed says, or nowhere. */
export type Move = {
  readonly deed: DeedName
  readonly event: `case.${string}`
  readonly from: readonly Stage[]
  readonly to: Stage | null
  /** Stages the deed leaves as they are. */
  readonly keeps?: readonly Stage[]
  /** The public is told of the step. */
  readonly shown: boolean
  /** Whoever does it has had a part in handling the case. */
  readonly handles?: boolean
}

export const machine = machineList as readonly Move[]

const untold: ReadonlySet<string> = new Set(machine.flatMap(({ deed, shown }) => (shown ? [] : [deed])))

/** Whether the public is told of a step: on the case's page, and in the log. */
export const isTold = ({ event }: { readonly event: string }): boolean => !untold.has(event)

const events: ReadonlyMap<string, string> = new Map(machine.map(({ deed, event }) => [deed, event]))

/** What the public log calls a step: the event without its noun, `deadline_missed`. */
export const logName = (event: string): string => events.get(event)?.slice('case.'.length) ?? event

/** Number of the next entry of a case in the public log: 0, 1, 2 … without a gap, for what is not told has none. */
export const nextLogged = ({ steps }: { readonly steps: readonly { readonly event: string }[] }): number =>
  steps.filter(isTold).length

const stageRows = new Map(stageList.map((row) => [row.stage as Stage, row]))

/** Whether somebody still has to act on it; such a case follows its cell through a reform. */
export const isOpen = ({ stage }: { readonly stage: Stage }): boolean => stageRows.get(stage)?.open ?? false

/** Statuses of open cases. */
export const openStatuses = ['received', 'handling'] as const satisfies readonly CaseStatus[]

/** What the public is told of a stage, before its verdict counts. */
export const statusOfStage = (stage: Stage): CaseStatus =>
  (stageRows.get(stage)?.status ?? 'handling') as CaseStatus
