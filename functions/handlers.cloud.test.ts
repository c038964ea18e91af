import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listCases } from '@wangge/core/case/list'
import { readCase } from '@wangge/core/case/read'
import { createContext } from '@wangge/core/context'
import { appoint } from '@wangge/core/officer/appoint'
import { trackTip } from '@wangge/core/tip/track'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { handIn, operator, settle, tipAt, townScheme, townWith } from '../packages/core/src/testing/town.ts'
import { functions } from '../packages/infra/src/wiring.ts'
import { manualClock } from '../packages/local/src/clock.ts'
import { startRunner } from '../packages/local/src/runner/runner.ts'
import { freshBucket, freshTables } from '../packages/local/src/testing/fresh.ts'
import { handler as sweep } from './schedule/sweep.ts'
import { handler as assign } from './stream/assign.ts'
import { handler as publish } from './stream/publish.ts'

type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>

const streamHandlers: Readonly<Record<string, StreamHandler>> = {
  'stream/assign': assign,
  'stream/publish': publish,
}

describe('the wired handlers on real engines', () => {
  const ctx = createContext()
  /** Every batch the stream has handed over, with its handler. */
  const batches: { readonly handler: StreamHandler; readonly event: DynamoDBStreamEvent }[] = []
  let runner: Awaited<ReturnType<typeof startRunner>> | undefined

  beforeAll(async () => {
    Object.assign(process.env, await freshTables(), await freshBucket(), { JURISDICTION: 'town' })
    await settle(ctx)
    await appoint(ctx, operator, {
      post: '111.head',
      title: 'grid-head',
      name: '西村甲',
      phone: '0995-0000000',
      from: '2026-01-01',
    })
  })
  afterEach(async () => {
    await runner?.stop()
    runner = undefined
  })

  const followStream = async () => {
    const { Assign, Publish } = functions
    const { LEDGER_TABLE = '', PUBLIC_TABLE = '' } = process.env
    runner = await startRunner({
      functions: { Assign, Publish },
      tableNames: { Ledger: LEDGER_TABLE, Public: PUBLIC_TABLE },
      checkpointFile: join(mkdtempSync(join(tmpdir(), 'handlers-')), 'checkpoints.json'),
      clock: manualClock(),
      load: async (file) => async (event) => {
        const handler = streamHandlers[file]
        if (!handler) throw new Error(`no handler ${file}`)
        batches.push({ handler, event: event as DynamoDBStreamEvent })
        return handler(event as DynamoDBStreamEvent)
      },
    })
  }
  const caseOf = async (receipt: string) => {
    const { caseNo } = await trackTip(ctx, receipt)
    return readCase(ctx, caseNo ?? '')
  }
  const eventually = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 10_000, interval: 50 })

  it('take a tip from the form to its cell, its post and its public page, woken by the stream', async () => {
    await followStream()
    const { receipt } = await handIn(ctx, 1)
    expect(await trackTip(ctx, receipt)).toMatchObject({ receivedAt: expect.stringMatching(/Z$/) })
    const page = await eventually(async () => {
      const found = await caseOf(receipt)
      expect(found.responsible).not.toBeNull()
      return found
    })
    expect(page).toMatchObject({
      status: 'received',
      cell: { code: '111', name: '西村' },
      responsible: { code: '111.head', name: '西村甲' },
    })
    expect(page.timeline.map(({ event }) => event)).toEqual(['received', 'assigned'])
  })

  it('change nothing when every batch comes again', async () => {
    const before = await listCases(ctx, {})
    expect(before.cases).toHaveLength(1)
    for (const { handler, event } of batches.toReversed())
      expect(await handler(event)).toEqual({ batchItemFailures: [] })
    expect(await listCases(ctx, {})).toEqual(before)
  })

  it('were handed nothing of what a citizen wrote, nor where', async () => {
    expect(batches.length).toBeGreaterThan(1)
    const handed = JSON.stringify(batches.map(({ event }) => event))
    expect(handed).toContain('tip#')
    for (const secret of [tipAt().description, '100.5', '30.5']) expect(handed).not.toContain(secret)
  })

  it('do the same in a sweep when no stream record came', async () => {
    const { receipt } = await handIn(ctx, 2, tipAt(101.5))
    expect(await trackTip(ctx, receipt)).toMatchObject({ caseNo: null })
    expect(await sweep()).toEqual({ assigned: 1, followed: 0, published: 1, failed: 0 })
    expect(await caseOf(receipt)).toMatchObject({
      cell: { code: '121' },
      responsible: { code: '121.head', name: '东村甲' },
    })
    expect(await sweep()).toEqual({ assigned: 0, followed: 0, published: 0, failed: 0 })
    expect((await listCases(ctx, {})).cases).toHaveLength(2)
  })

  it('take open cases along in a sweep when another scheme is in force', async () => {
    const renamed = townScheme.areas.map((area) => ({
      ...area,
      code: area.code.replace(/^12/, '13'),
      parent: area.parent === '12' ? '13' : area.parent,
    }))
    await settle(ctx, townWith(renamed, { id: 'town-reformed', validFrom: '2026-02-01' }))
    expect(await sweep()).toEqual({ assigned: 0, followed: 2, published: 2, failed: 0 })
    const { cases } = await listCases(ctx, { cell: '131' })
    expect(cases).toMatchObject([{ cell: { code: '131', name: '东村' } }])
    const { timeline } = await readCase(ctx, cases[0]?.no ?? '')
    expect(timeline.map(({ event, cell }) => [event, cell?.code])).toEqual([
      ['received', undefined],
      ['assigned', '121'],
      ['followed', '131'],
    ])
    expect((await listCases(ctx, { cell: '121' })).cases).toMatchObject([{ cell: { code: '131' } }])
    expect(await sweep()).toEqual({ assigned: 0, followed: 0, published: 0, failed: 0 })
  })
})
