import { beforeAll, describe, expect, it } from 'vitest'
import { type Synthesis, synthesise } from './testing/synthesise.ts'
import { type CloudFunction, functions, type Right, site } from './wiring.ts'

type Statement = { readonly actions: readonly string[]; readonly resources: readonly string[] }

const wired = Object.entries({ ...functions, Site: site })
let cloud: Synthesis

beforeAll(async () => {
  cloud = await synthesise()
}, 60_000)

function statements(role: string): readonly Statement[] {
  const inputs = cloud.one('aws:iam/role:Role', role) as {
    readonly inlinePolicies: readonly [{ readonly policy: string }]
  }
  return (JSON.parse(inputs.inlinePolicies[0].policy) as { readonly statements: readonly Statement[] })
    .statements
}

/** Whether the resource is the queue whose messages the function gets. */
const isQueue = (spec: CloudFunction | typeof site, resource: string | undefined): boolean =>
  'source' in spec && spec.source.kind === 'queue' && resource === `${spec.source.queue}Queue`

describe('functions', () => {
  it('exist once for every wired function and for the site, and no others do', () => {
    const names = cloud.ofType('aws:lambda/function:Function').map((fn) => fn.name)
    expect(names.sort()).toEqual(wired.map(([name]) => `${name}Function`).sort())
  })

  it.each(wired)('%s sees exactly the variables and settings it is wired to', (name, spec) => {
    const { environment } = cloud.one('aws:lambda/function:Function', `${name}Function`) as {
      readonly environment: { readonly variables: object }
    }
    const expected = [...spec.variables, ...(spec.settings ?? [])]
    expect(Object.keys(environment.variables).sort()).toEqual(expected.sort())
  })

  it.each(wired)('%s runs with the wired time and memory on Node 24 and arm64', (name, spec) => {
    expect(cloud.one('aws:lambda/function:Function', `${name}Function`)).toMatchObject({
      runtime: 'nodejs24.x',
      architectures: ['arm64'],
      timeout: spec.timeoutSeconds,
      memorySize: spec.memoryMb,
    })
  })

  it.each(wired)('%s logs as JSON to a group of its own for 30 days', (name) => {
    expect(cloud.one('aws:cloudwatch/logGroup:LogGroup', `${name}Logs`)).toMatchObject({
      retentionInDays: 30,
    })
    expect(cloud.one('aws:lambda/function:Function', `${name}Function`)).toMatchObject({
      loggingConfig: { logFormat: 'JSON', logGroup: `${name}Logs` },
    })
  })
})

describe('roles', () => {
  it('are one per function', () => {
    const roles = cloud
      .ofType('aws:lambda/function:Function')
      .map((fn) => String(fn.inputs.role).split(':').at(-1))
    expect(roles.sort()).toEqual(wired.map(([name]) => `${name}Role`).sort())
  })

  it.each(wired)('%s may be assumed by Lambda alone and carries no managed policy', (name) => {
    expect(cloud.one('aws:iam/role:Role', `${name}Role`)).toMatchObject({
      managedPolicyArns: [],
      assumeRolePolicy: {
        Statement: [
          { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
        ],
      },
    })
  })

  it.each(wired)(
    '%s grants the wired rights and, beside them, only logs, its stream and its queue',
    (name, spec) => {
      const beside = {
        site: ['logs'],
        stream: ['logs', 'stream', 'dead letters'],
        schedule: ['logs', 'dead letters'],
        queue: ['logs', 'queue'],
      }['source' in spec ? spec.source.kind : 'site']
      const granted = statements(`${name}Role`).map(({ actions, resources: [on = ''] }) => {
        const suffix = on.split(':000000000000:')[1]
        if (suffix === `${name}Logs:*`) return 'logs'
        if (suffix === 'LedgerTable/stream') return 'stream'
        if (suffix === `${name}DeadLettersQueue`) return 'dead letters'
        if (isQueue(spec, suffix)) return 'queue'
        return `${suffix?.replace(/(Bucket\/\*|(?<!\/)Queue)$/, '').replace('Table', '')} ${actions}`
      })
      expect(granted.sort()).toEqual(
        [...spec.rights.map((right: Right) => `${right.on} ${right.actions}`), ...beside].sort(),
      )
    },
  )

  it.each(['SweepScheduleRole', ...wired.map(([name]) => `${name}Role`)])(
    '%s names every action, and no wildcard but the objects of a bucket and the streams of its log group',
    (role) => {
      for (const { actions, resources: on } of statements(role)) {
        expect(actions.join()).not.toContain('*')
        for (const one of on)
          expect(one.replace(/(:(Files|Incoming|Evidence)Bucket\/|Logs:)\*$/, '')).not.toContain('*')
      }
    },
  )
})

describe('sources', () => {
  const streams = Object.entries(functions).flatMap(([name, { source }]) =>
    source.kind === 'stream' ? [[name, source] as const] : [],
  )

  it.each(streams)(
    '%s reads its stream from the oldest record, reports partial failures and gives up to its queue',
    (name, source) => {
      expect(cloud.one('aws:lambda/eventSourceMapping:EventSourceMapping', `${name}Source`)).toMatchObject({
        functionName: `${name}Function`,
        startingPosition: 'TRIM_HORIZON',
        functionResponseTypes: ['ReportBatchItemFailures'],
        bisectBatchOnFunctionError: true,
        batchSize: source.batchSize,
        parallelizationFactor: source.parallel,
        maximumRetryAttempts: source.retries,
        maximumRecordAgeInSeconds: 3600,
        destinationConfig: {
          onFailure: { destinationArn: expect.stringContaining(`:${name}DeadLettersQueue`) },
        },
      })
    },
  )

  it.each(streams)('%s asks for exactly the wired new images', (name, source) => {
    const { filterCriteria } = cloud.one(
      'aws:lambda/eventSourceMapping:EventSourceMapping',
      `${name}Source`,
    ) as {
      readonly filterCriteria: { readonly filters: readonly { readonly pattern: string }[] }
    }
    const images = Object.fromEntries(
      Object.entries(source.filter).map(([key, values]) => [key, { S: values }]),
    )
    expect(filterCriteria.filters.map(({ pattern }) => JSON.parse(pattern))).toEqual([
      { dynamodb: { NewImage: images } },
    ])
  })

  it('the cleaner gets its queue a batch at a time, reports partial failures and never floods', () => {
    expect(cloud.one('aws:lambda/eventSourceMapping:EventSourceMapping', 'CleanSource')).toMatchObject({
      eventSourceArn: expect.stringContaining(':UploadsQueue'),
      functionName: 'CleanFunction',
      batchSize: 5,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: 20 },
    })
  })

  it('the sweep is called every minute; a call lost or failed after retries lands in its queue', () => {
    const queue = expect.stringContaining(':SweepDeadLettersQueue')
    expect(cloud.one('aws:scheduler/schedule:Schedule', 'SweepScheduleSchedule')).toMatchObject({
      scheduleExpression: 'rate(1 minute)',
      target: { deadLetterConfig: { arn: queue }, retryPolicy: { maximumRetryAttempts: 3 } },
    })
    expect(
      cloud.one('aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig', 'SweepEventInvokeConfig'),
    ).toMatchObject({
      maximumRetryAttempts: 2,
      destinationConfig: { onFailure: { destination: queue } },
    })
  })
})
