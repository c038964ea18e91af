import type { StreamAppend } from '@wangge/ledger'
import * as z from 'zod/mini'
import { dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { decideAppointment } from '../officer/appointment.ts'
import { appointmentSchema, cellOfPost, type Officer, officerStream } from '../officer/officer.ts'
import { loadScheme } from '../scheme/load.ts'
import { accountAppend, appendDeed, standing } from './change-account.ts'
import { heldToday } from './grants-today.ts'
import { type Administers, groundOf, permitGrants } from './over-accounts.ts'
import { type Account, departmentUnit, evolveAccount, type Grant, staffRoles, type Unit } from './staff.ts'

const wrong = 'staff.grant_invalid'

/** `post`: the public post that changes hands too, with its office line; its new holder is the person who follows. */
const handOverSchema = z.strictObject(
  {
    from: z.string('staff.unknown'),
    to: z.string('staff.unknown'),
    role: z.enum(staffRoles, wrong),
    cell: z.string(wrong),
    department: z.optional(z.string(wrong)),
    post: z.optional(
      z.strictObject(
        {
          post: z.string('officer.invalid'),
          title: z.string('officer.invalid'),
          phone: z.string('officer.invalid'),
        },
        'officer.invalid',
      ),
    ),
  },
  wrong,
)
export type HandOver = z.infer<typeof handOverSchema>

const leaving = command<Account, readonly Grant[], null>({
  by: ['staff', 'operator'],
  from: ['invited', 'active'],
  evolve: evolveAccount,
  decide: (_, grants) => grants.map(({ id }) => ({ type: 'staff.revoked', data: { grant: id } })),
})

type Given = { readonly from: string } & Required<Pick<Grant, 'by' | 'scheme'>>

const following = command<Account, readonly Grant[], Given>({
  by: ['staff', 'operator'],
  from: ['invited', 'active'],
  evolve: evolveAccount,
  decide: (account, grants, given) =>
    grants.map((grant, i) => ({
      type: 'staff.granted',
      data: { ...grant, ...given, id: `g${(account?.granted ?? 0) + 1 + i}` },
    })),
})

/**
 * A post changes hands today: what one person may do there ends, another may do the same for as long, and the public post,
 * if one is named, has its new holder, all at once. Cases belong to the unit and stay; how many of them are open is
 * answered.
 * @throws Fault `staff.same_holder`, `staff.nothing_to_hand_over`, `staff.own_grant` for who would follow himself,
 * `staff.unknown`, `staff.taken`, `officer.invalid`, `officer.before_last`, or of `permitGrants`
 */
export async function handOverPost(
  ctx: Administers & Pick<Context, 'board'>,
  actor: Actor,
  input: unknown,
): Promise<{ readonly openCases: number }> {
  const { from, to, role, cell, department, post } = parse(handOverSchema, input)
  if (from === to) throw fault('staff.same_holder', 'to')
  if (actor.role === 'staff' && actor.id === to) throw fault('staff.own_grant', 'to')
  const ground = await groundOf(ctx)
  const [old, next] = [await standing(ctx, from, 'from'), await standing(ctx, to, 'to')]
  const held = (await reachingOneCell(ctx, old.account)).filter(
    (grant) => grant.role === role && grant.cell === cell && grant.department === department,
  )
  if (held.length === 0) throw fault('staff.nothing_to_hand_over', 'cell')
  await permitGrants(ctx, actor, 'staff.hand-over', from, held, ground)
  const today = dayOf(ctx.now())
  const left = leaving(actor, old.account, held, null)
  const followed = following(actor, next.account, held, {
    from: today,
    by: actor.name,
    scheme: ground.scheme,
  })
  const named = post && { ...post, name: next.account.name, from: today }
  if (named && cellOfPost(named.post) !== cell) throw fault('officer.invalid', 'post')
  await appendDeed(ctx, actor, {
    streams: [
      accountAppend(old, left),
      accountAppend(next, followed),
      ...(named ? [await appointed(ctx, actor, named)] : []),
    ],
  })
  return {
    openCases: await openCasesOf(ctx, department === undefined ? cell : departmentUnit(cell, department)),
  }
}

/** Grants by the cell of today they reach; one that a reform left several cells, or none, is no single post. */
async function reachingOneCell(ctx: Administers, { grants }: Account): Promise<readonly Grant[]> {
  const held = await heldToday(ctx, grants)
  return grants.flatMap((grant) => {
    const [first, ...more] = held.filter(({ id }) => id === grant.id)
    return first && more.length === 0 ? [{ ...grant, cell: first.cell }] : []
  })
}

async function appointed(ctx: Administers, actor: Actor, named: object): Promise<StreamAppend> {
  const data = parse(appointmentSchema, named)
  const stream = officerStream(data.post)
  const [head, loaded] = await Promise.all([ctx.ledger.head(stream), loadScheme(ctx, data.from)])
  // The right to hand over was judged above; appointing is part of it.
  const appointer: Actor = { role: 'operator', name: actor.name }
  const decided = decideAppointment(appointer, loaded, head?.state as Officer | undefined, data)
  return { stream, after: head?.seq ?? 0, ...decided }
}

/** For the eye alone: the lists of the desk follow the ledger a moment behind. */
async function openCasesOf({ board }: Pick<Context, 'board'>, unit: Unit): Promise<number> {
  let count = 0
  let after: string | undefined
  do {
    const page = await board.list({
      queue: `unit#${unit}`,
      limit: 100,
      ...(after !== undefined && { after }),
    })
    count += page.entries.length
    after = page.next
  } while (after !== undefined)
  return count
}
