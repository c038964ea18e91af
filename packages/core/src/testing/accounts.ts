import { bindStaff } from '../staff/bind.ts'
import { actorToday } from '../staff/grants-today.ts'
import { inviteStaff } from '../staff/invite-staff.ts'
import { readAccount } from '../staff/read-account.ts'
import type { GrantInput, StaffActor } from '../staff/staff.ts'
import { type MemoryContext, operator } from './town.ts'

export const right = (
  role: GrantInput['role'],
  cell: string,
  more: Partial<GrantInput> = {},
): GrantInput => ({ role, cell, kinds: [], from: '2026-01-01', until: null, ...more })

/** Invites a person by the operator and signs it in for the first time; answers its id. */
export async function joined(ctx: MemoryContext, name: string, ...grants: GrantInput[]): Promise<string> {
  const { id, code } = await inviteStaff(ctx, operator, { name, grants })
  await bindStaff(ctx, { iss: 'https://id.example', sub: name }, code)
  return id
}

/** A person as now signed in, having just proved who it is. */
export async function acting(ctx: MemoryContext, id: string): Promise<StaffActor> {
  const account = await readAccount(ctx, id)
  if (!account) throw new Error(`${id} has no account`)
  return actorToday(ctx, account, ctx.now().toISOString())
}

export const joinedActor = async (ctx: MemoryContext, name: string, ...grants: GrantInput[]) =>
  acting(ctx, await joined(ctx, name, ...grants))
