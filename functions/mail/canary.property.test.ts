import type { Case } from '@wangge/core/case'
import { noticeEntries } from '@wangge/core/case/notice-entries'
import { locales } from '@wangge/core/locale'
import { batchSchema, type NoticeBatch, noticeKinds } from '@wangge/core/notice'
import { notifyStaff } from '@wangge/core/notice/notify'
import type { StaffRole } from '@wangge/core/staff'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { memoryContext } from '../../packages/core/src/testing/town.ts'
import { letterOf } from './letter.ts'

/** What must never leave the house: a reporter's telephone, receipt, name and words, and an exact place. */
const canaries = [
  '13800138000',
  '1234567890123456',
  '12345678',
  '阿依古丽',
  '夜里有刺鼻气味',
  '89.187654',
  'g-pt-77',
]

/** Any JSON, with canaries in it wherever text may stand. */
const anything = fc.oneof(
  fc.constantFrom(...canaries),
  fc.dictionary(fc.string(), fc.constantFrom(...canaries)),
  fc.array(fc.constantFrom(...canaries)),
)

/** A case whose every field that is told nobody may hold anything. */
const cases = fc
  .record({
    rest: fc.record({
      steps: anything,
      visits: anything,
      outcome: anything,
      questions: anything,
      handlers: anything,
      post: anything,
      tip: anything,
      leaf: anything,
      description: anything,
      contact: anything,
      point: anything,
      clocks: anything,
      site: fc.constantFrom(...canaries),
    }),
    kinds: fc.uniqueArray(fc.constantFrom(...noticeKinds), { minLength: 1, maxLength: 5 }),
    more: anything,
  })
  .map(({ rest, kinds, more }) => ({
    ...rest,
    no: 'C26-M2WDP-40BZK',
    unit: '111',
    cells: ['1', '11', '111'],
    category: 'odour',
    against: null,
    due: { clock: 'tip.finish', date: '2026-11-25', more },
    news: kinds.map((kind, i) => ({
      seq: i + 1,
      at: '2026-11-20T02:00:00.000Z',
      kind,
      units: ['111', '1@water'],
      more,
    })),
  }))

it('whatever a case holds, a message and the mail made of it hold numbers, codes and days alone', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (state) => {
      const ctx = memoryContext()
      const person = (role: StaffRole, i: number) => ({
        id: `p${i}`,
        name: '阿依古丽',
        mail: `p${i}@mail.example`,
        status: 'active',
        identity: { iss: 'x', sub: '13800138000' },
        grants: [{ id: 'g1', role, cell: '111', kinds: [], from: '2026-01-01', until: null, by: 'operator' }],
        interests: [],
      })
      const roles: readonly StaffRole[] = ['head', 'deputy', 'reward', 'custodian', 'auditor']
      for (const account of roles.map(person)) {
        const stream = `staff#${account.id}`
        const events = [{ type: 'staff.invited', data: account }]
        const at = ctx.now().toISOString()
        await ctx.ledger.append({ at, by: 't', streams: [{ stream, after: 0, events, state: account }] })
        const queue = 'staff#111'
        await ctx.board.put({ pk: stream, sk: queue, seq: 1, body: account, queue, order: account.id })
      }
      for (const entry of noticeEntries(state as unknown as Case, ctx.now())) await ctx.board.put(entry)
      ctx.time.now = new Date(ctx.time.now.getTime() + 5 * 60_000)
      await notifyStaff(ctx)
      const batches = ctx.notices.sent() as readonly NoticeBatch[]
      expect(batches.length).toBeGreaterThan(0)
      for (const batch of batches) {
        expect(batchSchema.safeParse(batch).success).toBe(true)
        const letters = locales.map((locale) => letterOf(batch.items, locale, 'https://grid.example'))
        // The hash of a batch is hexadecimal digits that may run like anything.
        const told = JSON.stringify([{ ...batch, batch: '' }, letters])
        for (const canary of canaries) expect(told).not.toContain(canary)
        expect(told).not.toContain('@mail.example')
      }
    }),
    { numRuns: 200 },
  )
})
