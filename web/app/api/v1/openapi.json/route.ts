import { endpoint } from '../../../../server/endpoint.ts'
import { openApi } from '../../../../server/open-api.ts'

export const GET = endpoint(async () => ({ body: openApi(), cache: 3_600 }))
