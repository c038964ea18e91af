import { vkeyOf } from '@wangge/core/tip/proof'
import { ctx } from '../../../../../server/context.ts'
import { endpoint } from '../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'

/** Made when asked: a site built before its key exists would keep an answer without it. */
export const dynamic = 'force-dynamic'

export const GET = endpoint(async () => ({ body: { vkey: vkeyOf(ctx) }, cache: 3600 }))

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
