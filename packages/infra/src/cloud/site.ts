import { existsSync } from 'node:fs'
import { site } from '../wiring.ts'
import { createAssets } from './asset.ts'
import { createEdge } from './edge.ts'
import { type Cloud, createFunction } from './function.ts'

/**
 * The Next.js site: CloudFront before an API Gateway before one function, and before the bucket of built files.
 * `sst.aws.Nextjs` is not used: its function URL is not offered in AWS China and is either open to all or refuses
 * form posts sent without a script, and its server role may delete.
 */
export function createSite(cloud: Cloud): $util.Output<string> {
  const built = `${site.path}/.open-next`
  if (!existsSync(built))
    throw new Error(`${built} is missing: build the site with open-next before deploying.`)
  const server = createFunction('Site', cloud, {
    ...site,
    handler: 'index.handler',
    bundle: `${built}/server-functions/default`,
  })
  const api = new sst.aws.ApiGatewayV2('SiteApi', {
    cors: false,
    accessLog: { retention: '1 month' },
    transform: {
      stage: (stage) => {
        stage.accessLogSettings = {
          destinationArn: accessLog(stage),
          format: JSON.stringify(accessLogFormat),
        }
      },
    },
  })
  api.route('$default', server.arn)
  return createEdge(api, createAssets(`${built}/assets`))
}

/** Neither address nor user agent of a caller: a reporter must not be found in a log. */
const accessLogFormat = {
  time: '$context.requestTime',
  request: '$context.requestId',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
}

function accessLog(stage: aws.apigatewayv2.StageArgs): $util.Input<string> {
  return $output(stage.accessLogSettings).apply((settings) => settings?.destinationArn ?? '')
}
