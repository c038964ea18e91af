import { endpoint } from '../../../../server/endpoint.ts'
import { openApi } from '../../../../server/open-api.ts'
import { otherMethods } from '../../../../server/other-methods.ts'

export const GET = endpoint(async () => ({ body: openApi(), cache: 3_600 }))

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
