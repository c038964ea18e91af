import { runInNewContext } from 'node:vm'
import { tables } from '@wangge/ledger/tables'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Synthesis, synthesise } from './testing/synthesise.ts'
import { queues } from './wiring.ts'

let cloud: Synthesis

beforeAll(async () => {
  cloud = await synthesise()
}, 60_000)

describe('tables', () => {
  it.each(Object.entries(tables))(
    '%s is restorable to any second, encrypted and protected from deletion',
    (name, table) => {
      expect(cloud.one('aws:dynamodb/table:Table', `${name}Table`)).toMatchObject({
        pointInTimeRecovery: { enabled: true },
        serverSideEncryption: { enabled: true },
        deletionProtectionEnabled: true,
        streamEnabled: table.stream,
        hashKey: table.key.hash,
        rangeKey: table.key.range,
        globalSecondaryIndexes: Object.entries(table.indexes).map(([index, { hash, range, projection }]) => ({
          name: index,
          hashKey: hash,
          rangeKey: range,
          projectionType: projection.toUpperCase().replace('-', '_'),
        })),
      })
    },
  )

  it('stream the new image of the ledger', () => {
    expect(cloud.one('aws:dynamodb/table:Table', 'LedgerTable')).toMatchObject({
      streamViewType: 'NEW_IMAGE',
    })
  })
})

describe('files', () => {
  it('are versioned, closed to the public and refuse plain HTTP', () => {
    expect(cloud.one('aws:s3/bucketVersioning:BucketVersioning', 'FilesVersioning')).toMatchObject({
      versioningConfiguration: { status: 'Enabled' },
    })
    expect(
      cloud.one('aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock', 'FilesPublicAccessBlock'),
    ).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    })
    const { policy } = cloud.one('aws:s3/bucketPolicy:BucketPolicy', 'FilesPolicy') as {
      readonly policy: string
    }
    expect(JSON.parse(policy)).toMatchObject({
      statements: [
        {
          effect: 'Deny',
          actions: ['s3:*'],
          conditions: [{ variable: 'aws:SecureTransport', values: ['false'] }],
        },
      ],
    })
  })
})

describe('dead-letter queues', () => {
  it.each([...queues])('%s keeps messages encrypted for 14 days and raises an alarm at the first', (name) => {
    const queue = cloud.one('aws:sqs/queue:Queue', `${name}Queue`)
    expect(queue).toMatchObject({ messageRetentionSeconds: 14 * 86_400, sqsManagedSseEnabled: true })
    expect(cloud.one('aws:cloudwatch/metricAlarm:MetricAlarm', `${name}Alarm`)).toMatchObject({
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: expect.stringContaining(name) },
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      alarmActions: [expect.stringContaining(':AlarmsTopic')],
    })
  })
})

describe('the site', () => {
  it('has no function URL: only the API Gateway may call it', () => {
    expect(cloud.ofType('aws:lambda/functionUrl:FunctionUrl')).toEqual([])
    expect(cloud.ofType('aws:lambda/permission:Permission').map(({ inputs }) => inputs.principal)).toEqual([
      'apigateway.amazonaws.com',
    ])
  })

  it('is told by CloudFront under which host the reader asked', () => {
    const { code } = cloud.one('aws:cloudfront/function:Function', 'SiteHost') as { readonly code: string }
    const handler = runInNewContext(`${code}; handler`) as (event: object) => unknown
    const host = { value: 'portal.example' }
    expect(handler({ request: { headers: { host } } })).toEqual({
      headers: { host, 'x-forwarded-host': host },
    })
  })

  it('writes neither address nor user agent of a caller to its access log', () => {
    const { accessLogSettings } = cloud.one('aws:apigatewayv2/stage:Stage', 'SiteApiStage') as {
      readonly accessLogSettings: { readonly format: string }
    }
    const fields = Object.values(JSON.parse(accessLogSettings.format) as Record<string, string>)
    expect(fields).toContain('$context.status')
    expect(fields.join()).not.toMatch(/ip|agent|identity|authorizer/i)
  })

  it('serves pages over HTTPS from the gateway and built files from the bucket, without CloudFront logs', () => {
    const cdn = cloud.one('aws:cloudfront/distribution:Distribution', 'SiteCdnDistribution')
    expect(cdn).toMatchObject({
      defaultCacheBehavior: { targetOriginId: 'site', viewerProtocolPolicy: 'redirect-to-https' },
      orderedCacheBehaviors: [{ pathPattern: '_next/*', targetOriginId: 'assets' }],
    })
    expect(cdn).not.toHaveProperty('loggingConfig')
  })
})
