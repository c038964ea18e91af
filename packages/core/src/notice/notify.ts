import { createHash } from 'node:crypto'
import type { Entry } from '@wangge/ledger/board'
import type { Context } from '../context.ts'
import { withFormerCodes } from '../scheme/former-codes.ts'
import type { Reforms } from '../scheme/load-kept.ts'
import { actorToday } from '../staff/grants-today.ts'
import { readAccount } from '../staff/read-account.ts'
import type { StaffActor } from '../staff/staff.ts'
import { staffOfCell } from '../staff/staff-of-cell.ts'
import { cellsOf, unitsTold } from './audience.ts'
import { hourSlot, isPrivate, type Notice, type NoticeBatch, type Tidings, tidingsQueue } from './notice.ts'

type Reads = Pick<Context, 'ledger' | 'board' | 'now'> & Reforms
type Writes = Reads & Pick<Context, 'notices'>

/** Tidings taken up in one run, so that a message stays below the 256 KB of SQS; the rest come in the next. */
const A_RUN = 1500

/** What was put on the board in the last minute may still be under way, for Publish may take so long: the next run takes it. */
const SETTLE = 60_000

/** How far back the first run reads, and one after a long standstill, in milliseconds. What is older only the desk tells. */
const LOOK_BACK = 7 * 24 * 3_600_000

/** A cursor is moved on at least so often, though there is nothing to tell, for each hour behind it costs a query. */
const AT_LEAST = 3_600_000

/** Where the telling stands: all up to `told` has been sent; up to `telling` a run may have sent when it was ended. */
type Cursor = { readonly told: string; readonly telling?: string }

const REGISTER = 'notify'

/** What a run did: how many tidings, in how many messages. */
export type Notified = { readonly tidings: number; readonly batches: number }

/**
 * Gathers what happened since the last run into one message for each person who must hear of it, and one for the webhook,
 * and sends them to the queue. The run notes how far it goes before it sends and that it went there when it has sent: one
 * that was ended in between is done again with the very same messages, which the other end of the queue knows by their
 * hash. Of two runs at once, one goes on. What is told to whom is decided by the account, not by the board's list.
 */
export async function notifyStaff(ctx: Writes): Promise<Notified> {
  const nothing = { tidings: 0, batches: 0 }
  const { cursor, version } = await readCursor(ctx)
  const until = cursor.telling ?? new Date(ctx.now().getTime() - SETTLE).toISOString()
  const entries = await gather(ctx, cursor.told, until)
  if (entries.length === 0 && !cursor.telling) {
    const isOld = Date.parse(until) - Date.parse(timeOf(cursor.told)) > AT_LEAST
    if (isOld) await moveCursor(ctx, version, { told: until })
    return nothing
  }
  const telling = cursor.telling ?? entries.at(-1)?.order ?? until
  const own = cursor.telling ? version : await moveCursor(ctx, version, { told: cursor.told, telling })
  if (own === undefined) return nothing
  const batches = await batchesOf(
    ctx,
    entries.map(({ body }) => body as Tidings),
  )
  for (const batch of batches) await ctx.notices.send([batch])
  await moveCursor(ctx, own, { told: telling })
  return { tidings: entries.length, batches: batches.length }
}

async function readCursor({ ledger, now }: Reads): Promise<{ cursor: Cursor; version: number }> {
  const start = { told: new Date(now().getTime() - LOOK_BACK).toISOString() }
  const kept = await ledger.register(REGISTER)
  if (!kept) return { cursor: start, version: 0 }
  const cursor = JSON.parse(Buffer.from(kept.box).toString('utf8')) as Cursor
  const isTooOld = !cursor.telling && cursor.told < start.told
  return { cursor: isTooOld ? start : cursor, version: kept.version }
}

/** The version after the move; undefined where another run was quicker. */
async function moveCursor(
  { ledger, now }: Pick<Reads, 'ledger' | 'now'>,
  after: number,
  cursor: Cursor,
): Promise<number | undefined> {
  const box = Buffer.from(JSON.stringify(cursor))
  const done = await ledger.append({
    at: now().toISOString(),
    by: 'system',
    streams: [],
    registers: [{ key: REGISTER, after, box }],
  })
  return done === 'stored' ? after + 1 : undefined
}

/** An `order` begins with its time. */
const timeOf = (order: string) => order.split('#')[0] ?? order

/** Entries after one place in the order of all hours up to another, oldest first, at most those of a run. */
async function gather({ board }: Reads, after: string, until: string): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for (const hour of hoursBetween(timeOf(after), timeOf(until))) {
    const limit = A_RUN - entries.length
    if (limit <= 0) break
    entries.push(...(await board.list({ queue: tidingsQueue(hour), limit, after, until })).entries)
  }
  return entries
}

function hoursBetween(from: string, to: string): readonly string[] {
  const [first, last] = [from, to].map((at) => Date.parse(`${hourSlot(at)}:00:00.000Z`)) as [number, number]
  const count = Math.max(0, Math.round((last - first) / 3_600_000)) + 1
  return Array.from({ length: count }, (_, i) => hourSlot(new Date(first + i * 3_600_000).toISOString()))
}

/** One message for each who is to be told anything, and one for the webhook of everything that is not for a few alone. */
async function batchesOf(ctx: Reads, tidings: readonly Tidings[]): Promise<readonly NoticeBatch[]> {
  const staff = await staffAt(ctx, new Set(tidings.flatMap(cellsOf)))
  const own = staff.map((actor) => {
    const items = tidings.flatMap((each) =>
      unitsTold(actor, each, ctx.now()).map((unit) => noticeOf(each, unit)),
    )
    return batchOf(actor.name as `staff:${string}`, items)
  })
  const open = tidings.filter(({ kind }) => !isPrivate(kind))
  const all = open.flatMap((each) => each.units.map((unit) => noticeOf(each, unit)))
  return [...own, batchOf('webhook', all)].filter(({ items }) => items.length > 0)
}

/** Field by field: what else the board knows goes no further. */
const noticeOf = ({ case: no, kind, due }: Tidings, unit: string): Notice => ({ case: no, kind, unit, due })

function batchOf(to: NoticeBatch['to'], notices: readonly Notice[]): NoticeBatch {
  const lines = [...new Set(notices.map((notice) => JSON.stringify(notice)))]
  const batch = createHash('sha256')
    .update(JSON.stringify([to, lines]))
    .digest('hex')
    .slice(0, 32)
  return { to, batch, items: lines.map((line) => JSON.parse(line) as Notice) }
}

/** Everybody with a grant at one of the cells, or at what it was made from, and an address, as the account says today. */
async function staffAt(ctx: Reads, cells: ReadonlySet<string>): Promise<readonly StaffActor[]> {
  const named = await withFormerCodes(ctx, [...cells])
  const listed = await Promise.all(named.map((cell) => staffOfCell(ctx, cell)))
  const ids = new Set(listed.flat().map(({ id }) => id))
  const accounts = await Promise.all([...ids].sort().map((id) => readAccount(ctx, id)))
  const told = accounts.flatMap((account) =>
    account && account.status !== 'ended' && account.mail !== null ? [account] : [],
  )
  return Promise.all(told.map((account) => actorToday(ctx, account, null)))
}
