import { expect, test } from 'vitest'
import { handIn, memoryContext, operator, settle, stateOf, tipAt, untilPublic } from '../testing/town.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { applicantsOf } from './applicants.ts'
import { listStaff } from './list-staff.ts'

const contact = { phone: '138 0013 8000' }

/** A tip handed in with that telephone, and what the reward of its case knows of who asks. */
async function asked(wish: 'reward' | 'call-back', listed: boolean) {
  const ctx = memoryContext()
  await settle(ctx)
  if (listed) await listStaff(ctx, operator, { kind: 'phone', value: '+86 13800138000', listed: true })
  const { tipNo } = await handIn(ctx, 1, { ...tipAt(), wish, contact })
  await untilPublic(ctx)
  const tip = await stateOf<Tip>(ctx, tipStream(tipNo))
  return { tip, applicants: await applicantsOf(ctx, tip.caseNo) }
}

test('a telephone of the staff register is noticed when the tip is handed in, and the number kept nowhere', async () => {
  const { tip, applicants } = await asked('reward', true)
  expect(applicants).toMatchObject([{ tip: tip.no, staff: true, way: 'opened' }])
  expect(JSON.stringify(tip)).not.toContain('13800138000')
})

test('who is in no register is not marked, and who asks for no reward is not looked up', async () => {
  expect((await asked('reward', false)).applicants).toMatchObject([{ staff: false }])
  const { tip, applicants } = await asked('call-back', true)
  expect(applicants).toEqual([])
  expect(tip.listed).toBeUndefined()
})
