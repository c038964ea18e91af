import { dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { drawSymbols } from '../number.ts'
import { appendDeed } from './change-account.ts'
import { hashOfInvitation, INVITATION_BYTES, writeInvitation } from './invitation.ts'
import { type Administers, groundOf, permitGrants } from './over-accounts.ts'
import {
  type Account,
  evolveAccount,
  INVITATION_DAYS,
  type Invitation,
  invitationClaim,
  inviteSchema,
  type StaffEvent,
  staffStream,
} from './staff.ts'

type Invited = Extract<StaffEvent, { type: 'staff.invited' }>['data']

const inviting = command<Account, Invited, null>({
  by: ['staff', 'operator'],
  from: ['none'],
  evolve: evolveAccount,
  decide: (_, data) => [{ type: 'staff.invited', data }],
})

/**
 * Opens an account for a person and answers the one-time code by which that person takes it up at the first sign-in. The
 * code is told here and can be read nowhere afterwards.
 * @throws Fault of the schema, of `permitGrants`, `cell.unknown`
 */
export async function inviteStaff(
  ctx: Administers & Pick<Context, 'random'>,
  actor: Actor,
  input: Invitation,
): Promise<{ readonly id: string; readonly code: string }> {
  const { name, mail, grants, interests } = parse(inviteSchema, input)
  const ground = await groundOf(ctx)
  const id = drawSymbols(ctx.random(10), 16).toLowerCase()
  const unknown = grants.findIndex(({ cell }) => !ground.has(cell))
  if (unknown >= 0) throw fault('cell.unknown', `grants.${unknown}.cell`)
  await permitGrants(ctx, actor, 'staff.invite', id, grants, ground)
  const code = writeInvitation(ctx.random(INVITATION_BYTES))
  const data: Invited = {
    id,
    name,
    mail,
    interests,
    grants: grants.map((grant, i) => ({
      ...grant,
      id: `g${i + 1}`,
      by: actor.name,
      scheme: ground.scheme,
    })),
    inviteUntil: dayOf(new Date(ctx.now().getTime() + INVITATION_DAYS * 86_400_000)),
  }
  await appendDeed(ctx, actor, {
    streams: [{ stream: staffStream(id), after: 0, ...inviting(actor, undefined, data, null) }],
    claims: [{ key: invitationClaim(hashOfInvitation(code) ?? ''), value: id }],
  })
  return { id, code }
}
