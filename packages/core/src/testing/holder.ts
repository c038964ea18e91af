import { type Case, caseStream } from '../case/case.ts'
import { evidenceStream, thumbName } from '../evidence/evidence.ts'
import { SLOT_LIFE, slotKey } from '../evidence/slot.ts'
import { onceName } from '../idempotency-key.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { deviceKey, type MemoryContext, stateOf } from './town.ts'

/** An id as uploads get it. */
export const evidenceNo = (n: number) => String(n).padStart(26, '0')

/** A place for an upload in a draft, as it stands while its photo is still on its way. */
export async function offered(ctx: MemoryContext, draft: number, n: number): Promise<string> {
  const id = evidenceNo(n)
  const until = new Date(ctx.now().getTime() + SLOT_LIFE)
  const slot = {
    draft: onceName(deviceKey(draft)),
    type: 'image/jpeg',
    size: 9,
    expiresAt: until.toISOString(),
  }
  await ctx.passing.claim(slotKey(id), slot, until)
  return id
}

/** A photo that was uploaded for a draft and cleaned. */
export async function photo(ctx: MemoryContext, draft: number, n: number): Promise<string> {
  const id = await offered(ctx, draft, n)
  const stored = { kind: 'photo', type: 'image/jpeg', bytes: 9, sha256: '', width: 4, height: 3 }
  await ctx.evidence.write(thumbName(id), Buffer.from(`thumb ${n}`))
  await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: 'tester',
    streams: [
      {
        stream: evidenceStream(id),
        after: 0,
        events: [{ type: 'evidence.cleaned', data: stored }],
        state: { ...stored, status: 'clean' },
      },
    ],
  })
  return id
}

/** Ends the case of a tip: the deeds that do come with the desk. */
export async function closeCase(
  ctx: MemoryContext,
  tipNo: string,
  status: Case['status'] = 'resolved',
): Promise<void> {
  const tip = await stateOf<Tip>(ctx, tipStream(tipNo))
  if (tip.status !== 'assigned') throw new Error('only an assigned tip has a case')
  const stream = caseStream(tip.case)
  const head = await ctx.ledger.head(stream)
  const state = { ...(head?.state as Case), status }
  const events = [{ type: 'case.closed', data: {} }]
  await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: 'tester',
    streams: [{ stream, after: head?.seq ?? 0, events, state }],
  })
}

/** The same context, with everything written down that is handed to a store beside the vault. */
export function watched(ctx: MemoryContext): { readonly ctx: MemoryContext; written(): string } {
  const handed: unknown[] = []
  const watch = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, name) {
        const value = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => {
          handed.push(args)
          return value.apply(target, args)
        }
      },
    })
  const { ledger, views, passing, files, incoming, evidence } = ctx
  return {
    ctx: {
      ...ctx,
      ledger: watch(ledger),
      views: watch(views),
      passing: watch(passing),
      files: watch(files),
      incoming: watch(incoming),
      evidence: watch(evidence),
    },
    written: () => JSON.stringify(plain(handed)),
  }
}

/** Bytes as the text they may hold. */
const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Date || value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}
