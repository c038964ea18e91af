import type { CloudFunction, QueueSource, ScheduleSource, StreamSource } from '../wiring.ts'

/** Older records are given up on; the sweep has found their heads long before. */
const oneHour = 60 * 60

/** What a source is connected with: dead letters always, and the table or queue it is. */
export type Ends = {
  readonly deadLetters: sst.aws.Queue
  readonly table?: sst.aws.Dynamo | undefined
  readonly queue?: sst.aws.Queue | undefined
}

/** Lets a source call its function; what it gives up on goes to the queue. */
export function connect(
  name: string,
  fn: sst.aws.Function,
  source: CloudFunction['source'],
  { deadLetters, table, queue }: Ends,
): void {
  if (source.kind === 'schedule') connectSchedule(name, fn, source, deadLetters)
  else if (source.kind === 'queue' && queue) connectQueue(name, fn, source, queue)
  else if (source.kind === 'stream' && table) connectStream(name, fn, source, deadLetters, table)
}

/** What a queue gives up on it sends to the dead letters by itself. */
function connectQueue(
  name: string,
  fn: sst.aws.Function,
  { batchSize, parallel }: QueueSource,
  queue: sst.aws.Queue,
): void {
  new aws.lambda.EventSourceMapping(`${name}Source`, {
    eventSourceArn: queue.arn,
    functionName: fn.name,
    batchSize,
    functionResponseTypes: ['ReportBatchItemFailures'],
    scalingConfig: { maximumConcurrency: parallel },
  })
}

function connectStream(
  name: string,
  fn: sst.aws.Function,
  source: StreamSource,
  deadLetters: sst.aws.Queue,
  table: sst.aws.Dynamo,
): void {
  new aws.lambda.EventSourceMapping(`${name}Source`, {
    eventSourceArn: table.nodes.table.streamArn,
    functionName: fn.name,
    startingPosition: 'TRIM_HORIZON',
    batchSize: source.batchSize,
    parallelizationFactor: source.parallel,
    filterCriteria: { filters: [{ pattern: JSON.stringify(streamFilter(source)) }] },
    functionResponseTypes: ['ReportBatchItemFailures'],
    bisectBatchOnFunctionError: true,
    maximumRetryAttempts: source.retries,
    maximumRecordAgeInSeconds: oneHour,
    destinationConfig: { onFailure: { destinationArn: deadLetters.arn } },
  })
}

function streamFilter({ filter }: StreamSource) {
  const strings = Object.entries(filter).map(([attribute, values]) => [attribute, { S: values }])
  return { dynamodb: { NewImage: Object.fromEntries(strings) } }
}

/** EventBridge Scheduler retries what it could not hand over; what the function itself fails, Lambda retries. */
function connectSchedule(
  name: string,
  fn: sst.aws.Function,
  { everyMinutes }: ScheduleSource,
  deadLetters: sst.aws.Queue,
): void {
  new sst.aws.CronV2(`${name}Schedule`, {
    function: fn,
    schedule: everyMinutes === 1 ? 'rate(1 minute)' : `rate(${everyMinutes} minutes)`,
    retries: 3,
    dlq: deadLetters.arn,
  })
}
