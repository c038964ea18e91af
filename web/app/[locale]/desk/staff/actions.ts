'use server'

import { fault } from '@wangge/core/fault'
import type { StaffActor } from '@wangge/core/staff'
import { declareInterests } from '@wangge/core/staff/declare-interests'
import { endAccount } from '@wangge/core/staff/end-account'
import { grantRole } from '@wangge/core/staff/grant-role'
import { handOverPost } from '@wangge/core/staff/hand-over-post'
import { inviteStaff } from '@wangge/core/staff/invite-staff'
import { revokeGrant } from '@wangge/core/staff/revoke-grant'
import { signOutEverywhere } from '@wangge/core/staff/sign-out-everywhere'
import { ctx } from '../../../../server/context.ts'
import { demandActor } from '../../../../server/session.ts'
import { wrongsOf } from '../../../../server/wrong.ts'
import { type Answer, type StaffDeed, staffDeeds } from './staff-deeds.ts'

/** One deed on an account. What was wrong comes back with what was typed. */
export async function actOnStaff(_: Answer, form: FormData): Promise<Answer> {
  const typed = Object.fromEntries(
    [...new Set(form.keys())]
      .filter((name) => !name.startsWith('$'))
      .map((name) => [name, form.getAll(name).map(String)]),
  )
  try {
    const deed = staffDeeds.find((each) => each === form.get('deed'))
    if (!deed) return { wrongs: [{ code: 'command.not_allowed' }], typed, done: null }
    const done = await doDeed(deed, await demandActor(), form)
    return { wrongs: [], typed: {}, done }
  } catch (error) {
    return { wrongs: wrongsOf(error), typed, done: null }
  }
}

async function doDeed(
  deed: StaffDeed,
  actor: StaffActor,
  form: FormData,
): Promise<NonNullable<Answer['done']>> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const id = text('id')
  switch (deed) {
    case 'invite': {
      const input = { name: text('name'), mail: text('mail') || null, grants: [rightIn(form)] }
      return inviteStaff(ctx, actor, input as unknown as Parameters<typeof inviteStaff>[2])
    }
    case 'grant':
      await grantRole(ctx, actor, id, rightIn(form))
      return {}
    case 'revoke':
      await revokeGrant(ctx, actor, id, text('grant'))
      return {}
    case 'declare':
      await declareInterests(
        ctx,
        actor,
        id,
        text('interests')
          .split(/[\s,，、]+/)
          .filter(Boolean),
      )
      return {}
    case 'sign-out':
      await signOutEverywhere(ctx, actor, id)
      return {}
    case 'end':
      if (text('sure') !== 'yes') throw fault('staff.unsure', 'sure')
      await endAccount(ctx, actor, id)
      return {}
    case 'hand-over': {
      const [role, cell, department] = text('which').split('|')
      const post = text('post') && { post: text('post'), title: text('title'), phone: text('phone') }
      return handOverPost(ctx, actor, {
        from: id,
        to: text('to'),
        role,
        cell,
        ...(department && { department }),
        ...(post && { post }),
      })
    }
  }
}

/** A right as the form says it; whatever else the form holds is not looked at. */
function rightIn(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    role: text('role'),
    cell: text('cell'),
    ...(text('department') && { department: text('department') }),
    kinds: form.getAll('kinds').map(String),
    from: text('from'),
    until: text('until') || null,
  }
}
