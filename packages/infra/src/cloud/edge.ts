import type { Assets } from './asset.ts'
import { settings } from './settings.ts'

/** AWS's own policies: everything but the Host header goes to the site; files are cached and compressed. */
const managed = {
  allViewerExceptHost: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
}

/** Pages of signed-in people, in any language: nothing of theirs may be kept, whatever a header says (T24). */
const neverKept = ['auth/*', 'desk', 'desk/*', '*/desk', '*/desk/*']

/** CloudFront before the site and its files, without access logs. Returns the address people use. */
export function createEdge(api: sst.aws.ApiGatewayV2, { bucket, patterns }: Assets): $util.Output<string> {
  const signing = new aws.cloudfront.OriginAccessControl('AssetsAccess', {
    originAccessControlOriginType: 's3',
    signingBehavior: 'always',
    signingProtocol: 'sigv4',
  })
  const toSite = {
    targetOriginId: 'site',
    viewerProtocolPolicy: 'redirect-to-https',
    allowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
    cachedMethods: ['GET', 'HEAD'],
    compress: true,
    originRequestPolicyId: managed.allViewerExceptHost,
    functionAssociations: [{ eventType: 'viewer-request', functionArn: tellViewer().arn }],
  }
  const cdn = new sst.aws.Cdn('SiteCdn', {
    ...(settings.domain && { domain: settings.domain }),
    origins: [
      {
        originId: 'site',
        domainName: api.nodes.api.apiEndpoint.apply((url) => new URL(url).host),
        customOriginConfig: {
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: 'https-only',
          originSslProtocols: ['TLSv1.2'],
        },
      },
      {
        originId: 'assets',
        domainName: bucket.nodes.bucket.bucketRegionalDomainName,
        originAccessControlId: signing.id,
      },
    ],
    defaultCacheBehavior: { ...toSite, cachePolicyId: cachePolicy().id },
    orderedCacheBehaviors: [
      ...patterns.map((pathPattern) => ({
        pathPattern,
        targetOriginId: 'assets',
        viewerProtocolPolicy: 'redirect-to-https',
        allowedMethods: ['GET', 'HEAD'],
        cachedMethods: ['GET', 'HEAD'],
        compress: true,
        cachePolicyId: managed.cachingOptimized,
      })),
      ...neverKept.map((pathPattern) => ({
        ...toSite,
        pathPattern,
        compress: false,
        cachePolicyId: managed.cachingDisabled,
      })),
    ],
  })
  return cdn.domainUrl.apply((own) => $output(own ?? cdn.url))
}

/** Caches only what the site itself declares public, by path, query and language. */
function cachePolicy(): aws.cloudfront.CachePolicy {
  return new aws.cloudfront.CachePolicy('SiteCache', {
    minTtl: 0,
    defaultTtl: 0,
    maxTtl: 31_536_000,
    parametersInCacheKeyAndForwardedToOrigin: {
      cookiesConfig: { cookieBehavior: 'none' },
      headersConfig: { headerBehavior: 'whitelist', headers: { items: ['Accept-Language', 'RSC'] } },
      queryStringsConfig: { queryStringBehavior: 'all' },
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    },
  })
}

/**
 * The gateway sees its own host and CloudFront's address. Next.js refuses a posted form unless it knows the host the
 * reader used; the limits of floods need to tell readers' networks apart (the site reduces the address at its door).
 */
function tellViewer(): aws.cloudfront.Function {
  return new aws.cloudfront.Function('SiteHost', {
    runtime: 'cloudfront-js-2.0',
    code: `function handler(event) {
  var request = event.request
  request.headers['x-forwarded-host'] = { value: request.headers.host.value }
  request.headers['x-viewer-address'] = { value: event.viewer.ip }
  return request
}`,
  })
}
