import type { OutboxEntry, StreamAppend } from '@wangge/ledger'
import { dayOf } from '../calendar/calendar.ts'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { newNumber } from '../number.ts'
import { headPost } from '../officer/officer.ts'
import type { PlacePoint } from '../point.ts'
import { NONCE, seal } from '../seal.ts'
import { caseStream } from './case.ts'
import { logEntry } from './log-entry.ts'
import { type OpenInput, openCase } from './open.ts'
import { waitsFor } from './waits.ts'

const opener: Actor = { role: 'system', name: 'system:open' }

/** What nobody but handlers may see of a case that no tip told: its very place. */
export type CaseSecret = { readonly point?: PlacePoint; readonly description?: string }

export type NewCase = {
  readonly no: string
  readonly stream: StreamAppend
  readonly outbox: readonly OutboxEntry[]
}

/**
 * A case that no tip told (a patrol's finding, a problem that came back, a part of another), as a stream and its entries
 * in the public log, to be appended together with what caused it.
 */
export function newCase(
  ctx: Pick<Context, 'keys' | 'random' | 'now' | 'jurisdiction'>,
  asked: Omit<OpenInput, 'no' | 'tip' | 'post' | 'receivedAt' | 'jurisdiction'>,
  secret: CaseSecret = {},
): NewCase {
  const now = ctx.now()
  const no = newNumber('C', dayOf(now).slice(0, 4), ctx.random(7))
  const stream = caseStream(no)
  const entry = (seq: number, event: 'received' | 'assigned', prev?: string, before = 0) =>
    logEntry(
      { case: no, seq, event, at: dayOf(now), code: asked.category, ...(prev !== undefined && { prev }) },
      stream,
      now.getTime(),
      before,
      ctx.random(16),
    )
  const first = entry(0, 'received')
  const second = entry(1, 'assigned', first.leaf, first.outbox.at)
  const input: OpenInput = {
    ...asked,
    no,
    tip: null,
    post: headPost(asked.cells.at(-1) ?? ''),
    receivedAt: now.toISOString(),
    jurisdiction: ctx.jurisdiction,
  }
  const opened = openCase(opener, undefined, input, {
    now,
    leaf: second.leaf,
    outboxAt: second.outbox.at,
  })
  const sealed = seal(ctx.keys, stream, secret, ctx.random(NONCE))
  return {
    no,
    stream: { stream, after: 0, ...opened, ...waitsFor(opened.state), sealed },
    outbox: [first.outbox, second.outbox],
  }
}
