import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { FunctionName } from '@wangge/infra/wiring'
import { setup } from '@wangge/local/testing/engines'
import { freshBuckets, freshTables } from '@wangge/local/testing/fresh'

/** What wakes a function without giving it work: it asks its stores once and finds nothing to do. */
const events: Partial<Readonly<Record<FunctionName, unknown>>> = {
  Assign: {
    Records: [{ dynamodb: { SequenceNumber: '1', NewImage: { pk: { S: 'tip#none' }, sk: { S: 'HEAD' } } } }],
  },
  Sweep: {},
  Notify: {},
  Clean: {
    Records: [
      { messageId: '1', body: JSON.stringify({ Records: [{ s3: { object: { key: 'incoming/none' } } }] }) },
    ],
  },
}

/**
 * Milliseconds from the start of a process to the end of its function's first call, on the engines of this machine: loading
 * Node and the bundle, making the clients, and their first requests. Null for functions that need work to touch a store.
 */
export async function measureFirstCalls(
  bundles: ReadonlyMap<FunctionName, string>,
  runs: number,
): Promise<ReadonlyMap<FunctionName, number | null>> {
  const stop = await setup()
  try {
    Object.assign(process.env, await freshTables(), await freshBuckets(), { JURISDICTION: 'gaochang' })
    const times = new Map<FunctionName, number | null>()
    for (const [name, bundle] of bundles)
      times.set(name, name in events ? await firstCall(bundle, events[name], runs) : null)
    return times
  } finally {
    await stop()
  }
}

/** The median of `runs` fresh processes. */
async function firstCall(bundle: string, event: unknown, runs: number): Promise<number> {
  const program = `
    const { handler } = await import(${JSON.stringify(bundle)})
    const answer = await handler(${JSON.stringify(event)})
    process.exit(answer?.batchItemFailures?.length ? 1 : 0)`
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
    times.push(performance.now() - start)
  }
  return Math.round(times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0)
}
