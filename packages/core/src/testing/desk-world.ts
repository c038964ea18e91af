import { signAgreement } from '../agreement/sign.ts'
import { caseDeeds } from '../case/all-deeds.ts'
import type { Case } from '../case/case.ts'
import { landOf } from '../case/land.ts'
import measures from '../case/measures.json' with { type: 'json' }
import { nextDeeds } from '../case/next-deeds.ts'
import { type DeedName, deeds } from '../case/stage.ts'
import { loadScheme } from '../scheme/load.ts'
import type { StaffActor } from '../staff/staff.ts'
import { evidenceNo, photo } from './holder.ts'
import { type GrantLike, staffActor } from './staff.ts'
import { type MemoryContext, memoryContext, operator, settle } from './town.ts'

/** A county with its staff, as the model plays it. */
export type DeskWorld = {
  readonly ctx: MemoryContext
  readonly staff: readonly StaffActor[]
  readonly receipts: string[]
  /** Numbers drawn so far, for keys and photos. */
  drawn: number
}

/** Cells of the town, by which people are drawn. */
const CELLS = ['1', '11', '12', '111', '121']
const DEPARTMENTS = ['water', 'eco', 'discipline']

/** Somebody for every post that a case cannot do without. */
const always: readonly GrantLike[] = [
  { role: 'command', cell: '1' },
  { role: 'command', cell: '1' },
  { role: 'head', cell: '1' },
  { role: 'head', cell: '11' },
  { role: 'head', cell: '111' },
  { role: 'deputy', cell: '1' },
  { role: 'department', cell: '1', department: 'discipline' },
]

const roles = ['worker', 'head', 'department', 'command', 'publisher', 'auditor', 'deputy'] as const

/** Who else is there: a role, a cell, a department, drawn. */
export type Drawn = { readonly role: number; readonly cell: number; readonly department: number }

const drawnRight = ({ role, cell, department }: Drawn): GrantLike => {
  const named = roles[role % roles.length] ?? 'worker'
  const code = DEPARTMENTS[department % DEPARTMENTS.length] ?? 'water'
  const at = CELLS[cell % CELLS.length] ?? '1'
  return { role: named, cell: at, ...(named === 'department' && { department: code }) }
}

const AGREEMENT = 'river'

const two = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const agreement = {
  id: AGREEMENT,
  counterpart: two('邻县', 'Neighbour'),
  scope: two('河流', 'River'),
  contact: { office: two('生态环境局', 'Ecology bureau'), phone: '0995-0000001' },
  validFrom: '2026-01-01',
}

/** `at`: a time from which every deadline lies in years whose holidays are known. */
export async function deskWorld(
  people: readonly Drawn[],
  at = '2026-03-02T02:30:00.000Z',
): Promise<DeskWorld> {
  const ctx = memoryContext(at)
  await settle(ctx)
  await signAgreement(ctx, operator, agreement)
  const grants = [...always, ...people.map(drawnRight)]
  const provenAt = ctx.now().toISOString()
  const staff = grants.map((grant, i) => staffActor(grant, `p${i}`, { provenAt }))
  return { ctx, staff, receipts: [], drawn: 0 }
}

export const casesOf = (ctx: MemoryContext) =>
  ctx.ledger.streams().filter(({ stream }) => stream.startsWith('case#'))

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(list.length, 1)]

/** Every deed somebody may do now on a case, with who. */
export async function legalDeeds(world: DeskWorld, state: Case): Promise<readonly [StaffActor, DeedName][]> {
  const land = landOf(await loadScheme(world.ctx))
  const found: [StaffActor, DeedName][] = []
  for (const actor of world.staff) {
    for (const { deed, blocked } of nextDeeds(state, actor, land, world.ctx.now()))
      if (!blocked && deed in caseDeeds) found.push([actor, deed])
  }
  return found
}

/** What takes a case on is drawn more often than what keeps it where it is, ends it early or makes others of it. */
const weights: Readonly<Partial<Record<DeedName, number>>> = {
  note: 1,
  question: 1,
  merge: 1,
  split: 1,
  ask: 1,
  'not-accept': 2,
  'note-conflict': 1,
  hold: 2,
  conclude: 12,
  check: 12,
  'look-back': 12,
  'order-look-back': 1,
  review: 12,
}
const USUAL = 4

/** One of the deeds that are legal now and somebody who may do it. */
export function drawDeed(
  legal: readonly (readonly [StaffActor, DeedName])[],
  deed: number,
  who: number,
): readonly [StaffActor, DeedName] | undefined {
  const names = [...new Set(legal.map(([, name]) => name))]
  const lots = names.flatMap((name) => Array<DeedName>(weights[name] ?? USUAL).fill(name))
  const name = pick(lots, deed)
  return pick(
    legal.filter((each) => each[1] === name),
    who,
  )
}

/** A plausible input for a deed, varied by `n`; every ninth is none at all. */
async function inputOf(world: DeskWorld, deed: DeedName, state: Case, n: number): Promise<unknown> {
  if (n % 9 === 8) return { nonsense: n }
  const { ctx } = world
  const text = `第${n}号意见：请看现场`
  // Most often to those who are there to take it.
  const units = ['111', '11', '1', '1@discipline', ...CELLS, '1@water', '11@eco']
  const unit = pick(units, n) ?? '1'
  const on = dayIn(ctx, 1 + (n % 30))
  const running = state.clocks.filter((clock) => clock.state === 'running' || clock.state === 'paused')
  switch (deed) {
    case 'take-up':
    case 'accept':
    case 'receive':
    case 'take-back':
      return {}
    case 'ask':
    case 'penalise':
    case 'progress':
    case 'note':
    case 'question':
      return { text }
    case 'not-accept':
      return { reason: n % 2 ? 'unclear' : 'not-ours', door: '12345', text }
    case 'dispatch':
      return { to: unit, text }
    case 'transfer':
    case 'settle':
      return { to: unit, reason: text }
    case 'refuse':
      return { reason: text }
    case 'hand-over':
      return { agreement: n % 4 ? AGREEMENT : 'none', reason: text }
    case 'note-receipt':
      return { theirNo: '7', on: dayIn(ctx, 0) }
    case 'note-conflict':
      return { against: n % 3 ? unit : '', reason: text }
    case 'visit':
      return { step: pick(['check', 'receive', 'rectify', 'report'], n), text, photos: [] }
    case 'rectify':
      return { text, on }
    case 'refer':
      return { to: 'police', text }
    case 'stage-close':
      return { nextOn: on, text }
    case 'hold':
      return { reviewOn: on, reason: text }
    case 'resume':
      return {}
    case 'conclude':
      return concluded(world, n)
    case 'check':
      return { result: n % 3 ? 'passed' : 'failed', text }
    case 'look-back':
      return { result: n % 2 ? 'held' : 'rebounded', text }
    case 'review':
      return { result: n % 2 ? 'upheld' : 'reopened', text }
    case 'merge':
      return { into: pick(casesOf(ctx), n)?.stream.slice('case#'.length) ?? state.no, reason: text }
    case 'split':
      return { to: [unit], text }
    case 'team':
      return { lead: unit, members: [pick(units, n + 1)], text }
    case 'extend':
      return { days: 1 + (n % 20), reason: text }
    case 'pause':
      return {
        clock: pick(running, n)?.key ?? 'tip.finish',
        reason: pick(['reporter', 'testing'], n),
        text,
      }
    case 'go-on':
      return { clock: running.find(({ state: is }) => is === 'paused')?.key ?? 'tip.finish' }
    case 'urge':
      return { kind: pick(['whole', 'rapid', 'periodic'], n) }
    case 'answer':
      return { question: 1 + (n % 3), text }
    default:
      return {}
  }
}

async function concluded(world: DeskWorld, n: number) {
  const verdict = pick(['true', 'mostly', 'partly', 'untrue'], n)
  const no = ++world.drawn
  await photo(world.ctx, 1000 + no, 1000 + no)
  return {
    verdict,
    measures: verdict === 'untrue' ? [] : [measures[0]?.code],
    summary: `已处理${no}`,
    record: '内部记录',
    reply: '已经处理，谢谢您',
    after: [evidenceNo(1000 + no)],
  }
}

const dayIn = (ctx: MemoryContext, days: number) =>
  new Date(ctx.now().getTime() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10)

/** Does it, with the seq given or the newest. @throws Fault as the deed does */
export async function act(
  world: DeskWorld,
  actor: StaffActor,
  deed: DeedName,
  state: Case,
  n: number,
  seq?: number,
): Promise<void> {
  const verb = caseDeeds[deed as keyof typeof caseDeeds]
  const input = await inputOf(world, deed, state, n)
  await verb(world.ctx, actor, { no: state.no, ...(seq !== undefined && { seq }), input })
}

export const anyDeed = (n: number): DeedName =>
  pick(
    deeds.filter((deed) => deed in caseDeeds),
    n,
  ) ?? 'note'
