import { type Day, dayOf } from '../calendar/calendar.ts'
import { command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { hashOfIdentity, hashOfInvitation } from './invitation.ts'
import { accountOf } from './read-account.ts'
import {
  type Account,
  evolveAccount,
  type Identity,
  identityClaim,
  invitationClaim,
  staffStream,
} from './staff.ts'

const binding = command<Account, Identity, { readonly today: Day }>({
  by: ['system'],
  from: ['invited'],
  evolve: evolveAccount,
  decide(account, identity, { today }) {
    if (!account || account.inviteUntil < today) throw fault('staff.not_invited', 'invitation')
    return [{ type: 'staff.bound', data: { iss: identity.iss, sub: identity.sub } }]
  },
})

/**
 * Accepts an invitation: the account is from now on that of whom the identity provider vouches for, and of nobody else.
 * Sent again by the same person with the same code, it answers the same account.
 * @throws Fault `staff.not_invited` for a code that nobody got, that was used or that is over; `staff.bound_already` when
 * the person has another account
 */
export async function bindStaff(
  ctx: Pick<Context, 'ledger' | 'now'>,
  identity: Identity,
  invitation: string,
): Promise<Account> {
  const [hash, known] = [hashOfInvitation(invitation), await accountOf(ctx, identity)]
  const id = hash && (await ctx.ledger.claim(invitationClaim(hash)))
  if (typeof id !== 'string') throw fault('staff.not_invited', 'invitation')
  if (known?.id === id && known.status === 'active') return known
  if (known) throw fault('staff.bound_already', 'invitation')
  const head = await ctx.ledger.head(staffStream(id))
  const account = head?.state as Account | undefined
  if (!head || account?.status !== 'invited') throw fault('staff.not_invited', 'invitation')
  const by = `staff:${id}`
  const { events, state } = binding({ role: 'system', name: by }, account, identity, {
    today: dayOf(ctx.now()),
  })
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by,
    streams: [{ stream: head.stream, after: head.seq, events, state }],
    claims: [{ key: identityClaim(hashOfIdentity(identity)), value: id }],
  })
  if (result === 'stored') return state
  if (result.refused === 'claim') throw fault('staff.bound_already', 'invitation')
  throw fault('staff.not_invited', 'invitation')
}
