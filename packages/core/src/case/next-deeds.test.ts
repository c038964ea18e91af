import { describe, expect, it } from 'vitest'
import { staffRoles } from '../staff/staff.ts'
import { staffActor } from '../testing/staff.ts'
import type { Case } from './case.ts'
import { nextDeeds, rightOf } from './next-deeds.ts'
import { openCase } from './open.ts'
import { deeds, machine, stages } from './stage.ts'

const now = new Date('2026-11-20T02:30:00.000Z')
const land = { isWithin: (cell: string, top: string) => cell.startsWith(top) }

const opened = openCase(
  { role: 'system', name: 'system:open' },
  undefined,
  {
    no: 'C26-M0000-00000',
    tip: null,
    origin: 'patrol',
    category: 'odour',
    receivedAt: now.toISOString(),
    jurisdiction: 'town',
    scheme: 'town-2026',
    cells: ['1', '11', '111'],
    post: '111.head',
    unit: '111',
    against: null,
    site: null,
    follows: null,
    recurrence: 0,
    partOf: null,
    match: 'inside',
  },
  { now, leaf: '', outboxAt: 0 },
).state
const at = (stage: Case['stage'], more: Partial<Case> = {}): Case => ({ ...opened, stage, ...more })

const head = staffActor({ role: 'head', cell: '111' }, 'h')
const chief = staffActor({ role: 'head', cell: '11' }, 'c')
const named = (state: Case, actor = head) => nextDeeds(state, actor, land, now).map(({ deed }) => deed)

describe('what may be done next', () => {
  it('is never what the machine forbids at the stage', () => {
    for (const stage of stages)
      for (const role of staffRoles) {
        const actor = staffActor({ role, cell: '111', ...(role === 'department' && { department: 'water' }) })
        for (const deed of named(at(stage), actor))
          expect(machine.find((move) => move.deed === deed)?.from).toContain(stage)
      }
  })

  it('is nothing for who sees nothing of the case', () => {
    for (const stage of stages) expect(named(at(stage), staffActor({ role: 'head', cell: '12' }))).toEqual([])
  })

  it('is for a village head with a new case to take it up, to ask, to accept, to refuse or to merge it', () => {
    expect(named(at('received'))).toEqual(['take-up', 'ask', 'accept', 'not-accept', 'merge', 'note'])
  })

  it('is for a worker to go and look, to report progress and to note', () => {
    const worker = staffActor({ role: 'worker', cell: '111' })
    expect(named(at('accepted'), worker)).toEqual(['visit', 'progress', 'note'])
  })

  it('names the check to who handled the case only with the reason why another must do it', () => {
    const state = at('checking', { handlers: ['staff:c'] })
    const check = nextDeeds(state, chief, land, now).find(({ deed }) => deed === 'check')
    expect(check).toEqual({ deed: 'check', blocked: 'staff.same_person' })
    const other = staffActor({ role: 'head', cell: '11' }, 'other')
    expect(nextDeeds(state, other, land, now)).toContainEqual({ deed: 'check' })
  })

  it('lets the unit a case is offered to receive it, and the one that offers it take it back', () => {
    const transfer = {
      to: '121',
      from: '111',
      reason: '',
      clause: null,
      offeredOn: '2026-11-20',
      stage: 'accepted',
      final: false,
    } as const
    const state = at('transferring', { transfer })
    expect(named(state)).toContain('take-back')
    expect(named(state)).not.toContain('receive')
    const there = staffActor({ role: 'head', cell: '121' })
    expect(named(state, there)).toEqual(expect.arrayContaining(['receive', 'refuse']))
    const decided = at('transferring', { transfer: { ...transfer, final: true } })
    expect(named(decided, there)).not.toContain('refuse')
  })

  it('knows a right for every deed but those of the clock and of the public', () => {
    const without = deeds.filter((deed) => rightOf(deed) === undefined)
    expect(without.toSorted()).toEqual(['deliver', 'dispute', 'forget', 'miss', 'recount', 'remind', 'reply'])
  })
})
