import { type BucketName, buckets, type SentQueueName, variableOf, type WorkQueueName } from '../stores.ts'
import { type QueueName, workQueues } from '../wiring.ts'
import type { Buckets } from './bucket.ts'

const fourteenDays = 14 * 24 * 60 * 60

/** One encrypted queue per name, kept for SQS's longest time, each with an alarm on its first message. */
export function createDeadLetters(
  names: readonly QueueName[],
  alarms: sst.aws.SnsTopic,
): Record<QueueName, sst.aws.Queue> {
  return Object.fromEntries(names.map((name) => [name, createQueue(name, alarms)])) as Record<
    QueueName,
    sst.aws.Queue
  >
}

function createQueue(name: QueueName, alarms: sst.aws.SnsTopic): sst.aws.Queue {
  const queue = new sst.aws.Queue(name, {
    transform: { queue: { messageRetentionSeconds: fourteenDays, sqsManagedSseEnabled: true } },
  })
  new aws.cloudwatch.MetricAlarm(`${name}Alarm`, {
    alarmDescription: `${name} holds work that was given up on; see the runbook before redriving.`,
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: queue.nodes.queue.name },
    statistic: 'Maximum',
    period: 60,
    evaluationPeriods: 1,
    comparisonOperator: 'GreaterThanThreshold',
    threshold: 0,
    treatMissingData: 'notBreaching',
    alarmActions: [alarms.arn],
  })
  return queue
}

export type WorkQueues = Readonly<Record<WorkQueueName, sst.aws.Queue>>

/** The queues of work; what was received too often goes to the dead letters. */
export const createWorkQueues = (deadLetters: Readonly<Record<QueueName, sst.aws.Queue>>): WorkQueues =>
  Object.fromEntries(
    workQueues.map((queue) => [
      queue.name,
      new sst.aws.Queue(queue.name, {
        visibilityTimeout: `${queue.visibilitySeconds} seconds`,
        dlq: { queue: deadLetters[queue.deadLetters].arn, retry: queue.maxReceives },
        transform: { queue: { messageRetentionSeconds: fourteenDays, sqsManagedSseEnabled: true } },
      }),
    ]),
  ) as unknown as WorkQueues

/** Where the queues that our own code sends to take messages, by the variables that say it. */
export const addressesOf = (queues: WorkQueues) =>
  Object.fromEntries(
    workQueues.flatMap(({ name }) =>
      name in variableOf ? [[variableOf[name as SentQueueName], queues[name].url]] : [],
    ),
  ) as Readonly<Record<(typeof variableOf)[SentQueueName], $util.Output<string>>>

/** Lets each bucket that tells, and nobody else, send to its queue. SST's own policy would take any bucket's word. */
export function connectBuckets(created: Buckets, queues: WorkQueues): void {
  for (const [name, { tells }] of Object.entries(buckets)) {
    if (!tells) continue
    const { arn, nodes } = created[name as BucketName]
    const queue = queues[tells.queue]
    const policy = new aws.sqs.QueuePolicy(`${tells.queue}Policy`, {
      queueUrl: queue.url,
      policy: aws.iam.getPolicyDocumentOutput({
        statements: [
          {
            actions: ['sqs:SendMessage'],
            resources: [queue.arn],
            principals: [{ type: 'Service', identifiers: ['s3.amazonaws.com'] }],
            conditions: [{ test: 'ArnEquals', variable: 'aws:SourceArn', values: [arn] }],
          },
        ],
      }).json,
    })
    new aws.s3.BucketNotification(
      `${name}Tells`,
      {
        bucket: nodes.bucket.bucket,
        queues: [{ queueArn: queue.arn, events: ['s3:ObjectCreated:*'], filterPrefix: tells.prefix }],
      },
      { dependsOn: policy },
    )
  }
}
