import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { expect, test, vi } from 'vitest'
import { converter } from './converter.ts'

// The built-in converter needs a built site; what it makes of an event is all that counts here.
vi.mock('@opennextjs/aws/overrides/converters/aws-apigw-v2.js', () => ({
  default: {
    convertFrom: async ({ rawPath, headers, requestContext }: APIGatewayProxyEventV2) => ({
      type: 'core',
      method: requestContext.http.method,
      rawPath,
      url: `https://${headers.host}${rawPath}`,
      headers,
      remoteAddress: requestContext.http.sourceIp,
      query: {},
      cookies: {},
    }),
  },
}))

test('a request comes in without the caller’s address, anywhere in it', async () => {
  const http = { method: 'HEAD', path: '/', protocol: 'HTTP/1.1', sourceIp: '192.0.2.33', userAgent: 'Phone' }
  const event = {
    rawPath: '/cases',
    rawQueryString: '',
    headers: { host: 'grid.example', 'x-forwarded-for': '192.0.2.33', 'user-agent': 'Phone' },
    requestContext: { http },
  }
  vi.stubEnv('RECEIPT_KEY', Buffer.alloc(32, 1).toString('base64'))
  const asked = await converter.convertFrom(event)
  vi.unstubAllEnvs()
  expect(asked).toMatchObject({ method: 'GET', rawPath: '/cases', remoteAddress: '' })
  expect(JSON.stringify(asked)).not.toMatch(/192\.0\.2|Phone/)
  expect(asked).toHaveProperty(['headers', 'x-network'])
})
