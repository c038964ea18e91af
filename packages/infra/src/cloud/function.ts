import type { TableName } from '@wangge/ledger/tables'
import type { Allowance, Right, Variable } from '../wiring.ts'
import { ringOnWords } from './alarm.ts'
import type { Buckets } from './bucket.ts'
import type { ServiceKeys } from './key.ts'
import type { WorkQueues } from './queue.ts'
import { settingsOf } from './settings.ts'
import type { Tables } from './table.ts'

/** What functions may be given: stores to have rights on, and a value for every variable. */
export type Cloud = {
  readonly tables: Tables
  readonly buckets: Buckets
  readonly keys: ServiceKeys
  readonly queues: WorkQueues
  readonly values: Readonly<Record<Variable, $util.Input<string>>>
}

export type Code = Allowance & {
  readonly handler: string
  /** Folder of ready-made code; without it SST bundles the handler's file. */
  readonly bundle?: string
  /** Packages with a native part and their versions: installed for the function's own machine. */
  readonly native?: Readonly<Record<string, string>>
  /** DynamoDB stream it reads. */
  readonly stream?: $util.Input<string>
  /** Queue whose messages it gets. */
  readonly queue?: $util.Input<string>
  /** Queue Lambda sends to in its name. */
  readonly deadLetters?: sst.aws.Queue | undefined
  /** Words of its log that ring, and where. */
  readonly rings?: readonly string[]
  readonly alarms?: sst.aws.SnsTopic
}

/**
 * A function with a role, a log group and an environment of its own. SST's defaults are taken away: no managed
 * policy, no variable that `wiring.ts` does not name, no other principal in the trust policy.
 */
export function createFunction(name: string, cloud: Cloud, code: Code): sst.aws.Function {
  const logs = new aws.cloudwatch.LogGroup(`${name}Logs`, {
    name: `/aws/lambda/${$app.name}-${$app.stage}-${name}`,
    retentionInDays: 30,
  })
  if (code.alarms) ringOnWords(name, logs, code.rings ?? [], code.alarms)
  const variables = Object.fromEntries(code.variables.map((variable) => [variable, cloud.values[variable]]))
  return new sst.aws.Function(name, {
    handler: code.handler,
    ...(code.bundle && { bundle: code.bundle }),
    ...(code.native && { nodejs: { install: { ...code.native } } }),
    runtime: 'nodejs24.x',
    architecture: 'arm64',
    timeout: `${code.timeoutSeconds} seconds`,
    memory: `${code.memoryMb} MB`,
    ...(code.deadLetters && { retries: 2 }),
    logging: { logGroup: logs.name, format: 'json' },
    permissions: permissions(cloud, code, logs),
    transform: {
      role: (role) => {
        role.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: 'lambda.amazonaws.com' })
        role.managedPolicyArns = []
      },
      function: (fn) => {
        fn.environment = { variables: { ...variables, ...settingsOf(code.settings ?? []) } }
      },
      ...(code.deadLetters && {
        eventInvokeConfig: { destinationConfig: { onFailure: { destination: code.deadLetters.arn } } },
      }),
    },
  })
}

function permissions(
  cloud: Cloud,
  { rights, stream, queue, deadLetters }: Code,
  logs: aws.cloudwatch.LogGroup,
) {
  return [
    ...rights.map((right) => ({ actions: [...right.actions], resources: resources(cloud, right) })),
    { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [$interpolate`${logs.arn}:*`] },
    ...(stream ? [{ actions: readStream, resources: [stream] }] : []),
    ...(queue ? [{ actions: readQueue, resources: [queue] }] : []),
    ...(deadLetters ? [{ actions: ['sqs:SendMessage'], resources: [deadLetters.arn] }] : []),
  ]
}

const readStream = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
]

const readQueue = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']

/** Objects of a bucket, and the bucket itself for the one action that asks for it. */
function resources({ tables, buckets, keys, queues }: Cloud, { on, actions }: Right) {
  if (isOf(keys, on)) return [keys[on].arn]
  if (isOf(queues, on)) return [queues[on].arn]
  if (isOf(buckets, on)) {
    const { arn } = buckets[on]
    return [$interpolate`${arn}/*`, ...(actions.includes('s3:ListBucket') ? [arn] : [])]
  }
  const [table, ...index] = on.split('/') as [TableName, ...string[]]
  return [tables[table].arn.apply((arn) => [arn, ...index].join('/'))]
}

const isOf = <Name extends string>(stores: Readonly<Record<Name, unknown>>, name: string): name is Name =>
  Object.hasOwn(stores, name)
