import { runInNewContext } from 'node:vm'
import { tables } from '@wangge/ledger/tables'
import { beforeAll, describe, expect, it } from 'vitest'
import { buckets, keys } from './stores.ts'
import { type Synthesis, synthesise } from './testing/synthesise.ts'
import { deadLetterQueues, functions, workQueues } from './wiring.ts'

let cloud: Synthesis

beforeAll(async () => {
  cloud = await synthesise()
}, 60_000)

describe('tables', () => {
  it.each(Object.entries(tables))(
    '%s is encrypted, protected from deletion, and restorable or short-lived as described',
    (name, table) => {
      expect(cloud.one('aws:dynamodb/table:Table', `${name}Table`)).toMatchObject({
        pointInTimeRecovery: { enabled: table.pointInTimeRecovery },
        ...(table.timeToLive && { ttl: { attributeName: table.timeToLive, enabled: true } }),
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

  it.each(['Ledger', 'Public', 'Vault'] as const)('%s can be restored to any second', (name) => {
    expect(tables[name].pointInTimeRecovery).toBe(true)
  })

  it('stream the new image of the ledger', () => {
    expect(cloud.one('aws:dynamodb/table:Table', 'LedgerTable')).toMatchObject({
      streamViewType: 'NEW_IMAGE',
    })
  })
})

describe('buckets', () => {
  it.each(Object.keys(buckets))('%s is closed to the public and refuses plain HTTP', (name) => {
    expect(
      cloud.one('aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock', `${name}PublicAccessBlock`),
    ).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    })
    const { policy } = cloud.one('aws:s3/bucketPolicy:BucketPolicy', `${name}Policy`) as {
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

describe('what a bucket keeps', () => {
  const versioned = () =>
    cloud.ofType('aws:s3/bucketVersioning:BucketVersioning').map(({ inputs }) => inputs.bucket)
  const rules = (name: string) => {
    const found = cloud.one('aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration', name)
    return found.rules
  }

  it('is every version of the files for ever, and of evidence 35 days longer than itself', () => {
    expect(versioned()).toEqual([
      expect.stringContaining('-filesbucket-'),
      expect.stringContaining('-evidencebucket-'),
    ])
    expect(rules('EvidenceLifecycle')).toMatchObject([
      { status: 'Enabled', noncurrentVersionExpiration: { noncurrentDays: 35 } },
    ])
    expect(() => rules('FilesLifecycle')).toThrow('no aws:s3')
  })

  it('is one day what browsers sent', () => {
    expect(rules('IncomingLifecycle')).toMatchObject([{ status: 'Enabled', expiration: { days: 1 } }])
  })
})

describe('what browsers send', () => {
  it('is taken by one bucket, from the pages of the site alone', () => {
    const [cors, ...more] = cloud.ofType('aws:s3/bucketCorsConfiguration:BucketCorsConfiguration')
    expect(more).toEqual([])
    expect(cors?.inputs).toMatchObject({
      bucket: expect.stringContaining('-incomingbucket-'),
      corsRules: [{ allowedMethods: ['POST'], allowedOrigins: ['https://grid.example'] }],
    })
  })

  it('is told to the queue, which takes the word of that bucket alone', () => {
    expect(cloud.one('aws:s3/bucketNotification:BucketNotification', 'IncomingTells')).toMatchObject({
      bucket: expect.stringContaining('-incomingbucket-'),
      queues: [
        {
          queueArn: expect.stringContaining(':UploadsQueue'),
          events: ['s3:ObjectCreated:*'],
          filterPrefix: 'incoming/',
        },
      ],
    })
    const { policy } = cloud.one('aws:sqs/queuePolicy:QueuePolicy', 'UploadsPolicy') as {
      readonly policy: string
    }
    expect(JSON.parse(policy).statements).toMatchObject([
      {
        actions: ['sqs:SendMessage'],
        principals: [{ type: 'Service', identifiers: ['s3.amazonaws.com'] }],
        conditions: [{ variable: 'aws:SourceArn', values: [expect.stringContaining(':IncomingBucket')] }],
      },
    ])
  })

  it('is posted to an address of that bucket alone', () => {
    const { environment } = cloud.one('aws:lambda/function:Function', 'SiteFunction') as {
      readonly environment: { readonly variables: Readonly<Record<string, string>> }
    }
    expect(environment.variables.INCOMING_ORIGIN).toBe('https://IncomingBucket.example')
  })
})

describe('keys of the key service', () => {
  it('are one that encrypts and is rotated, and one that makes blind indexes', () => {
    const found = cloud.ofType('aws:kms/key:Key')
    expect(found.map(({ name }) => name)).toEqual(Object.keys(keys))
    expect(cloud.one('aws:kms/key:Key', 'VaultKey')).toMatchObject({ enableKeyRotation: true })
    expect(cloud.one('aws:kms/key:Key', 'IndexKey')).toMatchObject({
      keyUsage: 'GENERATE_VERIFY_MAC',
      customerMasterKeySpec: 'HMAC_256',
    })
  })
})

describe('queues of work', () => {
  it.each(workQueues)(
    '$name keeps a message from others longer than its function may take, and gives up after the wired receives',
    ({ name, maxReceives, deadLetters, visibilitySeconds }) => {
      const queue = cloud.one('aws:sqs/queue:Queue', `${name}Queue`) as { readonly redrivePolicy: string }
      expect(queue).toMatchObject({
        visibilityTimeoutSeconds: visibilitySeconds,
        sqsManagedSseEnabled: true,
      })
      expect(JSON.parse(queue.redrivePolicy)).toEqual({
        deadLetterTargetArn: expect.stringContaining(`:${deadLetters}Queue`),
        maxReceiveCount: maxReceives,
      })
      const readers = Object.values(functions).filter(
        ({ source }) => source.kind === 'queue' && source.queue === name,
      )
      expect(readers).toHaveLength(1)
      expect(visibilitySeconds).toBeGreaterThanOrEqual(6 * (readers[0]?.timeoutSeconds ?? 0))
    },
  )
})

describe('dead-letter queues', () => {
  it.each(deadLetterQueues)(
    '%s keeps messages encrypted for 14 days and raises an alarm at the first',
    (name) => {
      const queue = cloud.one('aws:sqs/queue:Queue', `${name}Queue`)
      expect(queue).toMatchObject({ messageRetentionSeconds: 14 * 86_400, sqsManagedSseEnabled: true })
      expect(cloud.one('aws:cloudwatch/metricAlarm:MetricAlarm', `${name}Alarm`)).toMatchObject({
        metricName: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: expect.stringContaining(name) },
        comparisonOperator: 'GreaterThanThreshold',
        threshold: 0,
        alarmActions: [expect.stringContaining(':AlarmsTopic')],
      })
    },
  )
})

describe('what a function says in its log', () => {
  it.each([
    ['Custodian', '?"identity.canary"'],
    ['Sweep', '?"sweep.failed" ?"sweep.tips_wait"'],
  ])('of %s that somebody has to look at, and that alone, raises an alarm at once', (name, pattern) => {
    const metric = { name: `${name}Said`, namespace: expect.stringMatching(/^wangge-/) }
    expect(cloud.one('aws:cloudwatch/logMetricFilter:LogMetricFilter', `${name}Said`)).toMatchObject({
      logGroupName: expect.stringContaining(`${name}Logs`),
      pattern,
      metricTransformation: { ...metric, value: '1' },
    })
    expect(cloud.one('aws:cloudwatch/metricAlarm:MetricAlarm', `${name}SaidAlarm`)).toMatchObject({
      metricName: metric.name,
      namespace: metric.namespace,
      statistic: 'Sum',
      threshold: 0,
      comparisonOperator: 'GreaterThanThreshold',
      alarmActions: [expect.stringContaining(':AlarmsTopic')],
    })
    expect(cloud.ofType('aws:cloudwatch/logMetricFilter:LogMetricFilter')).toHaveLength(2)
  })
})

describe('the site', () => {
  it('has no function URL: only the API Gateway may call it', () => {
    expect(cloud.ofType('aws:lambda/functionUrl:FunctionUrl')).toEqual([])
    expect(cloud.ofType('aws:lambda/permission:Permission').map(({ inputs }) => inputs.principal)).toEqual([
      'apigateway.amazonaws.com',
    ])
  })

  it('is told by CloudFront under which host the reader asked, and from where', () => {
    const { code } = cloud.one('aws:cloudfront/function:Function', 'SiteHost') as { readonly code: string }
    const handler = runInNewContext(`${code}; handler`) as (event: object) => unknown
    const host = { value: 'portal.example' }
    const forged = { value: '198.51.100.1' }
    const request = { headers: { host, 'x-viewer-address': forged } }
    expect(handler({ request, viewer: { ip: '203.0.113.7' } })).toEqual({
      headers: { host, 'x-forwarded-host': host, 'x-viewer-address': { value: '203.0.113.7' } },
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
      orderedCacheBehaviors: expect.arrayContaining([
        expect.objectContaining({ pathPattern: '_next/*', targetOriginId: 'assets' }),
      ]),
    })
    expect(cdn).not.toHaveProperty('loggingConfig')
  })

  it.each(['auth/*', 'desk', 'desk/*', '*/desk', '*/desk/*'])(
    'lets CloudFront keep nothing of %s',
    (path) => {
      const { orderedCacheBehaviors } = cloud.one(
        'aws:cloudfront/distribution:Distribution',
        'SiteCdnDistribution',
      ) as { readonly orderedCacheBehaviors: readonly { readonly pathPattern: string }[] }
      expect(orderedCacheBehaviors.find(({ pathPattern }) => pathPattern === path)).toMatchObject({
        targetOriginId: 'site',
        cachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        functionAssociations: [{ eventType: 'viewer-request' }],
      })
    },
  )
})
