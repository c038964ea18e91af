import { prove } from '../../../server/auth/sign-in.ts'
import { ctx } from '../../../server/context.ts'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) => prove(ctx, request)
