import { signOut } from '../../../server/auth/sign-out.ts'
import { ctx } from '../../../server/context.ts'

export const POST = (request: Request) => signOut(ctx, request)
