import { createHash } from 'node:crypto'
import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readAccount } from './read-account.ts'
import { type Account, actorOf, type StaffActor } from './staff.ts'

/** In milliseconds: a session nobody uses, and any session, ends after that (ASVS 5.0, 7.3). */
export const IDLE = 30 * 60_000
export const WHOLE = 10 * 3_600_000
/** How often at most the time of the last use is written. */
const STEP = 60_000

const ID_BYTES = 32

/** A signed-in browser. It never changes: whoever proves again gets another one. */
export type Session = {
  readonly account: string
  readonly startedAt: string
  readonly provenAt: string | null
}

type Stores = Pick<Context, 'passing' | 'ledger' | 'now' | 'random'>

/** What a session is stored under. The browser alone knows the id, so a copy of the table signs nobody in (T16). */
export const nameOfSession = (id: string): string => createHash('sha256').update(id).digest('hex')

/**
 * The time of the last use lies apart: written beside a sign-out, it cannot bring a session back that was ended.
 */
const sessionKey = (name: string) => `session#${name}`
const seenKey = (name: string) => `seen#${name}`

/** Starts a session of an account; returns its id, which is told to the browser and stored nowhere. */
export async function beginSession(ctx: Stores, account: string): Promise<string> {
  return keep(ctx, { account, startedAt: ctx.now().toISOString(), provenAt: null })
}

async function keep({ passing, now, random }: Stores, session: Session): Promise<string> {
  const id = Buffer.from(random(ID_BYTES)).toString('base64url')
  const name = nameOfSession(id)
  await Promise.all([
    passing.replace(sessionKey(name), session, endOf(session)),
    passing.replace(seenKey(name), now().toISOString(), after(now(), IDLE)),
  ])
  return id
}

/** Who is signed in by this id, as of now: account and grants are read anew each time. Counts as a use. */
export async function readSession(ctx: Stores, id: string): Promise<StaffActor | undefined> {
  const name = nameOfSession(id)
  const found = await standing(ctx, name)
  if (!found) return undefined
  const { session, account, seenAt } = found
  const now = ctx.now()
  if (now.getTime() - Date.parse(seenAt) >= STEP)
    await ctx.passing.replace(seenKey(name), now.toISOString(), after(now, IDLE))
  return actorOf(account, dayOf(now), session.provenAt)
}

/**
 * A new session in place of one whose person has proved again who it is. Its end does not move.
 * @param name of the session in which the proof was asked for
 * @throws Fault `staff.signed_out` when that session is over, `staff.other_person` when somebody else proved
 */
export async function proveSession(ctx: Stores, name: string, account: string, at: Date): Promise<string> {
  const found = await standing(ctx, name)
  if (!found) throw fault('staff.signed_out')
  if (found.session.account !== account) throw fault('staff.other_person')
  const id = await keep(ctx, { ...found.session, provenAt: at.toISOString() })
  await forget(ctx, name)
  return id
}

/** Ends a session at once, whatever requests of it are still on their way. */
export const endSession = (ctx: Stores, id: string): Promise<void> => forget(ctx, nameOfSession(id))

async function forget({ passing, now }: Stores, name: string): Promise<void> {
  await passing.replace(sessionKey(name), null, now())
}

async function standing(ctx: Stores, name: string) {
  const [session, seenAt] = await Promise.all([
    ctx.passing.read(sessionKey(name)) as Promise<Session | null | undefined>,
    ctx.passing.read(seenKey(name)) as Promise<string | undefined>,
  ])
  if (!session || seenAt === undefined) return undefined
  const account = await readAccount(ctx, session.account)
  if (!account || isOver(session, seenAt, account, ctx.now())) return undefined
  return { session, account, seenAt }
}

/** Too old, too long unused, begun before a sign-out everywhere, or of an account that is not active. */
const isOver = (
  { startedAt }: Session,
  seenAt: string,
  { status, sessionsFrom }: Account,
  now: Date,
): boolean =>
  status !== 'active' ||
  now.getTime() - Date.parse(startedAt) >= WHOLE ||
  now.getTime() - Date.parse(seenAt) >= IDLE ||
  (sessionsFrom !== null && startedAt <= sessionsFrom)

const after = (moment: Date, ms: number) => new Date(moment.getTime() + ms)
const endOf = ({ startedAt }: Session) => after(new Date(startedAt), WHOLE)
