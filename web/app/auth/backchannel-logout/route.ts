import { backchannelLogout } from '../../../server/auth/backchannel-logout.ts'
import { ctx } from '../../../server/context.ts'

export const POST = (request: Request) => backchannelLogout(ctx, request)
