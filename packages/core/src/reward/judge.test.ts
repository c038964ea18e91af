import { describe, expect, test } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { judge } from './judge.ts'
import { applicant, finding, remark } from './reward.fixture.ts'
import type { Applicant, Finding, Remark, RewardScheme } from './reward.ts'
import { rewardScheme } from './scheme.ts'

const scheme = (jurisdiction: string) => rewardScheme(jurisdiction, '2026-11-01') as RewardScheme
const tiers = scheme('gaochang')
const matrix = scheme('yanbian')

const one = applicant(1)
const decide = (
  change: Partial<Finding> = {},
  applicants: readonly Applicant[] = [one],
  remarks: readonly Remark[] = [],
  by = tiers,
) => judge(by, { ...finding, ...change }, applicants, remarks)
const reasonOf = (...args: Parameters<typeof decide>) => decide(...args).refused[0]?.reason

describe('the ordered decision', () => {
  test('rewards the one who reported what was found true and punished', () => {
    const { awards, refused, tier, traces } = decide()
    expect({ awards, refused, tier }).toEqual({
      awards: [{ tip: one.tip, fen: 100_000 }],
      refused: [],
      tier: '2',
    })
    expect(traces.map(({ test: name }) => name)).toEqual([
      'withdrawn',
      'remit',
      'verified',
      'known',
      'excluded',
      'first',
      'overlap',
      'paid elsewhere',
    ])
  })

  test('refuses by the first test that fails, each with its own reason', () => {
    const known = { register: 'inspection', at: '2026-10-31T00:00:00Z', record: 'J-17' } as const
    expect(reasonOf({}, [applicant(1, { withdrawn: true })])).toBe('withdrawn')
    expect(reasonOf({ inRemit: false, verdict: 'untrue' })).toBe('not-in-remit')
    expect(reasonOf({ verdict: 'untrue' })).toBe('not-verified')
    expect(reasonOf({ penaltyServedOn: null })).toBe('no-penalty')
    expect(reasonOf({ known: [known] })).toBe('known-before')
    expect(reasonOf({ known: [{ ...known, register: 'media' }] })).toBe('media-exposed')
    expect(reasonOf({}, [one], [remark(one.tip, { excluded: 'relative' })])).toBe('excluded-person')
    expect(reasonOf({}, [applicant(1, { staff: true })])).toBe('excluded-person')
    expect(reasonOf({}, [one], [remark(one.tip, { contained: true })])).toBe('overlap')
    expect(reasonOf({ paidElsewhere: true })).toBe('paid-elsewhere')
  })

  test('a transfer to the police stands for the penalty', () => {
    expect(decide({ penaltyServedOn: null, policeOn: '2026-11-12' }).awards).toHaveLength(1)
  })

  test('what was known only after the tip does not count against it, nor against one that told more', () => {
    const known = { register: 'monitoring', at: '2026-11-01T02:02:00Z', record: 'A-3' } as const
    const [early, late] = [applicant(1), applicant(3)]
    expect(decide({ known: [known] }, [early, late]).awards.map(({ tip }) => tip)).toEqual([early.tip])
    expect(reasonOf({ known: [known] }, [late])).toBe('known-before')
    expect(
      decide({ known: [known] }, [late], [remark(late.tip, { moreThanKnown: true })]).awards,
    ).toHaveLength(1)
  })

  test('exposure by the media excludes only where the measure says so', () => {
    const media = { register: 'media', at: '2026-10-01T00:00:00Z', record: '报道' } as const
    const said = [remark(one.tip, { contribution: 'direct' })]
    expect(decide({ known: [media], items: ['general'] }, [one], said, matrix).awards).toHaveLength(1)
  })
})

describe('first and joint', () => {
  const phones = [applicant(1, { channel: 'phone' }), applicant(2, { channel: 'phone' })]

  test('two telephone tips of one day are joint where the measure says so, and split equally', () => {
    expect(decide({}, phones).awards).toEqual([
      { tip: phones[0]?.tip, fen: 50_000 },
      { tip: phones[1]?.tip, fen: 50_000 },
    ])
  })

  test('under a measure of time order only the first is rewarded', () => {
    const said = phones.map(({ tip }) => remark(tip, { contribution: 'lead' }))
    const { awards, refused } = decide({ items: ['general'] }, phones, said, matrix)
    expect(awards.map(({ tip }) => tip)).toEqual([phones[0]?.tip])
    expect(refused).toEqual([{ tip: phones[1]?.tip, reason: 'not-first' }])
  })

  test('tips on the web are first by their time, whatever the day', () => {
    expect(decide({}, [applicant(2), applicant(1)]).awards).toEqual([{ tip: applicant(1).tip, fen: 100_000 }])
  })

  test('one excluded makes room for the next', () => {
    const said = [remark(applicant(1).tip, { excluded: 'polluter' })]
    expect(decide({}, [applicant(1), applicant(2)], said).awards.map(({ tip }) => tip)).toEqual([
      applicant(2).tip,
    ])
  })
})

describe('the amount', () => {
  test('several items: the highest by tiers, the sum by grades', () => {
    expect(decide({ items: ['1', '5', '2'] }).awards[0]?.fen).toBe(500_000)
    const said = [remark(one.tip, { contribution: 'indirect' })]
    expect(decide({ items: ['general', 'serious'] }, [one], said, matrix).awards[0]?.fen).toBe(350_000)
  })

  test('an insider gets the factor, and nobody more than the cap', () => {
    const insider = [remark(one.tip, { insider: true, contribution: 'lead' })]
    expect(decide({ items: ['general'] }, [one], insider, matrix).awards[0]?.fen).toBe(20_000)
    const direct = [remark(one.tip, { insider: true, contribution: 'direct' })]
    const most = decide({ items: ['grave', 'grave'] }, [one], direct, matrix).awards[0]?.fen
    expect(most).toBe(matrix.cap)
    expect(decide({}, [one], [remark(one.tip, { insider: true })]).awards[0]?.fen).toBe(100_000)
  })

  test('a share of the fine keeps to its cap', () => {
    const share = { ...tiers, basis: { kind: 'fine-share', permille: 50, cap: 10_000_000 } } as const
    expect(decide({ fine: 1_000_000 }, [one], [], share).awards[0]?.fen).toBe(50_000)
    expect(decide({ fine: 900_000_000 }, [one], [], { ...share, cap: 90_000_000 }).awards[0]?.fen).toBe(
      10_000_000,
    )
  })

  test('an item the measure does not know is said, not guessed', async () => {
    expect(await issuesOf(() => decide({ items: ['9'] }))).toEqual([
      { code: 'reward.item_unknown', field: 'items' },
    ])
  })
})
