import { dropUpload } from '@wangge/core/evidence/drop'
import { uploadStatus } from '@wangge/core/evidence/status'
import { ctx } from '../../../../../server/context.ts'
import { endpoint } from '../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'

type Params = { readonly id: string }

/** The draft's key shows whose it is; in a header, for an address is written into logs. */
const keyOf = ({ headers }: Request) => headers.get('idempotency-key')

export const GET = endpoint<Params>(async (request, { id }) => ({
  body: await uploadStatus(ctx, { key: keyOf(request), id }),
}))

export const DELETE = endpoint<Params>(async (request, { id }) => {
  await dropUpload(ctx, { key: keyOf(request), id })
  return { status: 204, body: null }
})

export const { PATCH, POST, PUT } = otherMethods('DELETE', 'GET')
