import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { CloudFunction, QueueName, QueueSource, StreamSource } from '@wangge/infra/wiring'
import type { TableName } from '@wangge/ledger/tables'
import type { Clock } from '../clock.ts'
import { LocalFault } from '../fault.ts'
import { type Checkpoints, openCheckpoints } from './checkpoints.ts'
import { deadLetter, type SendDeadLetter, sqsDeadLetters } from './dead-letters.ts'
import { type Handler, invoke, type LambdaFunction } from './invoke.ts'
import { followQueue } from './queue.ts'
import { runSchedule, type Schedule } from './schedule.ts'
import type { Consumer } from './shard.ts'
import { followStream, streamOf } from './stream.ts'

export type RunnerOptions = {
  readonly functions: Readonly<Record<string, CloudFunction>>
  /** The handler in `functions/<file>`. */
  readonly load?: (file: string) => Promise<Handler>
  /** What the tables of the wiring are called here. */
  readonly tableNames: Readonly<Record<TableName, string>>
  readonly checkpointFile: string
  readonly clock: Clock
  /** Period of every schedule, instead of its own. */
  readonly everyMs?: number
  readonly report?: (line: string) => void
}

/**
 * Runs the wired functions in this process: streams and queues are followed by Lambda's rules, schedules by the clock.
 * `stop` ends when the calls under way have ended; what they have not finished comes again at the next start.
 * @throws LocalFault `handler.missing`
 */
export async function startRunner(options: RunnerOptions): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  const shared: Shared = {
    clock: options.clock,
    tableNames: options.tableNames,
    checkpoints: openCheckpoints(options.checkpointFile),
    send: sqsDeadLetters(),
    report: options.report ?? console.error,
    signal: stopping.signal,
  }
  const load = options.load ?? loadHandler
  const prepared = await Promise.all(
    Object.entries(options.functions).map(async ([name, wired]) => {
      const { file, source, timeoutSeconds, memoryMb } = wired
      const lambda = { name, handler: await load(file), timeoutSeconds, memoryMb }
      if (source.kind === 'stream') return prepareStream(lambda, source, wired.deadLetters, shared)
      if (source.kind === 'queue') return prepareQueue(lambda, source, shared)
      const everyMs = options.everyMs ?? source.everyMinutes * 60_000
      return prepareSchedule(lambda, everyMs, wired.deadLetters, shared)
    }),
  )
  const loops = prepared.map((run) => run())
  return {
    async stop() {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}

type Shared = Pick<RunnerOptions, 'tableNames' | 'clock'> & {
  readonly report: (line: string) => void
  readonly signal: AbortSignal
  readonly checkpoints: Checkpoints
  readonly send: SendDeadLetter
}

/** Runs until the signal is aborted, and does not fail. */
type Loop = () => Promise<void>

async function prepareStream(
  lambda: LambdaFunction,
  source: StreamSource,
  deadLetters: QueueName,
  { tableNames, checkpoints, signal, send, report }: Shared,
): Promise<Loop> {
  const streamArn = await streamOf(new DynamoDBClient(), tableNames[source.table])
  const call = calling(lambda, report)
  const consumer: Consumer = {
    name: lambda.name,
    source,
    call: (batch) => call({ Records: batch }),
    giveUp: async (batch, error, attempts) => {
      await send(deadLetters, deadLetter(lambda.name, error, attempts, batch))
      report(`${lambda.name}: gave up a record after ${attempts} attempts, see ${deadLetters}`)
    },
  }
  const reading = { client: new DynamoDBStreamsClient(), checkpoints, signal }
  return () => followStream(consumer, streamArn, reading, report)
}

function prepareSchedule(
  lambda: LambdaFunction,
  everyMs: number,
  deadLetters: QueueName,
  { clock, signal, send, report }: Shared,
): Loop {
  const call = calling(lambda, report)
  const schedule: Schedule = {
    everyMs,
    call: () => call({}),
    giveUp: (error, attempts) =>
      send(deadLetters, deadLetter(lambda.name, error, attempts)).then(
        () => report(`${lambda.name}: gave up after ${attempts} attempts, see ${deadLetters}`),
        () =>
          report(`${lambda.name}: gave up after ${attempts} attempts, and ${deadLetters} took no message`),
      ),
  }
  return () => runSchedule(schedule, clock, signal)
}

function prepareQueue(lambda: LambdaFunction, source: QueueSource, { signal, report }: Shared): Loop {
  const call = calling(lambda, report)
  return () => followQueue({ name: lambda.name, source, call }, signal, report)
}

/** Of an error only its name and place are reported: its message could carry what a citizen wrote. */
function calling(
  lambda: LambdaFunction,
  report: (line: string) => void,
): (event: unknown) => Promise<unknown> {
  return (event) =>
    invoke(lambda, event).catch((error: unknown) => {
      const place =
        error instanceof Error ? `${error.name} ${error.stack?.split('\n    ')[1] ?? ''}` : typeof error
      report(`${lambda.name} failed: ${place}`)
      throw error
    })
}

async function loadHandler(file: string): Promise<Handler> {
  const { handler } = (await import(`@wangge/functions/${file}`)) as { handler?: Handler }
  if (handler) return handler
  throw new LocalFault('handler.missing', `functions/${file}.ts exports no handler.`)
}
