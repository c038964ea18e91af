import { describe, expect, it } from 'vitest'
import { type Actor, command, type Happening } from './command.ts'
import { fault } from './fault.ts'
import { issuesOf } from './testing/issues.ts'

type Door = { readonly status: 'open' | 'shut'; readonly moves: number }

const evolve = (door: Door | undefined, { type }: Happening): Door => ({
  status: type === 'door.opened' ? 'open' : 'shut',
  moves: (door?.moves ?? 0) + 1,
})

const slam = command<Door, { hard: boolean }, { wind: number }>({
  by: ['operator'],
  from: ['none', 'open'],
  evolve,
  decide(_, { hard }, { wind }) {
    if (wind > 9) throw fault('officer.invalid', 'wind')
    return [{ type: 'door.opened', data: null }, ...(hard ? [{ type: 'door.shut', data: wind }] : [])]
  },
})

const operator: Actor = { role: 'operator', name: 'operator' }

describe('a command', () => {
  it('gives what happened and the fold of it', () => {
    expect(slam(operator, { status: 'open', moves: 4 }, { hard: true }, { wind: 3 })).toEqual({
      events: [
        { type: 'door.opened', data: null },
        { type: 'door.shut', data: 3 },
      ],
      state: { status: 'shut', moves: 6 },
    })
  })

  it('begins a stream only where that is legal', async () => {
    expect(slam(operator, undefined, { hard: false }, { wind: 0 }).state).toEqual({
      status: 'open',
      moves: 1,
    })
    const move = command<Door, null, null>({ by: ['operator'], from: ['open'], evolve, decide: () => [] })
    expect(await issuesOf(() => move(operator, undefined, null, null))).toEqual([
      { code: 'command.wrong_state' },
    ])
  })

  it('is refused from a state that is not listed', async () => {
    const deed = () => slam(operator, { status: 'shut', moves: 1 }, { hard: true }, { wind: 0 })
    expect(await issuesOf(deed)).toEqual([{ code: 'command.wrong_state' }])
  })

  it('is refused to a role that is not listed, whatever the state', async () => {
    const deed = () =>
      slam({ role: 'public', name: 'public' }, { status: 'shut', moves: 1 }, { hard: true }, { wind: 0 })
    expect(await issuesOf(deed)).toEqual([{ code: 'command.not_allowed' }])
  })

  it('passes on what its decision refuses', async () => {
    const deed = () => slam(operator, undefined, { hard: true }, { wind: 10 })
    expect(await issuesOf(deed)).toEqual([{ code: 'officer.invalid', field: 'wind' }])
  })
})
