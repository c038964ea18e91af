import type { InternalEvent, InternalResult } from '@opennextjs/aws/types/open-next.js'
import type { Converter } from '@opennextjs/aws/types/overrides.js'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { finish } from './finish.ts'
import { handedHeaders } from './handed-headers.ts'

// After an action redirects by script, Next would fetch the target from whatever host the request names: it may ask
// nobody (port 1 is refused before any connection), and the browser goes there itself.
process.env.__NEXT_PRIVATE_ORIGIN = 'http://127.0.0.1:1'

/** Imported at the first request: it reads the built site's own files when it loads, and a build has none yet. */
const builtIn = async () => (await import('@opennextjs/aws/overrides/converters/aws-apigw-v2.js')).default

/** A path that cannot be decoded names no page: taken by its letters, it is answered as one that is not there. */
const decodable = (path: string) => {
  try {
    decodeURIComponent(path)
    return path
  } catch {
    return path.replaceAll('%', '%25')
  }
}

/** Whether a page of another site made the browser post this: browsers say so by the origin. */
const isForeign = ({ headers, requestContext }: APIGatewayProxyEventV2): boolean =>
  requestContext.http.method === 'POST' &&
  headers.origin !== undefined &&
  URL.parse(headers.origin)?.host !== (headers['x-forwarded-host'] ?? headers.host)

const asText = ({ body = '', isBase64Encoded }: APIGatewayProxyStructuredResultV2) =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body

/**
 * OpenNext's converter of API Gateway v2 events, with `finish` behind it: the one door through which every answer
 * leaves, on Lambda and on one machine, and with `handedHeaders` before it: the one by which a request comes in. A HEAD is
 * rendered as a GET, so that its headers are the same.
 */
export const converter: Converter = {
  name: 'finished-aws-apigw-v2',

  async convertFrom(event: APIGatewayProxyEventV2) {
    const asked = (await (
      await builtIn()
    ).convertFrom({ ...event, rawPath: decodable(event.rawPath) })) as InternalEvent
    return {
      ...asked,
      method: asked.method === 'HEAD' ? 'GET' : asked.method,
      headers: handedHeaders(event, asked.headers),
      remoteAddress: '',
    }
  },

  async convertTo(result: InternalResult, event: APIGatewayProxyEventV2) {
    const converted: APIGatewayProxyStructuredResultV2 = await (await builtIn()).convertTo(result)
    const { method } = event.requestContext.http
    const page = /^text\/html\b/i.test(String(converted.headers?.['content-type'] ?? ''))
    const { status, headers, body } = finish(
      {
        method,
        path: event.rawPath,
        ifNoneMatch: event.headers['if-none-match'],
        incident: event.requestContext.requestId,
        isForeign: isForeign(event),
      },
      {
        status: converted.statusCode ?? 200,
        headers: converted.headers as Record<string, string>,
        setsCookie: (converted.cookies?.length ?? 0) > 0,
        body: page ? asText(converted) : (converted.body ?? ''),
      },
    )
    return {
      ...converted,
      statusCode: status,
      headers,
      body: method === 'HEAD' ? '' : body,
      isBase64Encoded: page ? false : converted.isBase64Encoded,
    }
  },
}
