import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import { Fault, fault } from '../fault.ts'
import { type Receipt, readReceipt, verifies } from './receipt.ts'
import { type Tip, tipStream } from './tip.ts'

/** What the holder of a receipt types, and the keyed hash of the network they come by where the edge knows one. */
export type ByReceipt = { readonly receipt: string; readonly network?: string }

/** A tip as its stream stood when it was read. */
export type Opened = { readonly stream: string; readonly head: Head; readonly tip: Tip }

/** Wrong receipts taken in a clock hour for one locator, from one network and from all of them together (threat T4). */
const GUESSES = { locator: 5, network: 30, all: 600 }

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Guess = Pick<Receipt, 'locator'> & { readonly network: string | undefined }

/**
 * The tip a receipt opens. An unknown locator and a wrong secret get one answer after the same work. Guessing has to
 * wait, ever longer for one locator; a right receipt waits only when its own locator or its own network was guessed at:
 * once all guesses together are too many, a network that made none this hour is let through still.
 * @throws Fault `tip.receipt_malformed`, `tip.receipt_unknown`, `tip.receipt_wait` (with the seconds to wait)
 */
export async function openReceipt(
  ctx: Pick<Context, 'ledger' | 'passing' | 'keys' | 'now'>,
  typed: string,
  network?: string,
): Promise<Opened> {
  const receipt = readReceipt(typed)
  if (!receipt) throw fault('tip.receipt_malformed', 'receipt')
  const guess = { locator: receipt.locator, network }
  await mayTry(ctx, guess)
  const stored = (await ctx.ledger.receipt(receipt.locator)) as { tip: string; verifier: string } | undefined
  if (!verifies(ctx.keys, receipt, stored?.verifier) || !stored) {
    await countWrong(ctx, guess)
    throw fault('tip.receipt_unknown', 'receipt')
  }
  const stream = tipStream(stored.tip)
  const head = await ctx.ledger.head(stream)
  if (!head) throw new Error(`${stream} does not stand though it has a receipt`)
  return { stream, head, tip: head.state as Tip }
}

const waitKey = ({ locator }: Guess) => `receipt-wait#${locator}`
const counters = ({ locator, network }: Guess, hour: number) => ({
  locator: `receipt-guesses#locator#${locator}#${hour}`,
  network: network === undefined ? undefined : `receipt-guesses#network#${network}#${hour}`,
  all: `receipt-guesses#all#${hour}`,
})

/** Only reads, so those with the right receipt cost no write and leave no trace. */
async function mayTry({ passing, now }: Pick<Context, 'passing' | 'now'>, guess: Guess): Promise<void> {
  const time = now().getTime()
  const hour = Math.floor(time / HOUR)
  const { network, all } = counters(guess, hour)
  const [until, fromNetwork, fromAll] = await Promise.all([
    passing.read(waitKey(guess)),
    network === undefined ? undefined : passing.read(network),
    passing.read(all),
  ])
  const innocent = network !== undefined && fromNetwork === undefined
  const flooded = Number(fromAll ?? 0) >= GUESSES.all && !innocent
  const tired = Number(fromNetwork ?? 0) >= GUESSES.network
  const end = until !== undefined ? Number(until) : tired || flooded ? (hour + 1) * HOUR : time
  const seconds = Math.ceil((end - time) / 1000)
  if (seconds > 0) throw new Fault({ code: 'tip.receipt_wait', field: 'receipt', seconds })
}

async function countWrong({ passing, now }: Pick<Context, 'passing' | 'now'>, guess: Guess): Promise<void> {
  const time = now().getTime()
  const hour = Math.floor(time / HOUR)
  const until = new Date((hour + 1) * HOUR)
  const { locator, network, all } = counters(guess, hour)
  const [wrong] = await Promise.all(
    [locator, network, all].map((key) => (key === undefined ? undefined : passing.count(key, until))),
  )
  const beyond = (wrong ?? 0) - GUESSES.locator
  if (beyond < 0) return
  const end = time + Math.min(2 ** beyond * MINUTE, HOUR)
  await passing.claim(waitKey(guess), end, new Date(end))
}
