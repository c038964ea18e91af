import { fault } from '../fault.ts'
import type { Device } from './device.ts'
import { endNamedSession, nameOfSession, type SessionStores, sessionsOf, standingSession } from './session.ts'
import type { StaffActor } from './staff.ts'

/** A session as its person sees it. Nothing in it signs anybody in. */
export type OwnSession = {
  readonly number: string
  readonly device: Device
  readonly startedAt: string
  /** To a minute. */
  readonly seenAt: string
  /** Whether it is the one in which this is asked. */
  readonly isThis: boolean
}

type Stores = Pick<SessionStores, 'passing' | 'ledger' | 'now'>

/** Every session of a person that is not over: this one first, then what was used last. @param id of this one */
export async function listSessions(
  ctx: Stores,
  { id: account }: StaffActor,
  id: string,
): Promise<readonly OwnSession[]> {
  const found = await standingOf(ctx, account)
  const own = nameOfSession(id)
  return found
    .map(({ name, session: { number, device, startedAt }, seenAt }) => ({
      number,
      device,
      startedAt,
      seenAt,
      isThis: name === own,
    }))
    .sort(
      (one, other) =>
        Number(other.isThis) - Number(one.isThis) || Date.parse(other.seenAt) - Date.parse(one.seenAt),
    )
}

/**
 * Ends one session of a person at once, by its number in the list.
 * @throws Fault `staff.session_over` for one that is over, or is of somebody else
 */
export async function endOwnSession(ctx: Stores, { id }: StaffActor, number: string): Promise<void> {
  const found = (await standingOf(ctx, id)).filter(({ session }) => session.number === number)
  if (found.length === 0) throw fault('staff.session_over', 'session')
  await Promise.all(found.map(({ name }) => endNamedSession(ctx, name)))
}

/** Ends every session of a person but this one; returns how many. @param id of the one that goes on */
export async function endOtherSessions(
  ctx: Stores,
  { id: account }: StaffActor,
  id: string,
): Promise<number> {
  const own = nameOfSession(id)
  const others = (await standingOf(ctx, account)).filter(({ name }) => name !== own)
  await Promise.all(others.map(({ name }) => endNamedSession(ctx, name)))
  return others.length
}

/** The sessions of an account that are not over, each with its name. */
export async function standingOf(ctx: Stores, account: string) {
  const listed = await ctx.passing.list(sessionsOf(account))
  const found = await Promise.all(
    listed.map(async ({ name }) => {
      const standing = await standingSession(ctx, name)
      return standing ? [{ ...standing, name }] : []
    }),
  )
  return found.flat()
}
