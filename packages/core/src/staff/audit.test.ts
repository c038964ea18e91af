import { beforeEach, describe, expect, it } from 'vitest'
import { acting, joined, joinedActor, right } from '../testing/accounts.ts'
import { issuesOf } from '../testing/issues.ts'
import { deliverAll, type MemoryContext, memoryContext, settle } from '../testing/town.ts'
import type { Resource } from './authorize.ts'
import { grantRole } from './grant-role.ts'
import { permit } from './permit.ts'
import { readAudit } from './read-audit.ts'
import { listStaff } from './read-staff.ts'
import type { StaffActor } from './staff.ts'

let ctx: MemoryContext
let auditor: StaffActor
beforeEach(async () => {
  ctx = memoryContext()
  await settle(ctx)
  auditor = await joinedActor(ctx, '丁某', right('auditor', '1'))
})

const isWithin = (cell: string, top: string) => cell.startsWith(top)
const village: Resource = { cells: ['1', '11', '111'], unit: '111' }
const codes = async (deed: () => unknown) => (await issuesOf(deed)).map(({ code }) => code)
const records = async (cell = '1', actor = auditor) => {
  await deliverAll(ctx)
  return (await readAudit(ctx, actor, { cell })).records
}

describe('the audit', () => {
  it('has every refusal with what was asked, by whom, when and why', async () => {
    const worker = await joinedActor(ctx, '金某', right('worker', '111'))
    expect(await codes(() => permit(ctx, worker, 'case.accept', 'C26-A', village, isWithin))).toEqual([
      'staff.denied',
    ])
    expect(await records()).toEqual([
      {
        by: worker.name,
        action: 'case.accept',
        about: 'C26-A',
        cells: ['1', '11', '111'],
        outcome: 'staff.denied',
        status: 'recorded',
        at: '2026-11-20T02:30:00.000Z',
      },
    ])
  })

  it('says that somebody was complained of, who is told that there is no such thing', async () => {
    const head = await joinedActor(ctx, '金某', right('head', '111'))
    const complaint = { ...village, unit: '11', against: '111' }
    expect(await codes(() => permit(ctx, head, 'case.read', 'C26-A', complaint, isWithin))).toEqual([
      'staff.unknown',
    ])
    expect(await records()).toMatchObject([{ outcome: 'staff.conflict', by: head.name }])
  })

  it('has each use of a right whose uses are written down, and no other', async () => {
    const custodian = await joinedActor(ctx, '沈某', right('custodian', '1'), right('command', '1'))
    await permit(ctx, custodian, 'case.read', 'C26-A', village, isWithin)
    expect(await records()).toEqual([])
    await permit(ctx, custodian, 'identity.open', 'T26-A', village, isWithin)
    expect(await records()).toMatchObject([{ action: 'identity.open', about: 'T26-A', outcome: 'allowed' }])
  })

  it('has each change of rights', async () => {
    const admin = await joinedActor(ctx, '高某', right('admin', '1'))
    const id = await joined(ctx, '金某', right('worker', '111'))
    await grantRole(ctx, admin, id, right('head', '111'))
    expect(await records()).toMatchObject([
      { by: admin.name, action: 'staff.grant', about: id, outcome: 'allowed' },
    ])
  })

  it('refuses the deed where it cannot be written', async () => {
    const custodian = await joinedActor(ctx, '沈某', right('custodian', '1'))
    const broken = {
      ...ctx,
      ledger: {
        ...ctx.ledger,
        append: async () => {
          throw new Error('no room')
        },
      },
    }
    await expect(permit(broken, custodian, 'identity.open', 'T26-A', village, isWithin)).rejects.toThrow(
      'no room',
    )
  })

  it('is read newest first, page by page, each record once', async () => {
    const worker = await joinedActor(ctx, '金某', right('worker', '111'))
    for (let n = 0; n < 120; n++) {
      ctx.time.now = new Date(Date.parse('2026-11-20T02:30:00Z') + 1000 * Math.floor(n / 3))
      await codes(() => permit(ctx, worker, 'case.accept', `C${n}`, village, isWithin))
    }
    await deliverAll(ctx)
    const seen = []
    let after: string | undefined
    do {
      const page = await readAudit(ctx, auditor, { cell: '1', ...(after !== undefined && { after }) })
      seen.push(...page.records)
      after = page.next
    } while (after !== undefined)
    expect(seen.map(({ about }) => about).sort()).toEqual(
      Array.from({ length: 120 }, (_, n) => `C${n}`).sort(),
    )
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
  })

  it('is the auditors’, each for the own cells', async () => {
    const worker = await joinedActor(ctx, '金某', right('worker', '111'))
    await codes(() => permit(ctx, worker, 'case.accept', 'C26-A', village, isWithin))
    const town = await joinedActor(ctx, '白某', right('auditor', '12'))
    const admin = await joinedActor(ctx, '高某', right('admin', '1'))
    expect(await records('12', town)).toEqual([])
    expect(await codes(() => records('11', town))).toEqual(['staff.unknown'])
    expect(await codes(() => records('1', admin))).toEqual(['staff.denied'])
    expect(await codes(async () => records('111', await acting(ctx, worker.id)))).toEqual(['staff.denied'])
    expect(await records('111')).toHaveLength(2)
  })

  it('has a refusal about a cell there is not too, at the top', async () => {
    const worker = await joinedActor(ctx, '金某', right('worker', '111'))
    expect(await codes(() => listStaff(ctx, worker, '999'))).toEqual(['staff.unknown'])
    expect(await records()).toMatchObject([{ action: 'staff.read', about: '999', outcome: 'staff.unknown' }])
  })
})
