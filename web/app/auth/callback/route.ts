import { signedIn } from '../../../server/auth/signed-in.ts'
import { ctx } from '../../../server/context.ts'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) => signedIn(ctx, request)
