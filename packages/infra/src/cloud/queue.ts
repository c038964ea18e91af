import type { QueueName } from '../wiring.ts'
import { settings } from './settings.ts'

const fourteenDays = 14 * 24 * 60 * 60

/** One encrypted queue per name, kept for SQS's longest time, each with an alarm on its first message. */
export function createDeadLetters(names: readonly QueueName[]): Record<QueueName, sst.aws.Queue> {
  const alarms = new sst.aws.SnsTopic('Alarms')
  if (settings.alarmEmail) {
    new aws.sns.TopicSubscription('AlarmEmail', {
      topic: alarms.arn,
      protocol: 'email',
      endpoint: settings.alarmEmail,
    })
  }
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
