import { fault } from '@wangge/core/fault'
import type { StaffActor } from '@wangge/core/staff'
import { readSession } from '@wangge/core/staff/session'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { SESSION } from './auth/cookies.ts'
import { requireOwnPost } from './auth/own-post.ts'
import { ctx } from './context.ts'

/** The id of the session the browser has; empty for none. */
export const deskSession = async (): Promise<string> => (await cookies()).get(SESSION)?.value ?? ''

/** Who is signed in at the desk; null for nobody. While one page is rendered it is read once. */
export const deskActor = cache(async (): Promise<StaffActor | null> => {
  const id = await deskSession()
  return (id && (await readSession(ctx, id))) || null
})

/**
 * Who does a deed at the desk.
 * @throws Fault `staff.foreign_post` when a page of another site made the browser send it, `staff.signed_out`
 */
export async function demandActor(): Promise<StaffActor> {
  requireOwnPost({ headers: await headers() })
  const actor = await deskActor()
  if (!actor) throw fault('staff.signed_out')
  return actor
}
