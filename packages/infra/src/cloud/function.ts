import type { TableName } from '@wangge/ledger/tables'
import type { Allowance, Right, Variable } from '../wiring.ts'

/** What functions may be given: storage to have rights on, and a value for every variable. */
export type Cloud = {
  readonly tables: Readonly<Record<TableName, sst.aws.Dynamo>>
  readonly files: sst.aws.Bucket
  readonly values: Readonly<Record<Variable, $util.Input<string>>>
}

export type Code = Allowance & {
  readonly handler: string
  /** Folder of ready-made code; without it SST bundles the handler's file. */
  readonly bundle?: string
  /** Variables beside those of the allowance. */
  readonly environment?: Readonly<Record<string, string>>
  /** DynamoDB stream it reads. */
  readonly stream?: $util.Input<string>
  /** Queue Lambda sends to in its name. */
  readonly deadLetters?: sst.aws.Queue
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
  const variables = Object.fromEntries(code.variables.map((variable) => [variable, cloud.values[variable]]))
  return new sst.aws.Function(name, {
    handler: code.handler,
    ...(code.bundle && { bundle: code.bundle }),
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
        fn.environment = { variables: { ...variables, ...code.environment } }
      },
      ...(code.deadLetters && {
        eventInvokeConfig: { destinationConfig: { onFailure: { destination: code.deadLetters.arn } } },
      }),
    },
  })
}

function permissions(cloud: Cloud, { rights, stream, deadLetters }: Code, logs: aws.cloudwatch.LogGroup) {
  return [
    ...rights.map(({ on, actions }) => ({ actions: [...actions], resources: [resource(cloud, on)] })),
    { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [$interpolate`${logs.arn}:*`] },
    ...(stream ? [{ actions: readStream, resources: [stream] }] : []),
    ...(deadLetters ? [{ actions: ['sqs:SendMessage'], resources: [deadLetters.arn] }] : []),
  ]
}

const readStream = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
]

function resource(cloud: Cloud, on: Right['on']) {
  if (on === 'Files') return $interpolate`${cloud.files.arn}/*`
  const [table, ...index] = on.split('/') as [TableName, ...string[]]
  return cloud.tables[table].arn.apply((arn) => [arn, ...index].join('/'))
}
