import { settings } from './settings.ts'

/** Where every alarm goes: to the address of `ALARM_EMAIL`, where one is set. */
export function createAlarms(): sst.aws.SnsTopic {
  const alarms = new sst.aws.SnsTopic('Alarms')
  if (settings.alarmEmail) {
    new aws.sns.TopicSubscription('AlarmEmail', {
      topic: alarms.arn,
      protocol: 'email',
      endpoint: settings.alarmEmail,
    })
  }
  return alarms
}

/** Rings whenever a function says one of these words in its log. */
export function ringOnWords(
  name: string,
  logs: aws.cloudwatch.LogGroup,
  words: readonly string[],
  alarms: sst.aws.SnsTopic,
): void {
  if (words.length === 0) return
  const metric = { name: `${name}Said`, namespace: `${$app.name}-${$app.stage}` }
  new aws.cloudwatch.LogMetricFilter(`${name}Said`, {
    logGroupName: logs.name,
    pattern: words.map((word) => `?"${word}"`).join(' '),
    metricTransformation: { ...metric, value: '1' },
  })
  new aws.cloudwatch.MetricAlarm(`${name}SaidAlarm`, {
    alarmDescription: `${name} said in its log: ${words.join(', ')}; see the runbook.`,
    namespace: metric.namespace,
    metricName: metric.name,
    statistic: 'Sum',
    period: 60,
    evaluationPeriods: 1,
    comparisonOperator: 'GreaterThanThreshold',
    threshold: 0,
    treatMissingData: 'notBreaching',
    alarmActions: [alarms.arn],
  })
}
