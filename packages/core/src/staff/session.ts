import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import type { Reforms } from '../scheme/load-kept.ts'
import { type Device, unknownDevice } from './device.ts'
import { actorToday } from './grants-today.ts'
import { readAccount } from './read-account.ts'
import type { Account, StaffActor } from './staff.ts'

/** In milliseconds: a session nobody uses, and any session, ends after that (ASVS 5.0, 7.3). */
export const IDLE = 30 * 60_000
export const WHOLE = 10 * 3_600_000
/** How often at most the time of the last use is written. */
const STEP = 60_000

const ID_BYTES = 32
const NUMBER_BYTES = 16

/** A signed-in browser. It never changes: whoever proves again gets another one. */
export type Session = {
  readonly account: string
  readonly startedAt: string
  readonly provenAt: string | null
  /** How its person's list calls it: drawn by chance, and good for nothing but naming it there. */
  readonly number: string
  readonly device: Device
  /** Each session at the authority it came from, by its hash: with any of them it ends. */
  readonly authority: readonly string[]
}

/** Where a session comes from. */
export type Origin = {
  readonly device?: Device
  /** How the authority calls its own session of the person (`sid`), by `hashOfAuthoritySession`. */
  readonly authority?: string | undefined
}

export type SessionStores = Pick<Context, 'passing' | 'ledger' | 'now' | 'random'>

/** What a session is stored under. The browser alone knows the id, so a copy of the table signs nobody in (T16). */
export const nameOfSession = (id: string): string => createHash('sha256').update(id).digest('hex')

/** An issuer is a URL, so the line break parts it from what follows without doubt. */
export const hashOfAuthoritySession = (iss: string, sid: string): string =>
  createHash('sha256').update(`${iss}\n${sid}`).digest('hex')

/**
 * The time of the last use lies apart: written beside a sign-out, it cannot bring a session back that was ended.
 */
const sessionKey = (name: string) => `session#${name}`
const seenKey = (name: string) => `seen#${name}`

/** Groups of names of sessions. What stands in them may be over: the session itself says. */
export const sessionsOf = (account: string) => `sessions#${account}`
export const sessionsFromAuthority = (hash: string) => `sessions-from#${hash}`
/** That the authority ended its session: what is begun by it afterwards is over at once. */
export const endedAtAuthority = (hash: string) => `ended-from#${hash}`

/**
 * Starts a session of an account; returns its id, which is told to the browser and stored nowhere.
 * @throws Fault `staff.signed_out` when the authority has ended its own meanwhile
 */
export async function beginSession(
  ctx: SessionStores,
  account: string,
  { device = unknownDevice, authority }: Origin = {},
): Promise<string> {
  const number = Buffer.from(ctx.random(NUMBER_BYTES)).toString('base64url')
  const startedAt = ctx.now().toISOString()
  const from = authority === undefined ? [] : [authority]
  return keep(ctx, { account, startedAt, provenAt: null, number, device, authority: from })
}

/** Listed before it stands, so that no session stands which its person cannot see and end. */
async function keep(ctx: SessionStores, session: Session): Promise<string> {
  const { passing, now, random } = ctx
  const id = Buffer.from(random(ID_BYTES)).toString('base64url')
  const name = nameOfSession(id)
  const groups = [sessionsOf(session.account), ...session.authority.map(sessionsFromAuthority)]
  await Promise.all(groups.map((group) => passing.enlist(group, name, true, endOf(session))))
  await Promise.all([
    passing.replace(sessionKey(name), session, endOf(session)),
    passing.replace(seenKey(name), now().toISOString(), after(now(), IDLE)),
  ])
  const ended = await Promise.all(session.authority.map((hash) => passing.read(endedAtAuthority(hash))))
  if (ended.every((each) => each === undefined)) return id
  await endNamedSession(ctx, name)
  throw fault('staff.signed_out')
}

/** Who is signed in by this id, as of now: account and grants are read anew each time. Counts as a use. */
export async function readSession(ctx: SessionStores & Reforms, id: string): Promise<StaffActor | undefined> {
  const name = nameOfSession(id)
  const found = await standingSession(ctx, name)
  if (!found) return undefined
  const { session, account, seenAt } = found
  const now = ctx.now()
  if (now.getTime() - Date.parse(seenAt) >= STEP)
    await ctx.passing.replace(seenKey(name), now.toISOString(), after(now, IDLE))
  return actorToday(ctx, account, session.provenAt)
}

/**
 * A new session in place of one whose person has proved again who it is. Its end does not move, nor its place in the list.
 * @param name of the session in which the proof was asked for
 * @throws Fault `staff.signed_out` when that session is over, `staff.other_person` when somebody else proved
 */
export async function proveSession(
  ctx: SessionStores,
  name: string,
  account: string,
  at: Date,
  authority?: string,
): Promise<string> {
  const found = await standingSession(ctx, name)
  if (!found) throw fault('staff.signed_out')
  if (found.session.account !== account) throw fault('staff.other_person')
  const from = new Set([...found.session.authority, ...(authority === undefined ? [] : [authority])])
  const id = await keep(ctx, { ...found.session, provenAt: at.toISOString(), authority: [...from] })
  await endNamedSession(ctx, name)
  return id
}

/** Ends a session at once, whatever requests of it are still on their way. */
export const endSession = (ctx: SessionStores, id: string): Promise<void> =>
  endNamedSession(ctx, nameOfSession(id))

export async function endNamedSession(
  { passing, now }: Pick<SessionStores, 'passing' | 'now'>,
  name: string,
): Promise<void> {
  await passing.replace(sessionKey(name), null, now())
}

/** A session that is not over, with its account and its last use. */
export async function standingSession(ctx: Pick<SessionStores, 'passing' | 'ledger' | 'now'>, name: string) {
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
