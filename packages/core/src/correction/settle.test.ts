import { beforeEach, describe, expect, it } from 'vitest'
import { publish } from '../publish.ts'
import { issuesOf } from '../testing/issues.ts'
import { citizen, deviceKey, type MemoryContext, memoryContext, operator, settle } from '../testing/town.ts'
import { correctionStream } from './correction.ts'
import { listCorrections } from './list.ts'
import { reportCorrection } from './report.ts'
import { settleCorrection } from './settle.ts'

const good = { cell: '111', about: 'phone', note: '打了三次没人接' }

describe('settling a reported error', () => {
  let ctx: MemoryContext
  let no: string
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
    ;({ no } = await reportCorrection(ctx, citizen, { key: deviceKey(1), input: good }))
  })

  it.each(['corrected', 'confirmed'] as const)('ends the task and tells that it was %s', async (outcome) => {
    ctx.time.now = new Date('2026-11-22T16:00:00Z')
    await settleCorrection(ctx, operator, { no: no.toLowerCase().replaceAll('-', ' '), outcome })
    for (const head of ctx.ledger.streams()) await publish(ctx, head)
    expect(await listCorrections(ctx, '11', 10)).toEqual([
      { no, cell: '111', about: 'phone', reportedOn: '2026-11-20', settled: { outcome, on: '2026-11-23' } },
    ])
    expect((await ctx.ledger.events(correctionStream(no))).map(({ type, by }) => [type, by])).toEqual([
      ['correction.reported', 'public'],
      ['correction.settled', 'operator'],
    ])
  })

  it('happens once: a second is refused, also at the same time', async () => {
    const settled = () => issuesOf(() => settleCorrection(ctx, operator, { no, outcome: 'corrected' }))
    expect(await Promise.all([settled(), settled()])).toEqual([[], [{ code: 'command.wrong_state' }]])
    expect(await settled()).toEqual([{ code: 'command.wrong_state' }])
  })

  it('is for operators alone', async () => {
    const deed = () => settleCorrection(ctx, citizen, { no, outcome: 'corrected' })
    expect(await issuesOf(deed)).toEqual([{ code: 'command.not_allowed' }])
  })

  it.each(['', 'G26-A0000-00000', 'T26-A0000-00000', '../etc'])('knows no report %j', async (typed) => {
    const deed = () => settleCorrection(ctx, operator, { no: typed, outcome: 'corrected' })
    expect(await issuesOf(deed)).toEqual([{ code: 'correction.unknown', field: 'no' }])
  })
})
