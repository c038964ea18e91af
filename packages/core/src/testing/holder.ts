import { caseDeeds } from '../case/all-deeds.ts'
import { type Case, caseStream, type Verdict } from '../case/case.ts'
import { evidenceStream, thumbName } from '../evidence/evidence.ts'
import { SLOT_LIFE, slotKey } from '../evidence/slot.ts'
import { onceName } from '../idempotency-key.ts'
import { cellOfUnit } from '../staff/staff.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { staffActor } from './staff.ts'
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

/** Has the case of a tip closed by those who handle and check it. */
export async function closeCase(ctx: MemoryContext, tipNo: string, verdict: Verdict = 'true'): Promise<void> {
  const tip = await stateOf<Tip>(ctx, tipStream(tipNo))
  if (tip.status !== 'assigned') throw new Error('only an assigned tip has a case')
  await closeAs(ctx, tip.case, verdict)
}

/** Has a case that was just received closed by those who handle and check it; one that went on stays as it is. */
export async function closeAs(ctx: MemoryContext, no: string, verdict: Verdict): Promise<void> {
  const { stage, unit, cells } = await stateOf<Case>(ctx, caseStream(no))
  if (stage !== 'received') return
  const handler = staffActor({ role: 'head', cell: cellOfUnit(unit) }, 'closer')
  const checker = staffActor({ role: 'command', cell: cells[0] ?? '' }, 'checker')
  const after = verdict === 'untrue' ? [] : [await photo(ctx, 901, 700_000 + ctx.ledger.streams().length)]
  const asked = (input: unknown) => ({ no, input })
  await caseDeeds.accept(ctx, handler, asked({}))
  await caseDeeds.conclude(ctx, handler, asked(conclusion(after, verdict)))
  await caseDeeds.check(ctx, checker, asked({ result: 'passed', text: '同意' }))
}

/** What a unit hands in; `after` as many photos as the verdict asks for. */
export const conclusion = (after: readonly string[], verdict: Verdict = 'true') => ({
  verdict,
  measures: ['order'],
  summary: '经现场检查，一家作坊存在废气收集不全的问题，已责令改正，现已完成整改。',
  record: '执法人员两名，笔录一份。',
  reply: '您反映的问题属实，我们已督促整改，感谢监督。',
  before: [],
  after,
})

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
