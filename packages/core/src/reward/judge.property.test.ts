import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge } from './judge.ts'
import { applicant, finding, remark } from './reward.fixture.ts'
import { exclusions, type RewardScheme, registers, verdicts } from './reward.ts'
import { rewardScheme } from './scheme.ts'

const scheme = rewardScheme('gaochang', '2026-11-01') as RewardScheme
const tips = fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 12 }).chain((numbers) =>
  fc.tuple(
    ...numbers.map((n) =>
      fc.record({
        applicant: fc
          .record({
            channel: fc.constantFrom('web', 'phone', 'letter'),
            withdrawn: fc.boolean(),
            staff: fc.boolean(),
          })
          .map((said) => applicant(n, said)),
        remark: fc
          .record({
            excluded: fc.option(fc.constantFrom(...exclusions), { freq: 3 }),
            insider: fc.boolean(),
            contained: fc.boolean(),
            moreThanKnown: fc.boolean(),
          })
          .map((said) => remark(applicant(n).tip, said)),
      }),
    ),
  ),
)
const found = fc.record({
  inRemit: fc.boolean(),
  verdict: fc.constantFrom(...verdicts),
  items: fc.array(fc.constantFrom('1', '2', '6'), { minLength: 1, maxLength: 3 }),
  known: fc.array(
    fc.record({
      register: fc.constantFrom(...registers),
      at: fc.integer({ min: 0, max: 40 }).map((n) => applicant(n).registeredAt),
      record: fc.constant('J-1'),
    }),
    { maxLength: 2 },
  ),
})

test('every tip is rewarded or refused, once; the awards are one amount within the cap; the order of naming does not matter', () => {
  fc.assert(
    fc.property(tips, found, fc.infiniteStream(fc.nat(1_000)), (given, said, chance) => {
      const whole = { ...finding, ...said }
      const decide = (rows: typeof given) =>
        judge(
          scheme,
          whole,
          rows.map((row) => row.applicant),
          rows.map((row) => row.remark),
        )
      const decision = decide(given)
      const told = [...decision.awards, ...decision.refused].map(({ tip }) => tip)
      expect(told.toSorted()).toEqual(given.map((row) => row.applicant.tip).toSorted())
      const total = decision.awards.reduce((sum, { fen }) => sum + fen, 0)
      expect(total).toBeLessThanOrEqual(scheme.cap)
      expect(total > 0).toBe(decision.awards.length > 0)
      const shuffled = given
        .map((row) => ({ row, key: chance.next().value }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ row }) => row)
      expect(decide(shuffled as typeof given)).toEqual(decision)
    }),
  )
})

test('in strict time order nobody is rewarded before an earlier one that no other test took out', () => {
  fc.assert(
    fc.property(tips, found, (given, said) => {
      const decision = judge(
        { ...scheme, jointChannels: [] },
        { ...finding, ...said },
        given.map((row) => row.applicant),
        given.map((row) => row.remark),
      )
      const at = (tip: string) => given.find((row) => row.applicant.tip === tip)?.applicant.registeredAt ?? ''
      const late = decision.refused.filter(({ reason }) => reason === 'not-first').map(({ tip }) => at(tip))
      const earliest = decision.awards.map(({ tip }) => at(tip)).sort()[0]
      if (earliest) expect(late.every((time) => time >= earliest)).toBe(true)
    }),
  )
})
