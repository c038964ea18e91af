import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listCases } from '@wangge/core/case/list'
import { readCase } from '@wangge/core/case/read'
import { createContext } from '@wangge/core/context'
import { offerUpload } from '@wangge/core/evidence/offer'
import { readThumbnail } from '@wangge/core/evidence/read'
import { uploadStatus } from '@wangge/core/evidence/status'
import { appoint } from '@wangge/core/officer/appoint'
import * as stores from '@wangge/core/stores'
import { trackTip } from '@wangge/core/tip/track'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { RELEASE_WAIT } from '../packages/core/src/case/case.ts'
import { releaseRule, slotsAround } from '../packages/core/src/case/slots.ts'
import {
  deviceKey,
  handIn,
  operator,
  reportAt,
  settle,
  tipAt,
  townScheme,
  townWith,
} from '../packages/core/src/testing/town.ts'
import { functions } from '../packages/infra/src/wiring.ts'
import { manualClock } from '../packages/local/src/clock.ts'
import { startRunner } from '../packages/local/src/runner/runner.ts'
import { tableNamesIn } from '../packages/local/src/store-names.ts'
import { freshBuckets, freshTables } from '../packages/local/src/testing/fresh.ts'
import { handler as clean } from './object/clean.ts'
import { handler as sweep } from './schedule/sweep.ts'
import { handler as assign } from './stream/assign.ts'
import { handler as publish } from './stream/publish.ts'

type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>

const handlers: Readonly<Record<string, (event: never) => Promise<unknown>>> = {
  'stream/assign': assign,
  'stream/publish': publish,
  'object/clean': clean,
}

/** A picture of 4 × 3 pixels. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEElEQVQImWMw7giFIwacHAD3LwzBoCKCPQAAAABJRU5ErkJggg==',
  'base64',
)

describe('the wired handlers on real engines', () => {
  const ctx = createContext(stores)
  /** Every batch the stream has handed over, with its handler. */
  const batches: { readonly handler: StreamHandler; readonly event: DynamoDBStreamEvent }[] = []
  let runner: Awaited<ReturnType<typeof startRunner>> | undefined

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    Object.assign(process.env, await freshTables(), await freshBuckets(), { JURISDICTION: 'town' })
    await settle(ctx)
    await appoint(ctx, operator, {
      post: '11.head',
      title: 'grid-head',
      name: '西镇乙',
      phone: '0995-0000000',
      from: '2026-01-01',
    })
  })
  afterEach(async () => {
    await runner?.stop()
    runner = undefined
  })
  afterAll(() => {
    vi.useRealTimers()
  })

  const start = async (...names: readonly (keyof typeof functions)[]) => {
    runner = await startRunner({
      functions: Object.fromEntries(names.map((name) => [name, functions[name]])),
      tableNames: tableNamesIn(process.env),
      checkpointFile: join(mkdtempSync(join(tmpdir(), 'handlers-')), 'checkpoints.json'),
      clock: manualClock(),
      load: async (file) => async (event) => {
        const handler = handlers[file]
        if (!handler) throw new Error(`no handler ${file}`)
        if (file.startsWith('stream/'))
          batches.push({ handler: handler as StreamHandler, event: event as DynamoDBStreamEvent })
        return handler(event as never)
      },
    })
  }
  const followStream = () => start('Assign', 'Publish')
  const caseOf = async (receipt: string) => {
    const { caseNo } = await trackTip(ctx, receipt)
    return readCase(ctx, caseNo ?? '')
  }
  const eventually = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 10_000, interval: 50 })

  /** Lets the schedule come round at each slot of the release rule until nothing is held. */
  const untilReleased = async () => {
    let released = 0
    while ((await ctx.ledger.waiting(RELEASE_WAIT, 1)).length > 0) {
      vi.setSystemTime(slotsAround(releaseRule('town', ctx.now()), ctx.now()).next)
      released += (await sweep()).released
    }
    return released
  }
  const idle = {
    published: 0,
    assigned: 0,
    released: 0,
    followed: 0,
    ticked: 0,
    ended: 0,
    expired: 0,
    lapsed: 0,
    delivered: 0,
    forgotten: 0,
    failed: 0,
  }

  it('take a tip from the form to its cell, its post and its public page, woken by the stream', async () => {
    await followStream()
    const { receipt } = await handIn(ctx, 1)
    expect(await trackTip(ctx, receipt)).toMatchObject({ receivedAt: expect.stringMatching(/Z$/) })
    await eventually(async () =>
      expect(await trackTip(ctx, receipt)).toMatchObject({ caseNo: expect.stringMatching(/^C/) }),
    )
    expect((await listCases(ctx, {})).cases).toEqual([])
    expect(await untilReleased()).toBe(1)
    const page = await eventually(async () => {
      const found = await caseOf(receipt)
      expect(found.responsible).not.toBeNull()
      return found
    })
    expect(page).toMatchObject({
      status: 'received',
      cell: { code: '11', name: '西镇' },
      responsible: { code: '11.head', name: '西镇乙' },
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
    const { receipt } = await handIn(ctx, 2, reportAt(2, 101.5))
    expect(await trackTip(ctx, receipt)).toMatchObject({ caseNo: null })
    expect(await sweep()).toEqual({ ...idle, assigned: 1 })
    expect(await untilReleased()).toBe(1)
    expect(await sweep()).toEqual({ ...idle, published: 1 })
    expect(await caseOf(receipt)).toMatchObject({
      cell: { code: '12' },
      responsible: { code: '12.head', name: '东镇甲' },
    })
    expect(await sweep()).toEqual(idle)
    expect((await listCases(ctx, {})).cases).toHaveLength(2)
  })

  it('take open cases along in a sweep when another scheme is in force', async () => {
    const renamed = townScheme.areas.map((area) => ({
      ...area,
      code: area.code.replace(/^12/, '13'),
      parent: area.parent === '12' ? '13' : area.parent,
    }))
    await settle(ctx, townWith(renamed, { id: 'town-reformed', validFrom: '2026-02-01' }))
    expect(await sweep()).toEqual({ ...idle, followed: 2 })
    expect(await sweep()).toEqual({ ...idle, published: 2 })
    const { cases } = await listCases(ctx, { cell: '13' })
    expect(cases).toMatchObject([{ cell: { code: '13', name: '东镇' } }])
    const { timeline } = await readCase(ctx, cases[0]?.no ?? '')
    expect(timeline.map(({ event, cell }) => [event, cell?.code])).toEqual([
      ['received', undefined],
      ['assigned', '12'],
      ['followed', '13'],
    ])
    expect((await listCases(ctx, { cell: '12' })).cases).toMatchObject([{ cell: { code: '13' } }])
    expect(await sweep()).toEqual(idle)
  })

  it('clean a photo that a browser posted by its permission, told by the bucket', async () => {
    await start('Clean')
    const key = deviceKey(3)
    const { id, parts } = await offerUpload(ctx, { draft: key, type: 'image/png', size: photo.length })
    const form = new FormData()
    for (const [name, value] of Object.entries(parts[0]?.fields ?? {})) form.append(name, value)
    form.append('file', new Blob([photo]))
    expect(await uploadStatus(ctx, { key, id })).toEqual({ state: 'waiting' })
    const answer = await fetch(parts[0]?.url ?? '', { method: 'POST', body: form })
    expect(answer.status).toBe(204)
    await eventually(async () => expect(await uploadStatus(ctx, { key, id })).toEqual({ state: 'clean' }))
    expect(Buffer.from((await readThumbnail(ctx, id)) ?? []).subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8))
    await eventually(async () => expect(await ctx.incoming.size(`incoming/${id}/1`)).toBeUndefined())
  })
})
