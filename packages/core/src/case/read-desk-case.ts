import type { CellRef } from '@wangge/grid'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readNumber } from '../number.ts'
import { type LoadedScheme, loadScheme } from '../scheme/load.ts'
import { unseal } from '../seal.ts'
import { authorize } from '../staff/authorize.ts'
import { permit } from '../staff/permit.ts'
import { type StaffActor, type Unit, unitsOf } from '../staff/staff.ts'
import { readToldTip, type ToldTip } from '../tip/read-told.ts'
import { type Case, caseStream } from './case.ts'
import { tipsOf } from './case-tips.ts'
import { type Happened, readHistory } from './history.ts'
import { landOf } from './land.ts'
import type { CaseSecret } from './new-case.ts'
import { type NextDeed, nextDeeds } from './next-deeds.ts'
import { resourceOf } from './resource.ts'
import { caseWords } from './sealed.ts'
import { machine } from './stage.ts'
import { type NamedUnit, nameUnit, type UnitChoices, unitChoices } from './unit-choices.ts'

/** What of the state everybody sees who may read the case at all. */
type Facts = Pick<
  Case,
  | 'no'
  | 'origin'
  | 'category'
  | 'stage'
  | 'status'
  | 'unit'
  | 'due'
  | 'clocks'
  | 'match'
  | 'receivedAt'
  | 'closedAt'
  | 'transfer'
  | 'team'
  | 'urge'
  | 'escalated'
  | 'referral'
  | 'outcome'
  | 'lookBack'
  | 'review'
  | 'refusals'
  | 'round'
  | 'follows'
  | 'recurrence'
  | 'partOf'
  | 'parts'
  | 'mergedInto'
  | 'questions'
>

/** What only those see who may read the tip itself: what it says, where, and what it says of whom. */
type DeskWords = {
  readonly tips: readonly ToldTip[]
  /** What a patrol found, where no tip told of it. */
  readonly finding: CaseSecret | null
  readonly visits: Case['visits']
  readonly against: Unit | null
  readonly site: string | null
}

/** A case as one person at the desk sees it. */
export type DeskCase = Facts & {
  /** Deeds are judged against it: what another did meanwhile makes the page stale. */
  readonly seq: number
  readonly chain: readonly CellRef[]
  readonly held: boolean
  readonly named: readonly NamedUnit[]
  readonly history: readonly Happened[]
  readonly next: readonly NextDeed[]
  readonly choices: UnitChoices
  readonly mayAnswerReporter: boolean
  /** Whether it is handed to a neighbour, and the record of that may be read. */
  readonly hasHandOver: boolean
  /** Null for who may not read what was reported. */
  readonly reported: DeskWords | null
  readonly demo: boolean
}

/** Tips of one case shown together. */
const TIPS = 20

type Reads = Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now' | 'random'>

/** A case somebody may read, its rights judged. */
type Granted = {
  readonly state: Case
  readonly seq: number
  readonly loaded: LoadedScheme
  /** Whether what was reported may be read; where that is by an auditor's right, the use is recorded. */
  readonly mayReadTip: boolean
  readonly isDeputy: boolean
}

/** @throws Fault `staff.unknown`, also for a case that is not the person's business; `staff.denied`, `staff.conflict` */
export async function openDeskCase(ctx: Reads, actor: StaffActor, typed: string): Promise<Granted> {
  const no = readNumber('C', typed) ?? ''
  const [head, loaded] = await Promise.all([ctx.ledger.head(caseStream(no)), loadScheme(ctx)])
  if (!head) throw fault('staff.unknown', 'no')
  const state = head.state as Case
  const resource = resourceOf(state)
  const { isWithin } = landOf(loaded)
  const grant = await permit(ctx, actor, 'case.read', no, resource, isWithin)
  const may = (action: string) => authorize(actor, action, resource, { now: ctx.now(), isWithin }).allow
  const mayReadTip = may('tip.read')
  if (!mayReadTip && may('tip.audit')) await permit(ctx, actor, 'tip.audit', no, resource, isWithin)
  return {
    state,
    seq: head.seq,
    loaded,
    mayReadTip: mayReadTip || may('tip.audit'),
    isDeputy: grant.role === 'deputy',
  }
}

/**
 * Everything one person may know of a case, from the ledger itself: never a contact, and of what was reported nothing but
 * for those who handle it or audit it.
 * @throws Fault of `openDeskCase`
 */
export async function readDeskCase(ctx: Reads, actor: StaffActor, typed: string): Promise<DeskCase> {
  const { state, seq, loaded, mayReadTip, isDeputy } = await openDeskCase(ctx, actor, typed)
  const { no } = state
  const land = landOf(loaded)
  const [events, words, reported] = await Promise.all([
    ctx.ledger.events(caseStream(no)),
    mayReadTip ? caseWords(ctx, no) : null,
    mayReadTip ? readReported(ctx, state) : null,
  ])
  const history = await readHistory(ctx, events, words, !isDeputy)
  const now = ctx.now()
  const may = (action: string) =>
    authorize(actor, action, resourceOf(state), { now, isWithin: land.isWithin }).allow
  return {
    ...factsOf(state),
    ...(isDeputy && { referral: null }),
    seq,
    chain: state.cells.map((code) => loaded.ref(code)),
    held: state.releasedAt === null,
    named: unitsNamed(state, history).map((unit) => nameUnit(loaded, unit)),
    history: isDeputy ? history.filter(isTold) : history,
    next: nextDeeds(state, actor, land, now).filter(({ deed }) => deed !== 'ask' || hasReporter(reported)),
    choices: unitChoices(loaded, unitsOf(actor), state),
    mayAnswerReporter: mayReadTip && may('case.write'),
    hasHandOver: state.transfer?.agreement !== undefined && may('case.hand-over'),
    reported,
    demo: loaded.scheme.demo,
  }
}

const untold: ReadonlySet<string> = new Set(machine.filter(({ shown }) => !shown).map(({ deed }) => deed))

/** Deputies see the steps the public is told of, and no others. */
const isTold = ({ event }: Happened) => !untold.has(event)

function factsOf(state: Case): Facts {
  const { no, origin, category, stage, status, unit, due, clocks, match, receivedAt, closedAt } = state
  const { transfer, team, urge, escalated, referral, outcome, lookBack, review, refusals, round } = state
  const { follows, recurrence, partOf, parts, mergedInto, questions } = state
  return {
    no,
    origin,
    category,
    stage,
    status,
    unit,
    due,
    clocks,
    match,
    receivedAt,
    closedAt,
    transfer,
    team,
    urge,
    escalated,
    referral,
    outcome,
    lookBack,
    review,
    refusals,
    round,
    follows,
    recurrence,
    partOf,
    parts,
    mergedInto,
    questions,
  }
}

async function readReported(ctx: Pick<Context, 'ledger' | 'keys'>, state: Case): Promise<DeskWords> {
  const stream = caseStream(state.no)
  const [stands, box] = await Promise.all([
    tipsOf(ctx, state),
    state.tip === null ? ctx.ledger.sealed(stream) : undefined,
  ])
  const tips = await Promise.all(stands.slice(0, TIPS).map(({ state }) => readToldTip(ctx, state.no)))
  const { visits, against, site } = state
  return {
    tips: tips.filter((tip) => tip !== undefined),
    finding: box ? (unseal(ctx.keys, stream, box) as CaseSecret) : null,
    visits,
    against,
    site,
  }
}

/** Every unit the page speaks of. */
const unitsNamed = (
  { unit, transfer, team, escalated, urge, review, against, clocks }: Case,
  history: readonly Happened[],
): readonly Unit[] => [
  ...new Set([
    unit,
    ...(transfer ? [transfer.from, transfer.to] : []),
    ...(team ? [team.lead, ...team.members] : []),
    ...escalated,
    ...(urge ? [urge.by] : []),
    ...(review ? [review.unit] : []),
    ...(against === null ? [] : [against]),
    ...clocks.map((clock) => clock.unit),
    ...history.flatMap(({ unit, facts }) => [unit, facts.to].filter((each) => each != null)),
  ]),
]

/** What was found on a patrol nobody can be asked about; where reports may not be read, it is not known. */
const hasReporter = (reported: DeskWords | null): boolean => reported === null || reported.tips.length > 0
