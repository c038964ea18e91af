import { signIn, signInInvited } from '../../../server/auth/sign-in.ts'
import { ctx } from '../../../server/context.ts'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) => signIn(ctx, request)

export const POST = (request: Request) => signInInvited(ctx, request)
